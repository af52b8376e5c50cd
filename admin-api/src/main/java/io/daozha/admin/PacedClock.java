package io.daozha.admin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that starts at the world's time and runs a number of times as fast. */
final class PacedClock extends Clock {
    private final Clock world;
    private final Instant start;
    private final double pace;

    private PacedClock(Clock world, Instant start, double pace) {
        this.world = world;
        this.start = start;
        this.pace = pace;
    }

    static Clock of(double pace) {
        Clock world = Clock.systemUTC();
        return pace == 1 ? world : new PacedClock(world, world.instant(), pace);
    }

    @Override
    public Instant instant() {
        long nanos = Duration.between(start, world.instant()).toNanos();
        return start.plusNanos(Math.round(nanos * pace));
    }

    @Override
    public ZoneId getZone() {
        return world.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new PacedClock(world.withZone(zone), start, pace);
    }
}
