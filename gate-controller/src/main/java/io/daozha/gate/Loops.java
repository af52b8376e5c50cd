package io.daozha.gate;

import io.daozha.gate.LaneCommand.Notice;
import io.daozha.gate.LaneCommand.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The lane's two loops over time.
 *
 * @param fresh since when all contacts have been read without a break; empty while they are not
 * @param moved when either of them last changed; an arm that goes up and down over a stuck loop is no traffic
 */
public record Loops(Optional<Instant> fresh, Loop presence, Loop underArm, Instant moved) {
    static final Loops UNREAD = new Loops(Optional.empty(), Loop.UNREAD, Loop.UNREAD, Instant.EPOCH);

    Loops sensed(Sensors sensors, Step step) {
        Loops next = new Loops(
                sensors.valid() ? fresh.or(() -> Optional.of(step.now())) : Optional.empty(),
                presence.sensed(sensors.presence(), step.now()),
                underArm.sensed(sensors.underArm(), step.now()),
                isChange(sensors) ? step.now() : moved);
        report(presence, next.presence, Notice.PRESENCE_FLICKERS, step);
        report(underArm, next.underArm, Notice.SAFETY_FLICKERS, step);
        return next;
    }

    private boolean isChange(Sensors sensors) {
        return presence.level() != sensors.presence() || underArm.level() != sensors.underArm();
    }

    private static void report(Loop before, Loop after, Notice flickers, Step step) {
        if (after.flickers() && !before.flickers()) {
            step.add(new Report(flickers, after.changes().size() + " × / " + Loop.QUIET.toSeconds() + " s"));
        }
    }

    /**
     * Time has passed.
     *
     * @param unexplained whether the lane does not know who would stand on the presence loop
     */
    Loops ticked(boolean unexplained, Step step) {
        Duration most = step.rules().stuck();
        boolean still = !step.now().isBefore(moved.plus(most));
        Loop before = presence.ticked(step.now());
        Loop under = underArm.ticked(step.now());
        if (still && unexplained && !before.reported() && before.onFor(most, step.now())) {
            before = stuck(before, Notice.PRESENCE_STUCK, step);
        }
        if (still && !under.reported() && under.onFor(most, step.now())) {
            under = stuck(under, Notice.SAFETY_STUCK, step);
        }
        return new Loops(fresh, before, under, moved);
    }

    private static Loop stuck(Loop loop, Notice stuck, Step step) {
        step.add(new Report(stuck, step.rules().stuck().toSeconds() + " s"));
        return loop.told();
    }

    /** What the contacts say, with a loop that flickers counted as occupied. */
    Sensors counted(Sensors sensors) {
        return new Sensors(
                presence.counted(), underArm.counted(), sensors.openLimit(), sensors.closedLimit(), sensors.fire());
    }

    boolean freshFor(Duration time, Instant now) {
        return fresh.filter(since -> !now.isBefore(since.plus(time))).isPresent();
    }
}
