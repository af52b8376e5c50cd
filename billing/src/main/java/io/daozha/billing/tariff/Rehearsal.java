package io.daozha.billing.tariff;

import io.daozha.billing.Money;
import io.daozha.billing.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What past stays would cost under a draft: who pays more, who pays less, and what comes in. Pure; the stays come from
 * wherever they are kept.
 *
 * @param changes one for each stay that both tariffs price, in the order of the stays
 * @param unpriced stays that one of them does not price, with the reason
 */
public record Rehearsal(String currency, List<Change> changes, List<Unpriced> unpriced) {

    /**
     * A stay of the past.
     *
     * @param label what it is known by: a plate, a number, a line of a file
     * @param charged what it was charged; empty to ask the tariff that the draft is held against
     */
    public record Past(String label, Stay stay, OptionalLong charged) {}

    /** @param before and after in the currency's smallest unit */
    public record Change(String label, Instant from, Instant to, VehicleClass vehicle, long before, long after) {
        public long difference() {
            return after - before;
        }
    }

    public record Unpriced(String label, Words reason) {}

    public Rehearsal {
        changes = List.copyOf(changes);
        unpriced = List.copyOf(unpriced);
    }

    /**
     * @param now prices the stays that do not say what they were charged
     * @throws IllegalArgumentException when the two tariffs have not the same currency
     */
    public static Rehearsal of(Tariff now, Tariff draft, List<Past> stays) {
        if (!now.currency().equals(draft.currency())) {
            throw new IllegalArgumentException(
                    "Sums in " + now.currency() + " cannot be held against sums in " + draft.currency());
        }
        List<Change> changes = new ArrayList<>();
        List<Unpriced> unpriced = new ArrayList<>();
        for (Past past : stays) {
            Stay stay = past.stay();
            try {
                long before = past.charged().isPresent()
                        ? past.charged().getAsLong()
                        : now.price(stay).total().minor();
                long after = draft.price(stay).total().minor();
                changes.add(new Change(past.label(), stay.from(), stay.to(), stay.vehicle(), before, after));
            } catch (CannotPriceException e) {
                unpriced.add(new Unpriced(past.label(), e.words()));
            }
        }
        return new Rehearsal(draft.currency(), changes, unpriced);
    }

    public long more() {
        return changes.stream().filter(change -> change.difference() > 0).count();
    }

    public long less() {
        return changes.stream().filter(change -> change.difference() < 0).count();
    }

    public long same() {
        return changes.stream().filter(change -> change.difference() == 0).count();
    }

    public Money before() {
        return new Money(changes.stream().mapToLong(Change::before).reduce(0, Math::addExact), currency);
    }

    public Money after() {
        return new Money(changes.stream().mapToLong(Change::after).reduce(0, Math::addExact), currency);
    }

    /**
     * How many stays change by how much.
     *
     * @param width of a step in the smallest unit
     * @return number of stays by the lower end of each step that has any; a step holds its lower end
     */
    public NavigableMap<Long, Long> distribution(long width) {
        NavigableMap<Long, Long> steps = new TreeMap<>();
        changes.forEach(change -> steps.merge(Math.floorDiv(change.difference(), width) * width, 1L, Long::sum));
        return steps;
    }

    /** The changes that are largest either way, largest first. */
    public List<Change> biggest(int limit) {
        return changes.stream()
                .filter(change -> change.difference() != 0)
                .sorted(Comparator.comparingLong((Change change) -> -Math.abs(change.difference()))
                        .thenComparing(Change::from))
                .limit(limit)
                .toList();
    }

    /** By how much each class of vehicles pays more (or less). */
    public Map<VehicleClass, Long> byClass() {
        Map<VehicleClass, Long> sums = new TreeMap<>();
        changes.forEach(change -> sums.merge(change.vehicle(), change.difference(), Math::addExact));
        return sums;
    }
}
