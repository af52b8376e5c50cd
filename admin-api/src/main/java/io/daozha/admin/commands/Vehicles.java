package io.daozha.admin.commands;

import io.daozha.plate.Corners;
import io.daozha.plate.Frame;
import io.daozha.plate.PlateEvidence;
import io.daozha.plate.PlateRead;
import io.daozha.plate.PlateVote;
import io.daozha.plate.evaluation.Bounds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The vehicles of a video, told apart by where their plates are: a plate that lies where one lay a moment ago, or reads
 * the same, belongs to the same vehicle.
 */
final class Vehicles {

    /** A plate unseen for so long has gone; a wiper or a passer-by takes less. */
    private static final Duration GONE = Duration.ofMillis(1500);

    /** @param sure whether a lane would have acted on it */
    record Seen(Instant from, Instant to, PlateRead read, boolean sure) {}

    private static final class Vehicle {
        private final PlateVote vote = new PlateVote();
        private final Instant from;
        private Instant to;
        private Corners place;

        Vehicle(Instant from) {
            this.from = from;
        }

        void add(Frame frame, PlateEvidence plate) {
            vote.add(frame, List.of(plate));
            to = frame.at();
            place = plate.corners();
        }

        boolean isWhere(PlateEvidence plate) {
            return Bounds.of(place).finds(Bounds.of(plate.corners()));
        }

        boolean reads(PlateEvidence plate) {
            return vote.best().filter(best -> best.text().equals(plate.text())).isPresent();
        }
    }

    private final List<Vehicle> here = new ArrayList<>();

    /** Takes the next frame, and tells of vehicles that have gone. */
    List<Seen> see(Frame frame, List<PlateEvidence> plates) {
        List<Seen> gone = leaveBefore(frame.at().minus(GONE));
        List<Vehicle> free = new ArrayList<>(here);
        for (PlateEvidence plate : plates) {
            Vehicle vehicle = first(free, each -> each.isWhere(plate))
                    .or(() -> first(free, each -> each.reads(plate)))
                    .orElseGet(() -> {
                        Vehicle next = new Vehicle(frame.at());
                        here.add(next);
                        return next;
                    });
            free.remove(vehicle);
            vehicle.add(frame, plate);
        }
        return gone;
    }

    /** The video is at its end: tells of those still there. */
    List<Seen> leave() {
        return leaveBefore(Instant.MAX);
    }

    /** Those of which nothing could be read are told by nobody: most are no plates. */
    private List<Seen> leaveBefore(Instant limit) {
        List<Seen> gone = new ArrayList<>();
        for (Iterator<Vehicle> each = here.iterator(); each.hasNext(); ) {
            Vehicle vehicle = each.next();
            if (vehicle.to.isBefore(limit)) {
                each.remove();
                boolean sure = vehicle.vote.decision().isPresent();
                vehicle.vote.best().ifPresent(read -> gone.add(new Seen(vehicle.from, vehicle.to, read, sure)));
            }
        }
        return gone;
    }

    private static Optional<Vehicle> first(List<Vehicle> vehicles, Predicate<Vehicle> suits) {
        return vehicles.stream().filter(suits).findFirst();
    }
}
