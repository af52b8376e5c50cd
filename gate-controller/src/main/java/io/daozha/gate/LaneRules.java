package io.daozha.gate;

import io.daozha.billing.Passage;
import java.time.Duration;

/**
 * What is particular to one lane.
 *
 * @param profile who lowers the arm
 * @param riseTimeout how long the arm may take to its upper limit before the order is repeated, and once more before
 *     the arm counts as stuck
 * @param noEntry how long a vehicle that left the presence loop may take to appear under the arm before it counts as
 *     turned back
 * @param lowerTimeout how long the arm may take to its lower limit before it is raised again
 * @param clear how long the safety loop must have been free before the arm is lowered
 * @param grace how long the arm must have been at its upper limit before it is lowered
 * @param settle how long all contacts must have been read without a break before the arm is lowered
 * @param dead time between any two orders to the barrier
 * @param stuck how long a loop may be occupied while nothing moves before the operator is told
 * @param reopens how often the arm may have to be raised again while it is lowered, before it is left up and the
 *     operator is told
 */
public record LaneRules(
        String lane,
        Passage.Direction direction,
        Profile profile,
        Duration riseTimeout,
        Duration noEntry,
        Duration lowerTimeout,
        Duration clear,
        Duration grace,
        Duration settle,
        Duration dead,
        Duration stuck,
        int reopens) {

    public enum Profile {
        /** The barrier's own board lowers the arm; we raise and watch. */
        A,
        /** We lower it as well. Only with a safety device wired to the barrier's own board besides. */
        B
    }

    /** The defaults, in profile A. */
    public static LaneRules of(String lane, Passage.Direction direction) {
        return new LaneRules(
                lane,
                direction,
                Profile.A,
                Duration.ofSeconds(8),
                Duration.ofSeconds(25),
                Duration.ofSeconds(8),
                Duration.ofMillis(1_500),
                Duration.ofSeconds(1),
                Duration.ofSeconds(3),
                Duration.ofMillis(500),
                Duration.ofMinutes(2),
                3);
    }

    public LaneRules with(Profile who) {
        return new LaneRules(
                lane, direction, who, riseTimeout, noEntry, lowerTimeout, clear, grace, settle, dead, stuck, reopens);
    }

    /** What a site sets by the length of its arm and the size of its forecourt. */
    public LaneRules with(Duration rise, Duration lower, Duration entry) {
        return new LaneRules(lane, direction, profile, rise, entry, lower, clear, grace, settle, dead, stuck, reopens);
    }
}
