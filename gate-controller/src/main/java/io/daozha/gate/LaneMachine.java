package io.daozha.gate;

import io.daozha.gate.LaneCommand.Notice;
import io.daozha.gate.LaneCommand.Report;
import io.daozha.gate.LaneCommand.Show;
import io.daozha.gate.LaneCommand.StopLooking;
import io.daozha.gate.LaneCommand.StopReading;
import io.daozha.gate.LaneEvent.Decided;
import io.daozha.gate.LaneEvent.Held;
import io.daozha.gate.LaneEvent.LowerFailed;
import io.daozha.gate.LaneEvent.Ordered;
import io.daozha.gate.LaneEvent.RaiseFailed;
import io.daozha.gate.LaneEvent.Released;
import io.daozha.gate.LaneEvent.Restarted;
import io.daozha.gate.LaneEvent.Sensed;
import io.daozha.gate.LaneEvent.Tick;
import io.daozha.hardware.Level;
import java.time.Instant;
import java.util.Optional;

/**
 * What a lane does about what it learns. Pure: the same state, event, rules and time always give the same transition,
 * which is what lets the journal be replayed.
 */
public final class LaneMachine {

    private LaneMachine() {}

    public static Transition next(LaneState state, LaneEvent event, LaneRules rules, Instant now) {
        Step step = new Step(rules, now);
        LaneState kept = keepOpen(learn(state, event, step), step);
        LaneState next = Descent.lowerIfNobodyNeedsIt(kept, step);
        Pulses.Spaced spaced = next.pulses().space(step);
        return new Transition(next.with(spaced.pulses()), spaced.commands());
    }

    private static LaneState learn(LaneState state, LaneEvent event, Step step) {
        if (event instanceof Sensed sensed) {
            return sensed(state, sensed.sensors(), step);
        }
        if (event instanceof Decided decided) {
            return decided(state, decided, step);
        }
        if (event instanceof Ordered ordered) {
            step.add(new Report(Notice.OPENED_BY_HAND, ordered.by() + ": " + ordered.reason()));
            return state.with(state.approach().ordered(ordered.reason()))
                    .with(state.arm().asked("by hand: " + ordered.reason(), step))
                    .with(state.orders().invite(step.now()));
        }
        if (event instanceof RaiseFailed failed) {
            step.add(new Report(Notice.RAISE_FAILED, failed.reason()));
            return state.with(state.arm().failed(step));
        }
        if (event instanceof LowerFailed failed) {
            step.add(new Report(Notice.LOWER_FAILED, failed.reason()));
            return state; // it may have been taken all the same: the arm is watched as one that comes down
        }
        if (event instanceof Held held) {
            step.add(new Report(Notice.HELD, held.by() + ": " + held.reason()));
            return state.with(state.orders().held(held.by(), held.reason(), step.now()))
                    .with(state.arm().asked("held: " + held.reason(), step));
        }
        if (event instanceof Released released) {
            return released(state, released, step);
        }
        if (event instanceof Tick) {
            return ticked(state, step);
        }
        if (event instanceof Restarted) {
            state.arm().blinded(step); // an arm that was on its way down is raised, whoever may be under it by now
            return resume(state, step)
                    .with(new Arm.Unknown())
                    .with(Sensors.NONE)
                    .with(Loops.UNREAD);
        }
        return state; // Raised, Lowered and Taken are for the record alone
    }

    private static LaneState released(LaneState state, Released released, Step step) {
        if (state.orders().hold().isEmpty()) {
            return state;
        }
        if (state.sensors().fire() == Level.ON) {
            step.add(new Report(Notice.NOT_RELEASED, released.by()));
            return state;
        }
        step.add(new Report(Notice.RELEASED, released.by()));
        return state.with(state.orders().released());
    }

    private static LaneState ticked(LaneState state, Step step) {
        boolean unexplained = state.approach().visit().flatMap(Visit::car).isEmpty();
        Loops loops = state.loops().ticked(unexplained, step);
        Sensors counted = loops.counted(state.sensors());
        LaneState next = state.with(loops);
        if (state.sensors().valid() && !counted.equals(state.sensors())) {
            next = street(next, counted, step); // a loop that flickered is quiet again
        }
        return next.with(next.approach().ticked(step))
                .with(next.arm().ticked(next.sensors(), step))
                .with(next.orders().ticked(step));
    }

    /** The arm is up for whoever has been let through, for whoever is under it, for fire, and while it is held. */
    private static LaneState keepOpen(LaneState state, Step step) {
        if (state.sensors().fire() == Level.ON) {
            return state.with(state.arm().needed("fire", step));
        }
        if (state.orders().hold().isPresent()) {
            return state.with(
                    state.arm().needed("held: " + state.orders().hold().get().reason(), step));
        }
        if (state.under().isPresent()) {
            return state.with(state.arm().needed("a vehicle is under the arm", step));
        }
        if (state.approach().wantsOpen()) {
            return state.with(state.arm().needed("admitted", step));
        }
        return state;
    }

