package io.daozha.billing;

import java.time.Instant;
import java.time.LocalDate;

/** May this car come in, and as what. */
public sealed interface EntryVerdict {

    /** The arm goes up. */
    default boolean admits() {
        return true;
    }

    /**
     * As a temporary car, at the tariff.
     *
     * @param spacesLeft for cars like it once this one is in, here and below: those kept for permits are not counted
     */
    record Temporary(int spacesLeft) implements EntryVerdict {}

    /**
     * @param lastDay the last day on which the permit holds
     * @param daysLeft counts from today: 0 on that day, negative in the days of grace after it
     */
    record Permitted(String permit, LocalDate lastDay, long daysLeft, int spacesLeft) implements EntryVerdict {}

    /** The other cars of its permit stand on all its spaces: a temporary car until one of them leaves. */
    record Overflow(String permit, int spacesLeft) implements EntryVerdict {}

    /** The same, where the permit lets no more cars in than it has spaces. */
    record SpacesTaken(String permit) implements EntryVerdict {
        @Override
        public boolean admits() {
            return false;
        }
    }

    /** @param until what the pass covers; temporary after */
    record Visitor(String host, Instant until, int spacesLeft) implements EntryVerdict {}

    /** Always let in and never charged: an emergency vehicle, say. */
    record Exempt(String reason) implements EntryVerdict {}

    /**
     * It may come in as what {@code as} says, and owes for earlier stays.
     *
     * @param debt more than nothing, here and below
     */
    record Reminded(Money debt, EntryVerdict as) implements EntryVerdict {}

    /** An earlier stay is to be paid first; with several, one after the other, the oldest first (E09). */
    record PayFirst(Quote debt) implements EntryVerdict {
        @Override
        public boolean admits() {
            return false;
        }
    }

    /** Every space is taken, or kept for permits. */
    record Full() implements EntryVerdict {
        @Override
        public boolean admits() {
            return false;
        }
    }

    /** On the black list. */
    record Banned(String reason) implements EntryVerdict {
        @Override
        public boolean admits() {
            return false;
        }
    }
}
