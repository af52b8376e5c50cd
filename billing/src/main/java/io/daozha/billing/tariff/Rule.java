package io.daozha.billing.tariff;

import java.time.zone.ZoneRules;
import java.util.List;

/**
 * What one class of vehicles pays: periods of time, lines of price, limits.
 *
 * @param units when the running unit is cut off and a new one begins
 * @param first when first periods and once-only prices come again
 * @param again when free minutes come again
 * @param byEntryDay whether the kind of the day of entry holds for the whole stay
 * @param refusal why this class is not priced at all; empty where it is
 */
record Rule(
        ZoneRules zone,
        Calendar calendar,
        List<Period> periods,
        Free free,
        Crossing crossing,
        Cycle units,
        Cycle first,
        Cycle again,
        List<Cap> caps,
        boolean byEntryDay,
        String refusal) {

    /** Which period a unit belongs to that has begun in one and ends in another. */
    enum Crossing {
        /** To the one it begins in; the next unit begins where it ends. */
        START,
        /** To the one it begins in, where it counts whole; the next period counts anew from its own beginning. */
        FILL,
        /** To both, each for its minutes. */
        SPLIT
    }

    Rule {
        periods = List.copyOf(periods);
        caps = List.copyOf(caps);
    }

    /** Whether a day can be like the day before, so that long stays need not be walked day by day. */
    boolean daily() {
        return units.daily()
                && first.daily()
                && again.daily()
                && caps.stream().allMatch(cap -> cap.cycle().daily());
    }

    /** The minute of the wall clock from which days are compared; -1 for that of the entry. */
    long dayBegins() {
        for (Cycle cycle : List.of(units, first, again)) {
            if (cycle instanceof Cycle.CalendarDay day) {
                return day.reset();
            }
        }
        return caps.stream()
                .map(Cap::cycle)
                .filter(Cycle.CalendarDay.class::isInstance)
                .map(Cycle.CalendarDay.class::cast)
                .mapToLong(Cycle.CalendarDay::reset)
                .findFirst()
                .orElse(-1);
    }

    /** Where the clock of a visit stands whose first periods are over, and beyond which no line changes. */
    long latest() {
        return periods.stream().mapToLong(Period::lastBegins).max().orElse(0);
    }
}
