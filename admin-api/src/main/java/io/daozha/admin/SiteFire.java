package io.daozha.admin;

import io.daozha.admin.lanes.CarPark;
import io.daozha.gate.Lane;
import io.daozha.gate.LaneStatus;
import io.daozha.gate.Orders;
import io.daozha.hardware.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Fire seen by one lane is fire for all (F10): it holds every other arm up until a person releases it there. Told on
 * the lanes' threads.
 */
final class SiteFire {
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
            burning.remove(seenBy);
        } else if (burning.add(seenBy)) {
            carPark.sites().stream()
                    .map(CarPark.Site::lane)
                    .filter(lane -> !lane.status().rules().lane().equals(seenBy))
                    .forEach(lane -> hold(lane, seenBy));
        }
    }

    private static void hold(Lane lane, String seenBy) {
        if (!lane.hold(Orders.Hold.FIRE, "fire contact of lane " + seenBy)) {
            lane.trouble("queue", "Lane queue full: the arm was not raised for fire seen by lane " + seenBy);
        }
    }
}
