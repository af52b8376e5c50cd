package io.daozha.gate;

import io.daozha.billing.Passage;

/** Everything a lane can ask for. */
public sealed interface LaneCommand {

    /** Start reading the plate of this visit. */
    record ReadPlate(String visit) implements LaneCommand {}

    /** The visit is over, or its reading is of no more use. */
    record StopReading(String visit) implements LaneCommand {}

    /** The vehicle is under the arm: whoever the camera sees from now on is another. What it saw before still counts. */
    record StopLooking(String visit) implements LaneCommand {}

    record Raise(String cause) implements LaneCommand {}

    /** In profile B. Given once; whether the arm came down, its lower limit says. */
    record Lower() implements LaneCommand {}

    record Show(SignMessage message) implements LaneCommand {}

    record RecordPassage(Passage passage) implements LaneCommand {}

    /**
     * Something the operator should see; the notice is the sentence, in whatever language he reads.
     *
     * @param detail what is the same in every language: a plate, a name, a number, a device's own words; may be empty
     */
    record Report(Notice notice, String detail) implements LaneCommand {}

    enum Notice {
        /** A car was admitted and turned back (E13). */
        NO_ENTRY,
        /** A vehicle went under the arm that nobody had let through. */
        UNADMITTED,
        /** A vehicle went through and it is not known which car it was. */
        UNIDENTIFIED,
        /** The arm did not reach its upper limit, twice. */
        ARM_STUCK,
        /** The arm did not reach its lower limit. */
        ARM_NOT_DOWN,
        /** The arm left its lower limit without our order. */
        ARM_FORCED,
        /** Both limit switches say yes. */
        LIMITS_DISAGREE,
        RAISE_FAILED,
        /** No contact of the lane can be read. */
        INPUTS_LOST,
        FIRE,
        /** The operator opened by hand. */
        OPENED_BY_HAND,
        /** The program was down while a car was between the loops; what became of it is assumed. */
        ASSUMED_PASSAGE,
        LOWER_FAILED,
        /** It had to be raised again too often while it was lowered: it stays up until somebody is let through. */
        LEFT_UP,
        /** The presence loop is occupied for longer than a vehicle stands (F09). */
        PRESENCE_STUCK,
        /** The loop under the arm is. */
        SAFETY_STUCK,
        /** The presence loop changes more often than vehicles can make it (F09). */
        PRESENCE_FLICKERS,
        /** The loop under the arm does. */
        SAFETY_FLICKERS,
        /** The arm is kept up. */
        HELD,
        /** The arm is no longer kept up. */
        RELEASED,
        /** Released while the fire contact still asks for it: it stays up. */
        NOT_RELEASED
    }
}
