package io.daozha.billing.tariff;

import io.daozha.billing.Words;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What a tariff says of itself, besides its prices.
 *
 * @param legalBasis the document that allows or sets it; may be empty
 * @param filing the number of its approval or filing; may be empty
 * @param zone whose wall clock its hours and days mean
 * @param currency ISO 4217
 * @param leaveBy how long after paying the car may still leave without paying more
 * @param quoteValid how long a named sum holds
 * @param longestStay beyond it a stay is no longer priced but looked at
 * @param largestCharge in the currency's smallest unit; beyond it likewise
 */
public record TariffFacts(
        Words name,
        String version,
        Optional<LocalDate> validFrom,
        Optional<Pricing> pricing,
        String legalBasis,
        String filing,
        ZoneId zone,
        String currency,
        Duration leaveBy,
        Duration quoteValid,
        Duration longestStay,
        long largestCharge) {}
