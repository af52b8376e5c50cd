package io.daozha.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.daozha.hardware.Level;
import io.daozha.hardware.SignText;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpacesLeftTest {
    private static final Sensors EMPTY = new Sensors(Level.OFF, Level.OFF, Level.OFF, Level.ON, Level.OFF);

    private final BlockingQueue<SignText> shown = new LinkedBlockingQueue<>();
    private final BlockingQueue<LaneStatus> statuses = new LinkedBlockingQueue<>();
    private volatile OptionalInt left = OptionalInt.of(2);

    @Test
    @DisplayName("E06 the sign outside counts down to 0 while nobody is at the lane")
    void e06_signFollowsTheSpacesLeft(@TempDir Path folder) throws Exception {
        try (LaneRunner runner = new LaneRunner(
                Street.ENTRY,
                new LaneMemory(LaneState.INITIAL, List.of()),
                LaneJournal.open(folder),
                () -> {},
                shown::add,
                new SignBook(SignWords.in(Locale.CHINESE), "http://localhost/lane/entry", () -> left),
                Clock.systemUTC(),
                command -> {},
                passage -> {},
                statuses::add)) {
            runner.start();
            runner.sensed(EMPTY);
            assertEquals(List.of("欢迎光临", "剩余车位 2"), next().lines());
            left = OptionalInt.of(0);
            assertEquals(List.of("车位已满", "剩余车位 0"), next().lines());
            untilPagesSay("剩余车位 0");
            left = OptionalInt.of(1);
            assertEquals(List.of("欢迎光临", "剩余车位 1"), next().lines());
        }
        assertEquals(List.of(), List.copyOf(shown), "shown only when it changes");
    }

    private void untilPagesSay(String line) throws InterruptedException {
        LaneStatus status;
        do {
            status = statuses.poll(5, TimeUnit.SECONDS);
            assertNotNull(status, "no page was told within 5 s: " + line);
        } while (!status.sign().lines().contains(line));
    }

    private SignText next() throws InterruptedException {
        SignText text = shown.poll(5, TimeUnit.SECONDS);
        assertNotNull(text, "nothing was shown within 5 s");
        return text;
    }
}
