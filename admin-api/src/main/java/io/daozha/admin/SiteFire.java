package io.daozha.admin;

import io.daozha.admin.lanes.CarPark;
import io.daozha.gate.Lane;
import io.daozha.gate.LaneStatus;
import io.daozha.gate.Orders;
import io.daozha.hardware.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Fire seen by one lane is fire for all (F10): it holds every other arm up until a person releases it there. Told on
 * the lanes' threads.
 */
final class SiteFire {
    private static final String PART = "fire";

    private final CarPark carPark;
    private final Set<String> burning = ConcurrentHashMap.newKeySet();
    private volatile boolean started;

    SiteFire(CarPark carPark) {
        this.carPark = carPark;
    }

    /** All lanes are there; a fire that was seen while they were being opened is not forgotten. */
    void start() {
        started = true;
        carPark.sites().forEach(site -> tell(site.lane().status()));
    }

    void tell(LaneStatus status) {
        if (!started) {
            return;
        }
        String seenBy = status.rules().lane();
        if (status.state().sensors().fire() != Level.ON) {
            if (burning.remove(seenBy) && burning.isEmpty()) {
                others(seenBy).forEach(lane -> lane.trouble(PART, ""));
            }
        } else if (burning.add(seenBy)) {
            others(seenBy).forEach(lane -> hold(lane, seenBy));
        }
    }

    private Stream<Lane> others(String seenBy) {
        return carPark.sites().stream()
                .map(CarPark.Site::lane)
                .filter(lane -> !lane.status().rules().lane().equals(seenBy));
    }

    private static void hold(Lane lane, String seenBy) {
        if (!lane.hold(Orders.Hold.FIRE, seenBy)) {
            lane.trouble(PART, seenBy);
        }
    }
}
