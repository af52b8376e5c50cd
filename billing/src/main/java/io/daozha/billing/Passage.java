package io.daozha.billing;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * One vehicle through one lane, once: it has been under the arm and left it.
 *
 * @param id given by the lane, the same however often the passage is posted
 * @param plate which car it is taken for
 * @param reading what the camera made of it, where a camera did; it may differ from the plate
 * @param arrivedAt when it stood before the arm; a stay is priced up to here. Both instants to the microsecond
 * @param passedAt when it had left the arm behind
 * @param certain false when the lane did not see the end of it (a power cut, say): goes to review
 * @param grounds why the arm went up for it; empty where that was not kept
 * @param picture name of the stored picture, relative to the picture folder
 */
public record Passage(
        String id,
        String lane,
        Direction direction,
        Plate plate,
        Optional<Reading> reading,
        Instant arrivedAt,
        Instant passedAt,
        boolean certain,
        Optional<Grounds> grounds,
        Optional<String> picture) {

    public Passage {
        // The database's precision: a time must not move over a boundary by being stored.
        arrivedAt = arrivedAt.truncatedTo(ChronoUnit.MICROS);
        passedAt = passedAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** The lane of a passage that no lane saw and a person tells of. */
    public static final String DESK = "desk";

    /** What a person says of a passage that no lane saw. */
    static Passage told(Direction direction, Plate plate, Instant at) {
        return new Passage(
                DESK + "-" + UUID.randomUUID(),
                DESK,
                direction,
                plate,
                Optional.empty(),
                at,
                at,
                true,
                Optional.of(Grounds.BY_HAND),
                Optional.empty());
    }

    public enum Direction {
        IN,
        OUT
    }

    /** @param confidence 0 to 1, as the reader claims it */
    public record Reading(String text, double confidence) {}
}
