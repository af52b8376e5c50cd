package io.daozha.gate;

import io.daozha.billing.Grounds;
import io.daozha.gate.Forecourt.Lie;
import io.daozha.gate.LaneCommand.Lower;
import io.daozha.gate.LaneCommand.Raise;
import io.daozha.gate.LaneCommand.ReadPlate;
import io.daozha.gate.LaneEvent.Decided;
import io.daozha.gate.LaneEvent.Held;
import io.daozha.gate.LaneEvent.LowerFailed;
import io.daozha.gate.LaneEvent.Ordered;
import io.daozha.gate.LaneEvent.RaiseFailed;
import io.daozha.gate.LaneEvent.Released;
import io.daozha.gate.LaneEvent.Restarted;
import io.daozha.gate.LaneEvent.Sensed;
import io.daozha.gate.LaneEvent.Tick;
import io.daozha.gate.LaneRules.Profile;
import io.daozha.hardware.Level;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * The lane machine against a street that does whatever streets do, in tenths of a second. Checks the invariants of
 * docs/lane.md at every step (I7 is not the machine's: it knows no order that lasts, and the relay board times each), and that no car is hit by an arm that we lowered while its contacts told the truth or
 * said that they could not be read, as long as the orders to rise arrive: on a line that is cut only the safety device
 * that is wired to the board can help.
 *
 * <p>A longer run: {@code ./mvnw -pl gate-controller -am test -Dtest=LaneFuzzTest -Dsteps=100000000
 * -Dsurefire.failIfNoSpecifiedTests=false}; a run again: {@code -Dseed=} with the number that it printed.
 */
final class LaneFuzz {
    /** One run has one street; then another begins. */
    private static final int RUN = 20_000;
    /** One run in so many is replayed from its journal. */
    private static final int REPLAY = 25;

    private final long seed;
    private final Random random;
    private final LaneRules rules;
    private final Forecourt street;
    private LaneState state = LaneState.INITIAL;
    private Debounce debounce = Debounce.START;
    private Sensors told = Sensors.NONE;
    private Instant now = Instant.parse("2026-03-01T00:00:00Z");
    private Optional<Instant> pulsed = Optional.empty();
    private Optional<String> reading = Optional.empty();
    private Instant clearSince = now;
    private Instant freshSince = now;
    private boolean lied;
    private final Set<String> passed = new HashSet<>();
    private Optional<LaneState> replayed = Optional.empty();

    /** How much happened: a fuzz in which nothing happens proves nothing. */
    static final class Count {
        long steps;
        long raises;
        long lowers;
        long trips;
        long blinded;
        long passages;
        long restarts;

        @Override
        public String toString() {
            return "%d steps: %d raises, %d lowers, %d trips while lowering (%d of them blind), %d passages, %d restarts"
                    .formatted(steps, raises, lowers, trips, blinded, passages, restarts);
        }
    }

    private final Count count;

    /** @param replay whether a second machine lives by what the journal holds alone; takes time */
    private LaneFuzz(long seed, Count count, boolean replay) {
        Profile profile = Math.floorMod(seed, 3) == 0 ? Profile.A : Profile.B;
        this.seed = seed;
        this.random = new Random(seed);
        this.rules = Street.ENTRY.with(profile);
        this.street = new Forecourt(random, profile == Profile.A);
        this.count = count;
        this.replayed = replay ? Optional.of(state) : Optional.empty();
    }

    /** @return what happened; throws with the seed of the run when an invariant is broken */
    static Count run(long seed, long steps) {
        Count count = new Count();
        for (long run = 0; count.steps < steps; run++) {
            LaneFuzz fuzz = new LaneFuzz(seed + run, count, run % REPLAY == 0);
            fuzz.tell(new Restarted());
            for (int i = 0; i < RUN; i++) {
                fuzz.step();
            }
        }
        return count;
    }

    private void step() {
        count.steps++;
        now = now.plusMillis(100);
        street.step();
        mischief();
        debounce = debounce.polled(street.sensors());
        Sensors counted = debounce.counted();
        remember(counted);
        if (!counted.equals(told)) {
            told = counted;
            tell(new Sensed(counted));
        }
        tell(new Tick());
        if (reading.isPresent() && random.nextInt(15) == 0) {
            decide(reading.get());
        }
        lied |= street.lie() == Lie.ZONE_DEAD || street.lie() == Lie.CUT;
        if (street.hit() && !lied) {
            throw broken("a car was hit by an arm that we lowered");
        }
        if (street.lie() == Lie.NONE && !street.carUnderArm() && !street.inZone() && !street.loweredByUs()) {
            lied = false;
        }
    }

    private void mischief() {
        int dice = random.nextInt(40_000);
        if (dice < 40) {
            Lie[] lies = Lie.values();
            street.lie(lies[random.nextInt(lies.length)], random.nextDouble() * random.nextInt(60));
        } else if (dice < 45) {
            tell(new Restarted());
            told = Sensors.NONE;
            count.restarts++;
        } else if (dice < 60) {
            tell(new Ordered("operator", "fuzz"));
        } else if (dice < 63) {
            tell(new Held("operator", "fuzz"));
        } else if (dice < 120) {
            tell(new Released("operator"));
        } else if (dice < 124) {
            street.fire(dice == 120);
        } else if (dice < 400 && street.loweredByUs()) {
            street.lie(Lie.BLIND, 2 * random.nextDouble()); // blindness at the worst time
        }
    }

    private void decide(String visit) {
        boolean admit = random.nextInt(4) != 0;
        tell(new Decided(
                visit,
                admit
                        ? new Decision.Admit(
                                Street.car(random.nextBoolean() ? Street.A : Street.B),
                                Grounds.TEMPORARY,
                                new SignMessage.Ready())
                        : new Decision.CallAttendant(Optional.empty(), List.of(), new SignMessage.Unread())));
        reading = admit ? Optional.empty() : reading;
    }

    /** The fuzz keeps its own account of what the contacts said. */
    private void remember(Sensors counted) {
        if (counted.underArm() != Level.OFF) {
            clearSince = now;
        }
        if (!counted.valid()) {
            freshSince = now;
        }
    }

    private void tell(LaneEvent event) {
        LaneState before = state;
        Transition transition = LaneMachine.next(state, event, rules, now);
        state = transition.state();
        if (event instanceof Restarted) {
            freshSince = now;
        }
        check(before, event, transition);
        checkMotion();
        replayed = replayed.map(memory -> replay(memory, event, transition));
        for (LaneCommand command : transition.commands()) {
            carryOut(command);
        }
    }

    private void carryOut(LaneCommand command) {
        boolean lost = random.nextInt(200) == 0 || street.lie() == Lie.CUT;
        if (command instanceof Raise) {
            count.raises++;
            if (lost) {
                lied = true; // only the board's own safety device helps now
                tell(new RaiseFailed("fuzz"));
            } else {
                street.raise();
            }
        } else if (command instanceof Lower) {
            count.lowers++;
            if (!lost || random.nextBoolean()) {
                street.lower();
            }
            if (lost) {
                tell(new LowerFailed("fuzz"));
            }
        } else if (command instanceof ReadPlate read) {
            reading = Optional.of(read.visit());
        } else if (command instanceof LaneCommand.RecordPassage passage) {
            count.passages++;
            require(passed.add(passage.passage().id()), "I4: one visit passed twice");
        }
    }

    private void check(LaneState before, LaneEvent event, Transition after) {
        boolean raise = after.commands().stream().anyMatch(Raise.class::isInstance);
        boolean lower = after.commands().stream().anyMatch(Lower.class::isInstance);
        if (raise || lower) {
            require(!(raise && lower), "I2: both orders in one step");
            require(pulsed.filter(at -> elapsed(at) < 500).isEmpty(), "I2: an order within the dead time");
            pulsed = Optional.of(now);
        }
        LaneState next = after.state();
        if (lower) {
            require(rules.profile() == Profile.B, "lowered in profile A");
            require(elapsed(clearSince) >= 1_400, "I1: lowered on a loop free for less than 1.5 s");
            require(elapsed(freshSince) >= 2_900, "I8: lowered before the contacts had settled");
            require(before.arm() instanceof Arm.Open, "I11: lowered from elsewhere than Open");
            require(next.under().isEmpty() && !next.approach().wantsOpen(), "I10: lowered on one let through");
            require(next.orders().hold().isEmpty() && next.sensors().fire() == Level.OFF, "I10: lowered in a hold");
        }
        boolean tripped = next.under().isPresent()
                || next.approach().wantsOpen()
                || next.orders().hold().isPresent()
                || !next.sensors().valid();
        if (before.arm() instanceof Arm.Closing && tripped) {
            count.trips++;
            count.blinded += next.sensors().valid() ? 0 : 1;
            require(raise || next.pulses().due().isPresent(), "I3: not raised for a trip");
        }
        if (before.pulses().due().isPresent()
                && pulsed.filter(at -> elapsed(at) < 500).isEmpty()) {
            require(raise, "an order to rise was forgotten");
        }
        if (raise) {
            require(raisedForACause(before, event, next), "I5: raised without a cause");
        }
        if (!(before.arm() instanceof Arm.Closed) && next.arm() instanceof Arm.Closed) {
            require(next.sensors().closedLimit() == Level.ON, "I6: closed without its limit");
        }
        if (!(before.arm() instanceof Arm.Open) && next.arm() instanceof Arm.Open) {
            require(next.sensors().openLimit() == Level.ON, "I6: open without its limit");
        }
        require(!(next.arm() instanceof Arm.Closing) || next.sensors().valid(), "lowering blind");
        if (raise && next.arm() instanceof Arm.Offline) {
            boolean asked = event instanceof Ordered
                    || event instanceof Held
                    || before.pulses().due().isPresent();
            require(asked || before.arm() instanceof Arm.Closing, "I8: raised on our own account while offline");
        }
    }

    private static boolean raisedForACause(LaneState before, LaneEvent event, LaneState next) {
        return event instanceof Ordered
                || event instanceof Held
                || event instanceof Decided
                || next.approach().wantsOpen()
                || next.under().isPresent()
                || next.sensors().fire() == Level.ON
                || next.orders().hold().isPresent()
                || before.pulses().due().isPresent()
                || before.arm() instanceof Arm.Rising
                || before.arm() instanceof Arm.Closing;
    }

    /** I9: whatever moves arrives, or is reported and told anew. */
    private void checkMotion() {
        if (state.arm() instanceof Arm.Rising rising) {
            require(elapsed(rising.since()) <= rules.riseTimeout().toMillis(), "I9: rises for ever");
        }
        if (state.arm() instanceof Arm.Closing closing) {
            require(elapsed(closing.since()) <= rules.lowerTimeout().toMillis(), "I9: lowers for ever");
        }
    }

    /** I12: what is written down is all that a lane needs to know, and it survives being written. */
    private LaneState replay(LaneState memory, LaneEvent event, Transition live) {
        boolean written = !(event instanceof Tick)
                || !live.commands().isEmpty()
                || !live.state().equals(memory);
        if (!written) {
            return memory;
        }
        try {
            byte[] line = JournalJson.MAPPER.writeValueAsBytes(new LaneJournal.Entry(now, event, live.commands()));
            LaneJournal.Entry entry = JournalJson.MAPPER.readValue(line, LaneJournal.Entry.class);
            Transition again = LaneMachine.next(memory, entry.event(), rules, entry.at());
            require(
                    again.equals(live) && again.commands().equals(entry.commands()),
                    "I12: the journal tells otherwise");
            return again.state();
        } catch (IOException e) {
            throw broken("I12: " + e);
        }
    }

    private long elapsed(Instant since) {
        return Duration.between(since, now).toMillis();
    }

    private void require(boolean holds, String what) {
        if (!holds) {
            throw broken(what);
        }
    }

    private AssertionError broken(String what) {
        return new AssertionError("%s, at %s of the run with seed %d (-Dseed=%d repeats it); state %s"
                .formatted(what, now, seed, seed, state));
    }
}
