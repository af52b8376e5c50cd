package io.daozha.billing;

import java.time.Instant;
import java.util.Optional;

/**
 * How far an order has come on its way from the sum to the street, so that whoever waits sees which step is stuck (X11).
 *
 * @param lane where the car stood when it was asked; empty where the driver asked from elsewhere, and no arm waits
 * @param voided another sum took its place, or none was due any more
 * @param opened when the arm of that lane was seen up
 * @param passed when the car had left
 */
public record PaymentTrack(
        String order,
        Optional<String> lane,
        boolean voided,
        Instant ordered,
        Optional<Instant> paid,
        Optional<Instant> opened,
        Optional<Instant> passed) {

    public enum Step {
        VOIDED,
        ORDERED,
        PAID,
        OPENED,
        PASSED
    }

    /** The last step that is done; what comes after it is what is waited for. */
    public Step step() {
        if (voided) {
            return Step.VOIDED;
        }
        if (paid.isEmpty()) {
            return Step.ORDERED;
        }
        if (passed.isPresent()) {
            return Step.PASSED;
        }
        return opened.isPresent() ? Step.OPENED : Step.PAID;
    }
}
