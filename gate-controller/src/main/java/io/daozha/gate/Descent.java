package io.daozha.gate;

import io.daozha.gate.LaneCommand.Lower;
import io.daozha.gate.LaneCommand.Raise;
import io.daozha.gate.LaneRules.Profile;
import io.daozha.hardware.Level;

/** When the arm may be lowered by our order (I1, I8, I10, I11). All of it must hold in the very step of the order. */
final class Descent {

    private Descent() {}

    static LaneState lowerIfNobodyNeedsIt(LaneState state, Step step) {
        if (step.rules().profile() != Profile.B || !(state.arm() instanceof Arm.Open open)) {
            return state;
        }
        boolean may = open.mayLower(step)
                && state.pulses().due().isEmpty()
                && state.pulses().ready(step)
                && step.commands().stream().noneMatch(Raise.class::isInstance)
                && groundIsClear(state, step)
                && nobodyIsExpected(state, step);
        if (!may) {
            return state;
        }
        step.add(new Lower());
        return state.with(open.lowered(step));
    }

    /** The contacts have been read long enough, and say that the arm is up and nothing is under it. */
    private static boolean groundIsClear(LaneState state, Step step) {
        Sensors sensors = state.sensors();
        return sensors.valid()
                && sensors.openLimit() == Level.ON
                && sensors.closedLimit() == Level.OFF
                && sensors.fire() == Level.OFF
                && state.under().isEmpty()
                && state.loops().freshFor(step.rules().settle(), step.now())
                && state.loops().underArm().clearFor(step.rules().clear(), step.now());
    }

    private static boolean nobodyIsExpected(LaneState state, Step step) {
        return state.orders().hold().isEmpty()
                && state.orders().invited().isEmpty()
                && !state.approach().expected(step);
    }
}
