package io.daozha.gate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Notices a wall clock that was set: since the last look it has gone another way than a clock that nobody can set. Slow
 * correction, as NTP does it, is not noticed and does no harm. Not thread-safe.
 */
public final class ClockWatch {
    /** More than a slow look or a slewing clock makes. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    private final Clock clock;
    private final LongSupplier nanoTime;
    private Instant lastInstant;
    private long lastNanos;

    /** @param nanoTime a clock that only runs forward, as {@link System#nanoTime} does */
    public ClockWatch(Clock clock, LongSupplier nanoTime) {
        this.clock = clock;
        this.nanoTime = nanoTime;
        lastInstant = clock.instant();
        lastNanos = nanoTime.getAsLong();
    }

    /**
     * @param expected what it should have shown
     * @param shown what it shows
     */
    public record Jump(Instant expected, Instant shown) {

        /** Positive when it was put forward. */
        public Duration by() {
            return Duration.between(expected, shown);
        }

        /** Whoever came in before this moment may have come in by the other time. */
        public Instant doubtfulBefore() {
            return expected.isAfter(shown) ? expected : shown;
        }
    }

    /** Whether it was set since the last look, or since the beginning. */
    public Optional<Jump> look() {
        Instant shown = clock.instant();
        long nanos = nanoTime.getAsLong();
        Instant expected = lastInstant.plusNanos(nanos - lastNanos);
        lastInstant = shown;
        lastNanos = nanos;
        Jump jump = new Jump(expected, shown);
        return jump.by().abs().compareTo(TOLERANCE) > 0 ? Optional.of(jump) : Optional.empty();
    }
}
