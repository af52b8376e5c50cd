package io.daozha.hardware.led;

import io.daozha.hardware.DeviceException;
import io.daozha.hardware.Sign;
import io.daozha.hardware.SignLevels;
import io.daozha.hardware.SignText;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * A card behind somebody else's serial port, who asks for its bytes now and then: a camera that passes them on to its
 * RS485. What the card answers never comes back, so a card that is off cannot be told from one that shows.
 */
public final class LedPipe implements Sign {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String carrier;
    private final Outbox outbox;

    /** @param carrier who asks, for messages */
    public LedPipe(String carrier, LedPanel panel) {
        this(carrier, panel, System::nanoTime);
    }

    LedPipe(String carrier, LedPanel panel, LongSupplier nanoTime) {
        this.carrier = carrier;
        this.outbox = new Outbox(panel, nanoTime);
    }

    /** @throws DeviceException when nobody came for the text before; this one waits in its place all the same */
    @Override
    public void show(SignText text) throws DeviceException {
        Duration waited = outbox.waiting();
        outbox.show(text);
        if (waited.compareTo(PATIENCE) > 0) {
            throw new DeviceException(carrier + " has not come for the sign's text for " + waited.toSeconds()
                    + " s; check that it is on, and that its heartbeat calls this box.");
        }
    }

    @Override
    public void adjust(SignLevels levels) {
        outbox.adjust(levels);
    }

    /** What the card has to be sent now, frame by frame; each is handed out once. */
    public List<byte[]> take() {
        return outbox.take().stream().map(LedFrame::bytes).toList();
    }

    @Override
    public String toString() {
        return "the sign behind " + carrier;
    }
}
