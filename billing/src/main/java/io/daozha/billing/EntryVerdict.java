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

    /** As a temporary car that owes so much for earlier stays, and is told so (E09). */
    record Reminded(Money owes, int spacesLeft) implements EntryVerdict {}

    /** An earlier stay is to be paid first; with several, one after the other, the oldest first (E09). */
    record PayFirst(Quote debt) implements EntryVerdict {}

    /** Every space is taken. */
    record Full() implements EntryVerdict {}
}
