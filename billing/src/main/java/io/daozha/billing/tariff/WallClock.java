package io.daozha.billing.tariff;

import java.time.Instant;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/** What the clock on the wall shows so many minutes after the entry; summer time changes what it shows, never how long. */
final class WallClock {
    private final ZoneRules zone;
    private final long entrySecond;
    private long base;
    private long since;
    private long change;

    WallClock(ZoneRules zone, long entrySecond) {
        this.zone = zone;
        this.entrySecond = entrySecond;
        look(0);
    }

    /**
     * Time goes forward only.
     *
     * @return whether the clock has been put forward or back
     */
    boolean moveTo(long at) {
        if (at < change) {
            return false;
        }
        look(at);
        return true;
    }

    private void look(long at) {
        Instant instant = Instant.ofEpochSecond(entrySecond + at * 60);
        base = Math.floorDiv(entrySecond + zone.getOffset(instant).getTotalSeconds(), 60);
        since = at;
        ZoneOffsetTransition next = zone.nextTransition(instant);
        change = next == null
                ? Long.MAX_VALUE
                : Math.max(at + 1, Math.floorDiv(next.toEpochSecond() - entrySecond + 59, 60));
    }

    /** Minutes since 1970-01-01T00:00 of the place. */
    long minute(long at) {
        return base + at;
    }

    /** Since when the clock has not been put forward or back. */
    long since() {
        return since;
    }

    /** When it next will be. */
    long change() {
        return change;
    }
}
