package io.daozha.gate;

import io.daozha.gate.LaneCommand.Notice;
import io.daozha.gate.LaneCommand.Raise;
import io.daozha.gate.LaneCommand.Report;
import io.daozha.hardware.Level;
import java.time.Duration;
import java.time.Instant;

/**
 * Where the arm is, by its limit switches and by what it was told. In profile A we only raise, and the barrier's own
 * board lowers; in profile B we lower too, and only from {@link Open}.
 */
public sealed interface Arm {

    /** What this arm's limits now say. */
    default Arm sensed(Sensors sensors, Step step) {
        boolean up = sensors.openLimit() == Level.ON;
        boolean down = sensors.closedLimit() == Level.ON;
        if (up && down) {
            step.add(new Report(Notice.LIMITS_DISAGREE, ""));
            return confused(step);
        }
        if (up) {
            return atTop(step);
        }
        return down ? atBottom(step) : between(step);
    }

    /** Both limits say yes: where it is nobody knows. */
    default Arm confused(Step step) {
        return new Stuck();
    }

    default Arm atTop(Step step) {
        return new Open(step.now(), 0);
    }

    default Arm atBottom(Step step) {
        return new Closed();
    }

    default Arm between(Step step) {
        return new Unknown();
    }

    /** Time has passed, and the limits say the same as before. */
    default Arm ticked(Sensors sensors, Step step) {
        return this;
    }

    /** The reason to be up still holds. */
    default Arm needed(String cause, Step step) {
        return asked(cause, step);
    }

    /** There is a fresh reason to be up. */
    default Arm asked(String cause, Step step) {
        return Rising.order(cause, 1, 0, step);
    }

    /** The barrier did not take the order to rise. */
    default Arm failed(Step step) {
        return this;
    }

    /** The contacts can no longer be read. */
    default Arm blinded(Step step) {
        return new Offline();
    }

    /** Nothing is known of it yet. */
    record Unknown() implements Arm {}

    record Closed() implements Arm {
        @Override
        public Arm between(Step step) {
            step.add(new Report(Notice.ARM_FORCED, ""));
            return new Unknown();
        }
    }

    /**
     * Told to rise; not up yet.
     *
     * @param reopens how often it has been raised again since it was last down
     */
    record Rising(String cause, Instant since, int attempt, int reopens) implements Arm {
        @Override
        public Arm atTop(Step step) {
            return new Open(step.now(), reopens);
        }

        @Override
        public Arm atBottom(Step step) {
            return this;
        }

        @Override
        public Arm between(Step step) {
            return this;
        }

        /** It may never have left its upper limit: then no change of the limit will say that it is there. */
        @Override
        public Arm ticked(Sensors sensors, Step step) {
            Duration passed = Duration.between(since, step.now());
            if (sensors.openLimit() == Level.ON && passed.compareTo(step.rules().grace()) >= 0) {
                return sensed(sensors, step);
            }
            return passed.compareTo(step.rules().riseTimeout()) < 0 ? this : failed(step);
        }

        @Override
        public Arm asked(String why, Step step) {
            return this;
        }

        /** A second order to rise can do no harm; a third would only wear the relay. */
        @Override
        public Arm failed(Step step) {
            if (attempt < 2) {
                return order(cause, attempt + 1, reopens, step);
            }
            step.add(new Report(Notice.ARM_STUCK, ""));
            return new Stuck();
        }

        private static Rising order(String cause, int attempt, int reopens, Step step) {
            step.add(new Raise(cause));
            return new Rising(cause, step.now(), attempt, reopens);
        }
    }

    /** @param reopens how often it has been raised again since it was last down, or since a fresh reason to be up */
    record Open(Instant since, int reopens) implements Arm {
        @Override
        public Arm atTop(Step step) {
            return this;
        }

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
            return new Open(since, 0);
        }

        boolean mayLower(Step step) {
            return reopens <= step.rules().reopens()
                    && !step.now().isBefore(since.plus(step.rules().grace()));
        }

        Closing lowered(Step step) {
            return new Closing(step.now(), reopens);
        }
    }

    /** It comes down without our order: the board lowers it. */
    record Lowering() implements Arm {
        @Override
        public Arm between(Step step) {
            return this;
        }
    }

    /** We told it to lower; not down yet. */
    record Closing(Instant since, int reopens) implements Arm {
        @Override
        public Arm atTop(Step step) {
            return this;
        }

        @Override
        public Arm between(Step step) {
            return this;
        }

        @Override
        public Arm ticked(Sensors sensors, Step step) {
            if (Duration.between(since, step.now()).compareTo(step.rules().lowerTimeout()) < 0) {
                return this;
            }
            step.add(new Report(Notice.ARM_NOT_DOWN, ""));
            return needed("it did not come down", step);
        }

        /** Something is in its way. */
        @Override
        public Arm needed(String cause, Step step) {
            if (reopens == step.rules().reopens()) {
                step.add(new Report(Notice.LEFT_UP, reopens + 1 + " ×"));
            }
            return Rising.order(cause, 1, reopens + 1, step);
        }

        @Override
        public Arm confused(Step step) {
            step.add(new Raise("both limits are on while it was lowered"));
            return new Stuck();
        }

        @Override
        public Arm blinded(Step step) {
            step.add(new Raise("contacts lost while it was lowered"));
            return new Offline();
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
