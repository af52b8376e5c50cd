package io.daozha.admin.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that starts at the world's time and runs a number of times as fast, which can be changed while it runs: it goes on
 * from where it was. Safe from any thread.
 */
public final class PacedClock extends Clock {
    private final Clock world;
    private final AtomicReference<Leg> leg;

    /** From a change of pace to the next: where the clock, the world's, and the one that nobody can set stood. */
    private record Leg(Instant start, Instant world, long nanos, long worldNanos, double pace) {
        Instant at(Instant now) {
            return start.plusNanos(Math.round(Duration.between(world, now).toNanos() * pace));
        }

        long nanos(long now) {
            return nanos + Math.round((now - worldNanos) * pace);
        }
    }

    private PacedClock(Clock world, AtomicReference<Leg> leg) {
        this.world = world;
        this.leg = leg;
    }

    public static PacedClock of(double pace) {
        return of(Clock.systemUTC(), System.nanoTime(), pace);
    }

    static PacedClock of(Clock world, long nanos, double pace) {
        Instant start = world.instant();
        return new PacedClock(world, new AtomicReference<>(new Leg(start, start, nanos, nanos, pace)));
    }

    @Override
    public Instant instant() {
        return leg.get().at(world.instant());
    }

    /** As {@link System#nanoTime} goes, in this clock's time. */
    public long nanoTime() {
        return leg.get().nanos(System.nanoTime());
    }

    public double pace() {
        return leg.get().pace();
    }

    public void pace(double pace) {
        Instant now = world.instant();
        long nanos = System.nanoTime();
        leg.updateAndGet(old -> new Leg(old.at(now), now, old.nanos(nanos), nanos, pace));
    }

    @Override
    public ZoneId getZone() {
        return world.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new PacedClock(world.withZone(zone), leg);
    }
}
