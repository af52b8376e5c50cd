package io.daozha.admin.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AttemptsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void waitDoublesAfterTheFreeOnesAndEnds() {
        Attempts attempts = new Attempts(3, 100);
        for (int i = 0; i < 3; i++) {
            assertEquals(Duration.ZERO, attempts.wait("wang", NOON));
            attempts.failed("wang", NOON);
        }
        assertEquals(Duration.ofSeconds(15), attempts.wait("wang", NOON));
        assertEquals(Duration.ofSeconds(1), attempts.wait("wang", NOON.plusSeconds(14)));
        assertEquals(Duration.ZERO, attempts.wait("wang", NOON.plusSeconds(15)));
        attempts.failed("wang", NOON.plusSeconds(15));
        assertEquals(Duration.ofSeconds(30), attempts.wait("wang", NOON.plusSeconds(15)));
        for (int i = 0; i < 20; i++) {
            attempts.failed("wang", NOON.plusSeconds(60));
        }
        assertEquals(Duration.ofMinutes(15), attempts.wait("wang", NOON.plusSeconds(60)));
        assertEquals(Duration.ZERO, attempts.wait("li", NOON));
    }

    @Test
    void successAndAnHourOfQuietForget() {
        Attempts attempts = new Attempts(1, 100);
        attempts.failed("wang", NOON);
        attempts.succeeded("wang");
        assertEquals(Duration.ZERO, attempts.wait("wang", NOON));
        attempts.failed("wang", NOON);
        attempts.failed("wang", NOON.plus(Duration.ofMinutes(61)));
        assertEquals(Duration.ofSeconds(15), attempts.wait("wang", NOON.plus(Duration.ofMinutes(61))));
    }

    @Test
    void namesMadeUpByThousandsDoNotFillTheMemory() {
        Attempts attempts = new Attempts(0, 100);
        for (int i = 0; i < 10_000; i++) {
            attempts.failed("name " + i, NOON);
        }
        assertEquals(Duration.ZERO, attempts.wait("name 1", NOON));
        assertTrue(attempts.wait("name 9999", NOON).toSeconds() > 0);
    }
}
