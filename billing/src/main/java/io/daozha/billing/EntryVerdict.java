package io.daozha.billing;

import java.time.LocalDate;

/** May this car come in, and as what. */
public sealed interface EntryVerdict {

    /**
     * As a temporary car, at the tariff.
     *
     * @param spacesLeft once this car is in, here and below
     */
    record Temporary(int spacesLeft) implements EntryVerdict {}

    /** @param lastDay the last day on which the permit holds; daysLeft counts from today, 0 on that day */
    record Permitted(String permit, LocalDate lastDay, long daysLeft, int spacesLeft) implements EntryVerdict {}

    /** Every space is taken. */
    record Full() implements EntryVerdict {}
}
