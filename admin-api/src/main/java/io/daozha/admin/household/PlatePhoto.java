package io.daozha.admin.household;

import io.daozha.admin.web.Language;
import io.daozha.admin.web.Trouble;
import io.daozha.billing.Words;
import io.daozha.plate.Frame;
import io.daozha.plate.NeuralPlateReader;
import io.daozha.plate.PlateEvidence;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Reads a plate off a photograph that somebody sends, so that he need not type it. The picture is read and forgotten. One
 * at a time: the lanes need the machine more.
 */
@ApplicationScoped
class PlatePhoto {
    static final int MOST_BYTES = 5 * 1024 * 1024;
    private static final long PATIENCE_S = 10;

    private final ReentrantLock turn = new ReentrantLock();
    private NeuralPlateReader reader;

    /** @param certainty 0 to 1 */
    record Reading(String plate, String colour, double certainty) {
        private static final double SURE = 0.9;

        /** To be looked at closely. */
        public boolean unsure() {
            return certainty < SURE;
        }
    }

    /**
     * The largest plate in the picture.
     *
     * @throws Trouble 413 and 415 for what is no picture that is read, 422 where it shows no plate, 503 while others wait
     */
    Reading read(byte[] picture) {
        if (picture == null || picture.length == 0) {
            throw trouble(400, "picture-missing", MyMsg::pictureMissing);
        }
        if (picture.length > MOST_BYTES) {
            throw trouble(413, "picture-too-large", MyMsg::pictureTooLarge);
        }
        try {
            if (!turn.tryLock(PATIENCE_S, TimeUnit.SECONDS)) {
                throw trouble(503, "reader-busy", MyMsg::readerBusy);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw trouble(503, "reader-busy", MyMsg::readerBusy);
        }
        try {
            return largest(Frame.decode("photo", 0, Instant.EPOCH, picture));
        } catch (IOException e) {
            throw new Trouble(
                    415,
                    "no-picture",
                    language -> language.words(MyMsg.class).noPicture(),
                    new Words("", e.getMessage()),
                    List.of());
        } finally {
            turn.unlock();
        }
    }

    /** The networks are loaded for the first who sends a picture: most car parks never need them here. */
    private Reading largest(Frame frame) {
        if (reader == null) {
            reader = new NeuralPlateReader();
        }
        PlateEvidence seen = reader.read(frame).stream()
                .findFirst()
                .orElseThrow(() -> trouble(422, "no-plate-seen", MyMsg::noPlateSeen));
        return new Reading(seen.text(), seen.colour().name(), seen.confidence());
    }

    @PreDestroy
    void close() {
        if (reader != null) {
            reader.close();
        }
    }

    private static Trouble trouble(int status, String code, Function<MyMsg, String> sentence) {
        return Trouble.of(status, code, (Language language) -> sentence.apply(language.words(MyMsg.class)));
    }
}
