package io.daozha.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.daozha.gate.ClockWatch.Jump;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("F11 the clock is stepped")
class ClockWatchTest {
    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");

    private Instant now = NOON;
    private long nanos = Long.MAX_VALUE - 1_000; // it may begin anywhere, and run over

    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };

    private final ClockWatch watch = new ClockWatch(clock, () -> nanos);

    private Optional<Jump> after(Duration life, Duration shown) {
        nanos += life.toNanos();
        now = now.plus(shown);
        return watch.look();
    }

    @Test
    void f11_timeThatPassesIsNoJump() {
        assertEquals(Optional.empty(), after(Duration.ofSeconds(1), Duration.ofSeconds(1)));
        assertEquals(Optional.empty(), after(Duration.ofDays(40), Duration.ofDays(40)));
        assertEquals(Optional.empty(), after(Duration.ofSeconds(1), Duration.ofSeconds(3)), "slewed by 2 s");
    }

    @Test
    void f11_setForwardOrBackItIsToldOnce() {
        Jump forward = after(Duration.ofSeconds(1), Duration.ofHours(1)).orElseThrow();
        assertEquals(Duration.ofSeconds(3_599), forward.by());
        assertEquals(NOON.plusSeconds(3_600), forward.doubtfulBefore());
        assertEquals(Optional.empty(), after(Duration.ofSeconds(1), Duration.ofSeconds(1)));
        Jump back = after(Duration.ofSeconds(1), Duration.ofHours(-1)).orElseThrow();
        assertEquals(Duration.ofSeconds(-3_601), back.by());
        assertEquals(NOON.plusSeconds(3_602), back.doubtfulBefore());
    }
}
