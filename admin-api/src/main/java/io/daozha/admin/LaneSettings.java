package io.daozha.admin;

import io.daozha.billing.Passage.Direction;
import io.daozha.gate.LaneRules;

/** What a lane's configuration says of its arm. */
final class LaneSettings {

    private LaneSettings() {}

    /** A lane that is not in the configuration is one of the simulated forecourt: it has the defaults. */
    static LaneRules of(ParkingConfig config, String id, Direction direction) {
        LaneRules rules = LaneRules.of(id, direction);
        ParkingConfig.LaneConfig lane = config.lanes().get(id);
        return lane == null
                ? rules
                : rules.with(lane.profile()).with(lane.riseTimeout(), lane.lowerTimeout(), lane.noEntry());
    }
}