    private static LaneState decided(LaneState state, Decided decided, Step step) {
        boolean waited = !state.approach().wantsOpen();
        LaneState next = state.with(state.approach().decided(decided.visit(), decided.decision(), step))
                .withUnder(state.under()
                        .map(visit -> visit.id().equals(decided.visit()) && !visit.admitted()
                                ? visit.with(decided.decision())
                                : visit));
        boolean admitted = waited && next.approach().wantsOpen();
        return admitted ? next.with(next.arm().asked("admitted", step)) : next;
    }

    private static LaneState sensed(LaneState state, Sensors now, Step step) {
        LaneState known = state.with(state.loops().sensed(now, step));
        LaneState next = now.valid() ? street(known, known.loops().counted(now), step) : blinded(known, now, step);
        if (now.fire() != Level.ON || state.sensors().fire() == Level.ON) {
            return next;
        }
        step.add(new Report(Notice.FIRE, ""));
        return next.with(next.orders().held(Orders.Hold.FIRE, step.rules().lane(), step.now()))
                .with(next.arm().asked("fire", step));
    }

    /** What the contacts say of the street, all of them read. */
    private static LaneState street(LaneState state, Sensors now, Step step) {
        Sensors before = state.sensors();
        LaneState next = state.with(now).with(state.arm().sensed(now, step));
        if (now.underArm() == Level.ON && next.under().isEmpty()) {
            return wentUnder(next, step);
        }
        if (now.underArm() == Level.OFF && next.under().isPresent()) {
            next = cameOut(next, step);
        }
        if (now.presence() == Level.ON && before.presence() != Level.ON) {
            return next.with(next.approach().occupied(step));
        }
        if (now.presence() == Level.OFF && before.presence() != Level.OFF) {
            return next.with(next.approach().freed(step));
        }
        return next;
    }

    /** The safety loop is taken: by the vehicle that was before the arm, or by one that nobody saw come. */
    private static LaneState wentUnder(LaneState state, Step step) {
        Optional<Visit> known = state.approach().visit();
        known.filter(visit -> visit.car().isEmpty()).ifPresent(visit -> step.add(new StopLooking(visit.id())));
        Visit under = known.orElseGet(() -> Visit.arriving(step.rules().lane(), step.now()));
        if (state.approach() instanceof Approach.Standing standing) {
            standing.unsettled().ifPresent(gone -> step.passed(gone, false));
        }
        Approach behind = state.sensors().presence() == Level.ON ? new Approach.Tail() : new Approach.Nobody();
        return state.withUnder(Optional.of(under.goneUnder()))
                .with(behind)
                .with(state.orders().entered());
    }

    /**
     * The safety loop is free again. If the presence loop has not been free in between, whoever stands there may be the
     * next vehicle, bumper to bumper, or the same one backed out again: its plate will tell. One that came to the presence
     * loop and left it while the safety loop was taken has followed so closely that this loop was never free between the
     * two (E14): had it backed out, nobody would be the worse for a person looking at its passage.
     */
    private static LaneState cameOut(LaneState state, Step step) {
        Visit gone = state.under().orElseThrow();
        step.add(new StopReading(gone.id()));
        LaneState next = state.withUnder(Optional.empty());
        if (next.approach() instanceof Approach.Tail && next.sensors().presence() == Level.ON) {
            return next.with(Approach.met(Optional.of(gone), step));
        }
        step.passed(gone, true);
        if (next.approach() instanceof Approach.Departed close) {
            step.passed(close.vehicle().goneUnder(), false);
            next = next.with(new Approach.Nobody());
        }
        if (next.approach() instanceof Approach.Nobody || next.approach() instanceof Approach.Tail) {
            step.add(new Show(new SignMessage.Ready()));
        }
        return next;
    }

    private static LaneState blinded(LaneState state, Sensors now, Step step) {
        if (state.arm() instanceof Arm.Offline) {
            return state.with(now);
        }
        step.add(new Report(Notice.INPUTS_LOST, ""));
        return resume(state, step).with(state.arm().blinded(step)).with(now);
    }

    /** Whatever happens from here on is not seen: only a vehicle that was let through is worth remembering. */
    private static LaneState resume(LaneState state, Step step) {
        Approach approach = state.approach();
        approach.visit().ifPresent(visit -> step.add(new StopReading(visit.id())));
        Optional<Visit> waiting = approach.visit().filter(Visit::mayPass);
        if (approach instanceof Approach.Standing standing) {
            waiting = waiting.or(standing::unsettled);
        }
        if (waiting.isPresent()) {
            state.under().ifPresent(gone -> step.passed(gone, false));
        }
        return state.withUnder(Optional.empty()).with(new Approach.Resuming(waiting.or(state::under)));
    }
}
