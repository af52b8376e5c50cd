package io.daozha.admin.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class PacedClockTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    /** A world whose time passes when it is told to. */
    private static final class World extends Clock {
        private Instant now = START;

        void pass(long seconds) {
            now = now.plusSeconds(seconds);
        }

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
    }

    @Test
    void goesOnFromWhereItWasWhenItsPaceChanges() {
        World world = new World();
        PacedClock clock = PacedClock.of(world, 0, 2);
        Clock elsewhere = clock.withZone(ZoneId.of("Asia/Shanghai"));
        world.pass(10);
        assertEquals(START.plusSeconds(20), clock.instant());
        clock.pace(10);
        assertEquals(START.plusSeconds(20), clock.instant());
        world.pass(10);
        assertEquals(START.plusSeconds(120), clock.instant());
        clock.pace(1);
        world.pass(5);
        assertEquals(Duration.ofSeconds(125), Duration.between(START, clock.instant()));
        assertEquals(clock.instant(), elsewhere.instant());
    }
}
