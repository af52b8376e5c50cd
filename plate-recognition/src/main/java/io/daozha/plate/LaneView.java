package io.daozha.plate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * What of a camera's picture belongs to its lane: plates outside the region are other lanes', and a plate that stays where
 * it is while nobody is in the lane is a parked car's. Not thread-safe.
 */
public final class LaneView {

    /** A car that drives up, however slowly, is elsewhere after this. */
    private static final Duration STILL = Duration.ofSeconds(8);

    /** One look can miss a plate, behind a passer-by or in a headlight's glare. */
    private static final Duration FORGOTTEN = Duration.ofMinutes(2);

    /** Parts of a plate's width by which the reader places the same plate differently from look to look. */
    private static final double AWAY = 0.2;

    private static final double LARGER = 0.12;

    private static final class Parked {
        private final Instant first;
        private Corners place;
        private Instant last;

        Parked(Corners place, Instant at) {
            this.place = place;
            this.first = at;
            this.last = at;
        }

        boolean isStill() {
            return Duration.between(first, last).compareTo(STILL) >= 0;
        }
    }

    private final Region region;
    private final List<Parked> parked = new ArrayList<>();

    public LaneView(Region region) {
        this.region = region;
    }

    /** Takes a look at the lane while no vehicle is in it. */
    public void empty(Frame frame, List<PlateEvidence> seen) {
        for (PlateEvidence plate : inRegion(frame, seen)) {
            Parked known = at(plate.corners());
            if (known == null) {
                parked.add(new Parked(plate.corners(), frame.at()));
            } else {
                known.place = plate.corners();
                known.last = frame.at();
            }
        }
        for (Iterator<Parked> each = parked.iterator(); each.hasNext(); ) {
            if (Duration.between(each.next().last, frame.at()).compareTo(FORGOTTEN) > 0) {
                each.remove();
            }
        }
    }

    /** The plates that may be the vehicle's in the lane, in the order given. */
    public List<PlateEvidence> vehicle(Frame frame, List<PlateEvidence> seen) {
        return inRegion(frame, seen).stream()
                .filter(plate -> {
                    Parked known = at(plate.corners());
                    return known == null || !known.isStill();
                })
                .toList();
    }

    private List<PlateEvidence> inRegion(Frame frame, List<PlateEvidence> seen) {
        return seen.stream()
                .filter(plate -> region.holds(plate.corners(), frame.width(), frame.height()))
                .toList();
    }

    private Parked at(Corners plate) {
        return parked.stream()
                .filter(known -> samePlace(known.place, plate))
                .findFirst()
                .orElse(null);
    }

    private static boolean samePlace(Corners one, Corners other) {
        double away = Math.hypot(one.left() - other.left(), one.top() - other.top());
        return away < AWAY * one.width() && Math.abs(one.width() - other.width()) < LARGER * one.width();
    }
}
