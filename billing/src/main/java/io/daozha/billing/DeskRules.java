package io.daozha.billing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What a site decides about cars that a person has to look at. */
@ApplicationScoped
class DeskRules {
    private final int longStayDays;
    private final long disputeLimit;
    private final long lostEntryFee;

    DeskRules(
            @ConfigProperty(name = "daozha.long-stay-days", defaultValue = "7") int longStayDays,
            @ConfigProperty(name = "daozha.dispute-limit", defaultValue = "5000") long disputeLimit,
            @ConfigProperty(name = "daozha.lost-entry-fee", defaultValue = "0") long lostEntryFee) {
        check(longStayDays >= 1, "daozha.long-stay-days is " + longStayDays + "; it may be 1 or more");
        check(disputeLimit >= 0, "daozha.dispute-limit is " + disputeLimit + "; it may be 0 or more");
        check(lostEntryFee >= 0, "daozha.lost-entry-fee is " + lostEntryFee + "; it may be 0 or more");
        this.longStayDays = longStayDays;
        this.disputeLimit = disputeLimit;
        this.lostEntryFee = lostEntryFee;
    }

    private static void check(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }

    Duration longStay() {
        return Duration.ofDays(longStayDays);
    }

    /** Under dispute a car may leave owing this much, in the smallest unit of the currency. */
    long disputeLimit() {
        return disputeLimit;
    }

    /** What a car pays whose entry nobody saw; 0 where the operator decides. */
    long lostEntryFee() {
        return lostEntryFee;
    }
}
