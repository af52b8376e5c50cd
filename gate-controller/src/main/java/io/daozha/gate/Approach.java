package io.daozha.gate;

import io.daozha.gate.LaneCommand.Notice;
import io.daozha.gate.LaneCommand.ReadPlate;
import io.daozha.gate.LaneCommand.Report;
import io.daozha.gate.LaneCommand.Show;
import io.daozha.gate.LaneCommand.StopReading;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Who is before the arm. Each state says what a change of the presence loop, a decision or time makes of it. */
public sealed interface Approach {

    /** The vehicle before the arm, if one is there or has just been. */
    default Optional<Visit> visit() {
        return Optional.empty();
    }

    /** The presence loop has become occupied. */
    default Approach occupied(Step step) {
        return this;
    }

    /** The presence loop has become free. */
    default Approach freed(Step step) {
        return this;
    }

    default Approach decided(String visit, Decision decision, Step step) {
        return this;
    }

    default Approach ordered(String reason) {
        return this;
    }

    default Approach ticked(Step step) {
        return this;
    }

    /** Whether a vehicle stands here that has been let through. */
    default boolean wantsOpen() {
        return false;
    }

    /** Whether somebody may be about to go under the arm by right: it is not lowered before that is settled. */
    default boolean expected(Step step) {
        return false;
    }

    /** A vehicle stands on the loop that has not been met before: its plate is read. */
    static Approach met(Optional<Visit> unsettled, Step step) {
        Visit visit = Visit.arriving(step.rules().lane(), step.now());
        step.add(new ReadPlate(visit.id()));
        return new Standing(visit, unsettled);
    }

    record Nobody() implements Approach {
        @Override
        public Approach occupied(Step step) {
            return met(Optional.empty(), step);
        }
    }

    /**
     * A vehicle stands on the presence loop.
     *
     * @param unsettled one that was let through before it, and of which it is not known whether it went or is this very
     *     one: the plate of the next decision tells
     */
    record Standing(Visit vehicle, Optional<Visit> unsettled) implements Approach {
        @Override
        public Optional<Visit> visit() {
            return Optional.of(vehicle);
        }

        @Override
        public Approach freed(Step step) {
            step.add(new StopReading(vehicle.id()));
            unsettled.ifPresent(gone -> step.passed(gone, false));
            return new Departed(vehicle, step.now());
        }

        @Override
        public Approach decided(String visit, Decision decision, Step step) {
            if (!vehicle.id().equals(visit) || vehicle.admitted()) {
                return this; // of an earlier vehicle, or said already (E16)
            }
            Visit known = vehicle.with(decision);
            step.add(new Show(decision.sign()));
            if (known.car().isEmpty()) {
                return new Standing(known, unsettled);
            }
            unsettled.filter(gone -> !gone.sameCarAs(known)).ifPresent(gone -> step.passed(gone, gone.beenUnder()));
            return new Standing(known, Optional.empty());
        }

        @Override
        public Approach ordered(String reason) {
            return new Standing(vehicle.ordered(reason), unsettled);
        }

        @Override
        public boolean wantsOpen() {
            return vehicle.mayPass();
        }

        /** One that was let through and may have backed out is waited for, until its time to enter is over. */
        @Override
        public boolean expected(Step step) {
            return wantsOpen()
                    || (unsettled.isPresent()
                            && step.now()
                                    .isBefore(vehicle.arrivedAt()
                                            .plus(step.rules().noEntry())));
        }
    }

    /** The vehicle left the loop and has not come under the arm: turned back, or in the gap between the loops. */
    record Departed(Visit vehicle, Instant since) implements Approach {
        @Override
        public Optional<Visit> visit() {
            return Optional.of(vehicle);
        }

        @Override
        public Approach occupied(Step step) {
            turnedBack(step);
            return met(Optional.empty(), step);
        }

        @Override
        public Approach decided(String visit, Decision decision, Step step) {
            return vehicle.id().equals(visit) && !vehicle.admitted()
                    ? new Departed(vehicle.with(decision), since)
                    : this;
        }

        @Override
        public Approach ticked(Step step) {
            if (Duration.between(since, step.now()).compareTo(step.rules().noEntry()) < 0) {
                return this;
            }
            turnedBack(step);
            step.add(new Show(new SignMessage.Ready()));
            return new Nobody();
        }

        @Override
        public boolean expected(Step step) {
            return vehicle.mayPass();
        }

        private void turnedBack(Step step) {
            if (vehicle.mayPass()) {
                step.add(new Report(Notice.NO_ENTRY, Step.describe(vehicle)));
            }
        }
    }

    /** The loop is still covered by the vehicle that is under the arm. */
    record Tail() implements Approach {
        @Override
        public Approach freed(Step step) {
            return new Nobody();
        }
    }

    /**
     * The lane has been blind: the program was down, or no contact could be read.
     *
     * @param unsettled the vehicle that had been let through when sight was lost
     */
    record Resuming(Optional<Visit> unsettled) implements Approach {
        @Override
        public Optional<Visit> visit() {
            return unsettled;
        }

        @Override
        public Approach occupied(Step step) {
            return met(unsettled, step);
        }

        @Override
        public boolean expected(Step step) {
            return true;
        }

        @Override
        public Approach freed(Step step) {
            unsettled.ifPresent(gone -> {
                step.passed(gone, false);
                step.add(new Report(Notice.ASSUMED_PASSAGE, Step.describe(gone)));
            });
            step.add(new Show(new SignMessage.Ready()));
            return new Nobody();
        }
    }
}
