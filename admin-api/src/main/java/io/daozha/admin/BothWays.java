package io.daozha.admin;

import io.daozha.gate.TwoWay;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which lanes share a barrier that is passed both ways, as configured. */
final class BothWays {
    private final Map<String, TwoWay.Side> sides = new HashMap<>();

    /** @param config checked before */
    BothWays(ParkingConfig config) {
        config.lanes()
                .forEach((id, lane) -> lane.bothWaysWith().ifPresent(other -> {
                    TwoWay barrier = new TwoWay();
                    sides.put(id, barrier.side(lane.direction()));
                    sides.put(other, barrier.side(config.lanes().get(other).direction()));
                }));
    }

    /** Its half of the barrier; nothing where a lane has one of its own. */
    Optional<TwoWay.Side> side(String lane) {
        return Optional.ofNullable(sides.get(lane));
    }
}
