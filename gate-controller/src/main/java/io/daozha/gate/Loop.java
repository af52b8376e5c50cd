package io.daozha.gate;

import io.daozha.hardware.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One induction loop over time, so that one that lies is found out.
 *
 * @param level what its contact says
 * @param since when it began to say so
 * @param changes when it went on or off lately
 * @param flickers it changed more often than vehicles can make it: taken for occupied until it has been quiet
 * @param reported it has been on for longer than a vehicle stands, and the operator has been told
 */
public record Loop(Level level, Instant since, List<Instant> changes, boolean flickers, boolean reported) {
    /** More changes than this within {@link #QUIET} are no traffic: four cars in ten seconds would have to pass. */
    static final int MOST_CHANGES = 8;

    static final Duration QUIET = Duration.ofSeconds(10);

    static final Loop UNREAD = new Loop(Level.INVALID, Instant.EPOCH, List.of(), false, false);

    public Loop {
        changes = List.copyOf(changes);
    }

    Loop sensed(Level next, Instant now) {
        if (next == level) {
            return this;
        }
        List<Instant> lately = new ArrayList<>(changes);
        lately.removeIf(at -> !at.plus(QUIET).isAfter(now));
        if (level != Level.INVALID && next != Level.INVALID) {
            lately.add(now);
        }
        return new Loop(next, now, lately, flickers || lately.size() > MOST_CHANGES, false);
    }

    Loop ticked(Instant now) {
        return flickers && lasted(QUIET, now) ? new Loop(level, since, List.of(), false, reported) : this;
    }

    Loop told() {
        return new Loop(level, since, changes, flickers, true);
    }

    /** What the lane goes by. */
    Level counted() {
        return flickers && level != Level.INVALID ? Level.ON : level;
    }

    /** Free without a break for so long; a contact that cannot be read or flickers is not free. */
    boolean clearFor(Duration time, Instant now) {
        return level == Level.OFF && !flickers && lasted(time, now);
    }

    boolean onFor(Duration time, Instant now) {
        return level == Level.ON && lasted(time, now);
    }

    private boolean lasted(Duration time, Instant now) {
        return !now.isBefore(since.plus(time));
    }
}
