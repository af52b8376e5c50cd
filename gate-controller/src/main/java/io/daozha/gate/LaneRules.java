package io.daozha.gate;

import io.daozha.billing.Passage;
import java.time.Duration;

/**
 * What is particular to one lane.
 *
 * @param riseTimeout how long the arm may take to its upper limit before the order is repeated, and once more before
 *     the arm counts as stuck
 * @param noEntry how long a vehicle that left the presence loop may take to appear under the arm before it counts as
 *     turned back
 */
public record LaneRules(String lane, Passage.Direction direction, Duration riseTimeout, Duration noEntry) {

    public static LaneRules of(String lane, Passage.Direction direction) {
        return new LaneRules(lane, direction, Duration.ofSeconds(8), Duration.ofSeconds(25));
    }
}
