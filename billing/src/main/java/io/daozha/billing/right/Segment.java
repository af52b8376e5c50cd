package io.daozha.billing.right;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;

/**
 * A part of a stay under one right. The segments of a stay follow each other without a gap from its entry on.
 *
 * @param name how sign and bill name the right; empty for a temporary car
 * @param number of the permit, the pass or the exemption; null for a temporary car
 */
@Embeddable
public record Segment(
        @Column(name = "starts_at") Instant from,
        @Column(name = "ends_at") Instant to,

        @Column(name = "right_kind") @Enumerated(EnumType.STRING)
        Kind kind,

        @Column(name = "right_name") String name,
        @Column(name = "right_number") Long number) {

    public enum Kind {
        /** Under no right: the tariff prices it. */
        TEMPORARY,
        /** On a space of a permit. */
        PERMIT,
        /** Two cars of a permit changed places: the second waited no longer for the space than its permit allows. */
        SWAP,
        /** The permit had ended, and its days of grace had not. */
        GRACE,
        VISITOR,
        EXEMPT
    }

    public Segment {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("A segment from " + from + " cannot end before, at " + to);
        }
    }

    static Segment temporary(Instant from, Instant to) {
        return new Segment(from, to, Kind.TEMPORARY, "", null);
    }

    /** Nothing is charged for it. */
    public boolean covered() {
        return kind != Kind.TEMPORARY;
    }

    /** The same right up to another moment. */
    public Segment endingAt(Instant end) {
        return new Segment(from, end, kind, name, number);
    }
}
