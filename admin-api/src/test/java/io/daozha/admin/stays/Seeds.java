package io.daozha.admin.stays;

import io.daozha.billing.Grounds;
import io.daozha.billing.Parking;
import io.daozha.billing.Passage;
import io.daozha.billing.Passage.Direction;
import io.daozha.billing.Passage.Reading;
import io.daozha.billing.Plate;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Cars that came and went before a test; each has a plate of its own, so that tests share one database. */
@ApplicationScoped
class Seeds {
    private static final AtomicInteger NUMBER = new AtomicInteger(40_000);

    private final Parking parking;

    Seeds(Parking parking) {
        this.parking = parking;
    }

    static Plate plate() {
        return new Plate("湘A" + NUMBER.incrementAndGet(), Plate.Colour.BLUE);
    }

    /** @return the number of the stay */
    long inside(Plate plate, Duration since) {
        Instant at = Instant.now().minus(since);
        parking.record(passage(Direction.IN, plate, plate.text(), at));
        return parking.findOpen(plate).orElseThrow().id();
    }

    long left(Plate plate, Duration stay) {
        return left(plate, stay, plate.text());
    }

    /** @param read at the exit, which may be another text than the plate */
    long left(Plate plate, Duration stay, String read) {
        long id = inside(plate, stay);
        parking.record(passage(Direction.OUT, plate, read, Instant.now().minusSeconds(20)));
        return id;
    }

    /** An exit that belongs to no stay. @return the passage */
    String unmatched(Plate plate) {
        Passage exit = passage(Direction.OUT, plate, plate.text(), Instant.now().minusSeconds(20));
        parking.record(exit);
        return exit.id();
    }

    /** Came in again without having been seen to leave. @return the stay whose exit was not seen */
    long exitUnseen(Plate plate, Duration since) {
        long id = inside(plate, since);
        inside(plate, since.dividedBy(2));
        return id;
    }

    private static Passage passage(Direction direction, Plate plate, String read, Instant at) {
        return new Passage(
                UUID.randomUUID().toString(),
                direction == Direction.IN ? "entry" : "exit",
                direction,
                plate,
                Optional.of(new Reading(read, 0.93)),
                at,
                at.plusSeconds(5),
                true,
                Optional.of(Grounds.TEMPORARY),
                Optional.of("2026-03-01/" + plate.text() + direction + ".jpg"));
    }
}
