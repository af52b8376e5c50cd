package io.daozha.billing;

import java.util.EnumSet;
import java.util.Set;

/** Why a person has to look at a stay. */
public enum Review {
    EXIT_UNSEEN,
    /** A lane did not see the end of a passage. */
    UNCERTAIN_PASSAGE,
    /** Its exit had been posted before its entry, so another visit may lie between. */
    POSTED_LATE,
    /** The tariff refused to price it. */
    UNPRICED,
    /** It left owing money. */
    UNPAID,
    /** More came in than it was worth. */
    OVERPAID,
    /** It is inside for longer than the site allows; its fee grows no more until a person decides. */
    LONG_STAY,
    /** The clock was set between its entry and its exit, so nobody knows how long it was in. */
    CLOCK_JUMP,
    /** The driver says that the fee is wrong. */
    DISPUTED,
    /** Its entry was not seen: it pays the sum that is set for that. */
    ENTRY_UNSEEN,
    /** What the camera read at the exit is not its plate: it was taken for this one by resemblance. */
    MATCH_UNCERTAIN,
    /** A person wants it looked at. */
    HELD;

    /** Whether it stands in the queue of who looks at stays; a debt stands in the list of debts. */
    public boolean inQueue() {
        return this != UNPAID;
    }

    /**
     * Reasons with this one among them, or without it. A new set: the mapping sees an array column, and only its exchange is a
     * change.
     */
    Set<Review> among(Set<Review> reasons, boolean holds) {
        Set<Review> changed = EnumSet.noneOf(Review.class);
        changed.addAll(reasons);
        if (holds) {
            changed.add(this);
        } else {
            changed.remove(this);
        }
        return changed;
    }
}
