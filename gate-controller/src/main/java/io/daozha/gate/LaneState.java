package io.daozha.gate;

import java.util.Optional;

/**
 * All that a lane knows of the street: who stands before the arm, who is under it, where the arm is, and what the
 * contacts last said.
 */
public record LaneState(Approach approach, Optional<Visit> under, Arm arm, Sensors sensors) {

    /** Before anything was sensed. */
    public static final LaneState INITIAL =
            new LaneState(new Approach.Resuming(Optional.empty()), Optional.empty(), new Arm.Unknown(), Sensors.NONE);

    LaneState with(Approach next) {
        return new LaneState(next, under, arm, sensors);
    }

    LaneState with(Arm next) {
        return new LaneState(approach, under, next, sensors);
    }

    LaneState withUnder(Optional<Visit> next) {
        return new LaneState(approach, next, arm, sensors);
    }

    LaneState with(Sensors next) {
        return new LaneState(approach, under, arm, next);
    }

    /** Nobody before or under the arm: a good moment to begin a new journal file. */
    boolean idle() {
        return approach instanceof Approach.Nobody && under.isEmpty();
    }
}
