package io.daozha.gate;

import io.daozha.gate.LaneCommand.Notice;
import io.daozha.gate.LaneCommand.Raise;
import io.daozha.gate.LaneCommand.Report;
import io.daozha.hardware.Level;
import java.time.Duration;
import java.time.Instant;

/**
 * Where the arm is, by its limit switches and by what it was told. Profile A: we only raise; the barrier's own board
 * lowers.
 */
public sealed interface Arm {

    /** What this arm's limits now say. */
    default Arm sensed(Sensors sensors, Step step) {
        boolean up = sensors.openLimit() == Level.ON;
        boolean down = sensors.closedLimit() == Level.ON;
        if (up && down) {
            step.add(new Report(Notice.LIMITS_DISAGREE, "open and closed limit are both on"));
            return new Stuck();
        }
        if (up) {
            return this instanceof Open ? this : new Open(step.now());
        }
        return down ? atBottom(step) : between(step);
    }

    default Arm atBottom(Step step) {
        return new Closed();
    }

    default Arm between(Step step) {
        return new Unknown();
    }

    default Arm ticked(Step step) {
        return this;
    }

    /** The reason to be up still holds. */
    default Arm needed(String cause, Step step) {
        return asked(cause, step);
    }

    /** There is a fresh reason to be up. */
    default Arm asked(String cause, Step step) {
        return Rising.order(cause, 1, step);
    }

    /** The barrier did not take the order. */
    default Arm failed(Step step) {
        return this;
    }

    /** Nothing is known of it yet. */
    record Unknown() implements Arm {}

    record Closed() implements Arm {
        @Override
        public Arm between(Step step) {
            step.add(new Report(Notice.ARM_FORCED, "the arm left its lower limit without our order"));
            return new Unknown();
        }
    }

    /** Told to rise; not up yet. */
    record Rising(String cause, Instant since, int attempt) implements Arm {
        @Override
        public Arm atBottom(Step step) {
            return this;
        }

        @Override
        public Arm between(Step step) {
            return this;
        }

        @Override
        public Arm ticked(Step step) {
            if (Duration.between(since, step.now()).compareTo(step.rules().riseTimeout()) < 0) {
                return this;
            }
            return failed(step);
        }

        @Override
        public Arm asked(String why, Step step) {
            return this;
        }

        /** A second order to rise can do no harm; a third would only wear the relay. */
        @Override
        public Arm failed(Step step) {
            if (attempt < 2) {
                return order(cause, attempt + 1, step);
            }
            step.add(new Report(Notice.ARM_STUCK, "told to rise twice, and the open limit stays off"));
            return new Stuck();
        }

        private static Rising order(String cause, int attempt, Step step) {
            step.add(new Raise(cause));
            return new Rising(cause, step.now(), attempt);
        }
    }

    record Open(Instant since) implements Arm {
        @Override
        public Arm between(Step step) {
            return new Lowering();
        }

        @Override
        public Arm needed(String why, Step step) {
            return this;
        }

        /** Up already: the order restarts the time that the board waits before it lowers (E15). */
        @Override
        public Arm asked(String cause, Step step) {
            step.add(new Raise(cause));
            return this;
        }
    }

    /** The board lowers it. */
    record Lowering() implements Arm {
        @Override
        public Arm between(Step step) {
            return this;
        }
    }

    /** It does not do what it is told; only a fresh order tries again. */
    record Stuck() implements Arm {
        @Override
        public Arm atBottom(Step step) {
            return this;
        }

        @Override
        public Arm between(Step step) {
            return this;
        }

        @Override
        public Arm needed(String why, Step step) {
            return this;
        }
    }

    /** Its limits cannot be read: nothing is ordered on our own account until they can. */
    record Offline() implements Arm {
        @Override
        public Arm needed(String why, Step step) {
            return this;
        }

        @Override
        public Arm asked(String cause, Step step) {
            step.add(new Raise(cause));
            return this;
        }
    }
}
