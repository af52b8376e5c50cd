package io.daozha.billing;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;

/** What a person, or a rule of the site, has decided about a stay beside the tariff. */
@Embeddable
class Oversight {
    @Column(name = "long_since")
    private Instant longSince;

    @Column(name = "growth_paused_at")
    private Instant growthPausedAt;

    @Column(name = "fixed_fee")
    private Long fixedFee;

    @Column(name = "debt_allowed")
    private long debtAllowed;

    @Column(name = "evidence_frozen")
    private boolean evidenceFrozen;

    /** It is inside for too long: from a moment on its fee grows no more. */
    void pauseGrowth(Instant from) {
        longSince = from;
        growthPausedAt = from;
    }

    void resumeGrowth() {
        growthPausedAt = null;
    }

    boolean growthIsPaused() {
        return growthPausedAt != null;
    }

    boolean wasTooLong() {
        return longSince != null;
    }

    /** The moment up to which the fee has grown at another. */
    Instant grownTo(Instant at) {
        return growthPausedAt != null && at.isAfter(growthPausedAt) ? growthPausedAt : at;
    }

    /** It costs this, whatever the tariff says. */
    void fix(long fee) {
        fixedFee = fee;
    }

    /** Null where the tariff prices it. */
    Long fixedFee() {
        return fixedFee;
    }

    /** Its driver disputes the fee, and may leave owing so much. */
    void dispute(long mayOwe) {
        debtAllowed = mayOwe;
        evidenceFrozen = true;
    }

    void disputeDecided() {
        debtAllowed = 0;
    }

    long debtAllowed() {
        return debtAllowed;
    }

    boolean evidenceFrozen() {
        return evidenceFrozen;
    }
}
