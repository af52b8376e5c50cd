package io.daozha.admin.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LimiterTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:10Z");

    @Test
    void soManyAMinuteAndThenTheRestOfItToWait() {
        Limiter limiter = new Limiter();
        for (int i = 0; i < 3; i++) {
            assertEquals(Duration.ZERO, limiter.take("10.0.0.7", 3, NOON));
        }
        assertEquals(Duration.ofSeconds(50), limiter.take("10.0.0.7", 3, NOON));
        assertEquals(Duration.ZERO, limiter.take("10.0.0.8", 3, NOON), "another one");
        assertEquals(Duration.ZERO, limiter.take("10.0.0.7", 3, NOON.plusSeconds(50)), "the next minute");
    }
}
