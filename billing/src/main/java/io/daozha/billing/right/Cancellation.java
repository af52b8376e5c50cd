package io.daozha.billing.right;

import java.time.LocalDate;

/**
 * A permit was ended before its time.
 *
 * @param lastDay the last day on which it holds
 * @param unusedDays paid days after it, from which a refund is reckoned
 */
public record Cancellation(long permit, LocalDate lastDay, long unusedDays) {}
