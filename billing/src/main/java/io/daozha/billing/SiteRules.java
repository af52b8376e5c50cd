package io.daozha.billing;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What a site decides for itself about rights.
 *
 * @param debtAtEntry what is said to a car that owes for earlier stays
 * @param longestVisit how long the window of a visitor pass may be
 */
public record SiteRules(DebtAtEntry debtAtEntry, Duration longestVisit) {

    public enum DebtAtEntry {
        /** It is told, and comes in. */
        REMIND,
        /** It pays first. */
        PAY_FIRST
    }

    public SiteRules {
        if (longestVisit.isNegative() || longestVisit.isZero()) {
            throw new IllegalArgumentException("daozha.longest-visit must be more than nothing, not " + longestVisit);
        }
    }

    @Dependent
    static class Configured {
        @Produces
        @Dependent
        SiteRules rules(
                @ConfigProperty(name = "daozha.debt-at-entry", defaultValue = "remind") DebtAtEntry debtAtEntry,
                @ConfigProperty(name = "daozha.longest-visit", defaultValue = "P7D") Duration longestVisit) {
            return new SiteRules(debtAtEntry, longestVisit);
        }
    }
}
