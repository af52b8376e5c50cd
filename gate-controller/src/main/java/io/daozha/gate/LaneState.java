package io.daozha.gate;

import java.util.Optional;

/**
 * All that a lane knows of the street: who stands before the arm, who is under it, where the arm is, what the contacts
 * last said, and what is wanted of the arm.
 *
 * @param sensors as the lane counts them: a loop that flickers is occupied
 */
public record LaneState(
        Approach approach, Optional<Visit> under, Arm arm, Sensors sensors, Loops loops, Pulses pulses, Orders orders) {

    /** Before anything was sensed. */
    public static final LaneState INITIAL = new LaneState(
            new Approach.Resuming(Optional.empty()),
            Optional.empty(),
            new Arm.Unknown(),
            Sensors.NONE,
            Loops.UNREAD,
            Pulses.NONE,
            Orders.NONE);

    LaneState with(Approach next) {
        return new LaneState(next, under, arm, sensors, loops, pulses, orders);
    }

    LaneState with(Arm next) {
        return new LaneState(approach, under, next, sensors, loops, pulses, orders);
    }

    LaneState withUnder(Optional<Visit> next) {
        return new LaneState(approach, next, arm, sensors, loops, pulses, orders);
    }

    LaneState with(Sensors next) {
        return new LaneState(approach, under, arm, next, loops, pulses, orders);
    }

    LaneState with(Loops next) {
        return new LaneState(approach, under, arm, sensors, next, pulses, orders);
    }

    LaneState with(Pulses next) {
        return new LaneState(approach, under, arm, sensors, loops, next, orders);
    }

    LaneState with(Orders next) {
        return new LaneState(approach, under, arm, sensors, loops, pulses, next);
    }

    /** Nobody before or under the arm, and nothing that must be remembered: a good moment for a new journal file. */
    boolean idle() {
        return approach instanceof Approach.Nobody
                && under.isEmpty()
                && orders.hold().isEmpty()
                && pulses.due().isEmpty();
    }
}
