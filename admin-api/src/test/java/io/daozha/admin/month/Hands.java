package io.daozha.admin.month;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The car park's clock: the time that passes, which only runs forward, and the time that it shows, which can be set. */
final class Hands extends Clock {
    private final Instant started;
    private long nanos;
    private Duration set = Duration.ZERO;

    Hands(Instant started) {
        this.started = started;
    }

    void pass(long time) {
        nanos += time;
    }

    void set(Duration forward) {
        set = set.plus(forward);
    }

    /** Since the beginning, whatever the clock shows. */
    long nanos() {
        return nanos;
    }

    @Override
    public Instant instant() {
        return started.plusNanos(nanos).plus(set);
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
