package io.daozha.billing.right;

import io.daozha.billing.right.NotGrantedException.Why;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Somebody changes a right.
 *
 * @param by who: an operator's name, or a household's
 * @param reason in a sentence; may be empty only where nobody had a choice
 * @param at when, kept to the microsecond
 */
public record Act(String by, String reason, Instant at) {

    public Act {
        if (by.isBlank()) {
            throw new IllegalArgumentException("Who changes a right is kept with it");
        }
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    /** Where he gave no reason, this one. */
    Act orBecause(String otherwise) {
        return reason.isBlank() ? new Act(by, otherwise, at) : this;
    }

    /** Where a person decides, he says why. */
    Act reasoned() {
        if (reason.isBlank()) {
            throw new NotGrantedException(Why.REASON_MISSING, "A reason is missing: it is kept with the change");
        }
        return this;
    }
}
