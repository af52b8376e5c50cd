package io.daozha.hardware.serial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.hardware.DeviceException;
import java.time.Duration;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

/** When a question is asked again. */
class PollTest {
    private static final long PAUSE = Duration.ofMillis(10).toNanos();
    private static final BitSet OFF = new BitSet();
    private static final BitSet ON = BitSet.valueOf(new long[] {1});

    private final Poll<BitSet> poll = new Poll<>(
            new Request.ReadInputs(1, 8),
            Duration.ofNanos(PAUSE),
            Duration.ofMillis(500),
            new Watch<>() {
                @Override
                public void read(BitSet answer, long nanoTime) {}

                @Override
                public void lost(DeviceException why) {}
            },
            0);

    @Test
    void aChangeIsAskedAboutAgainAtOnceAndOnlyOnce() {
        poll.answered(OFF, 0, 0);
        assertEquals(PAUSE, poll.dueIn(0), "the first answer is no change");
        poll.answered(OFF, 0, 0);
        assertEquals(PAUSE, poll.dueIn(0));
        poll.answered(ON, 0, 0);
        assertTrue(poll.dueIn(0) < 0, "before anything else");
        poll.answered(OFF, 0, 0);
        assertEquals(PAUSE, poll.dueIn(0), "a contact that never rests must not starve its neighbours");
        poll.answered(ON, 0, 0);
        assertTrue(poll.dueIn(0) < 0);
        poll.answered(ON, 0, 0);
        assertEquals(PAUSE, poll.dueIn(0));
    }
}
