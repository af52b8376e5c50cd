package io.daozha.gate;

import io.daozha.hardware.SignText;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A lane at one moment, for whoever watches it.
 *
 * @param sign what the sign shows
 * @param notices the latest things the operator should see, newest first
 * @param troubles what is wrong right now, for each part of the lane a detail without language as in {@link
 *     LaneCommand.Report}; empty while all is well
 */
public record LaneStatus(
        LaneRules rules, LaneState state, SignText sign, List<Noticed> notices, Map<String, String> troubles) {

    public LaneStatus {
        notices = List.copyOf(notices);
        troubles = Map.copyOf(troubles);
    }

    public record Noticed(Instant at, LaneCommand.Notice notice, String detail) {}
}
