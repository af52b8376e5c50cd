package io.daozha.billing;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The arm was opened by hand or by a fail policy, whatever came of it: a line of the leakage sheet.
 *
 * @param id given by the lane, the same however often it is posted
 * @param at to the microsecond
 * @param grounds one that {@linkplain Grounds#leaks() leaks}
 * @param by who opened; {@code policy} where the lane did by itself
 * @param reason in the operator's words, or what the lane was in want of
 * @param plate of the car that stood there, if it was known by then
 * @param picture name of the stored picture, relative to the picture folder
 * @param visit the passage that may come of it has this id; empty where nobody stood there
 */
public record Opening(
        String id,
        String lane,
        Passage.Direction direction,
        Instant at,
        Grounds grounds,
        String by,
        String reason,
        Optional<Plate> plate,
        Optional<String> picture,
        Optional<String> visit) {

    /** Who opens where the lane does by itself. */
    public static final String POLICY = "policy";

    public Opening {
        if (!grounds.leaks()) {
            throw new IllegalArgumentException("Opening on grounds of " + grounds + " is no leak");
        }
        at = at.truncatedTo(ChronoUnit.MICROS);
    }
}
