package io.daozha.billing.tariff;

import io.daozha.billing.Words;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.stream.Stream;

/** What one class of vehicles pays: periods of time, lines of price, limits; with what a walk asks of all of them. */
final class Rule {

    /** Which period a unit belongs to that has begun in one and ends in another. */
    enum Crossing {
        /** To the one it begins in; the next unit begins where it ends. */
        START,
        /** To the one it begins in, where it counts whole; the next period counts anew from its own beginning. */
        FILL,
        /** To both, each for its minutes. */
        SPLIT
    }

    private final ZoneRules zone;
    private final Calendar calendar;
    private final List<Period> periods;
    private final Free free;
    private final Crossing crossing;
    private final Cycle units;
    private final Cycle first;
    private final Cycle again;
    private final List<Cap> caps;
    private final boolean byEntryDay;
    private final Words refusal;

    private final boolean daily;
    private final boolean shares;
    private final boolean capsWindows;
    private final boolean looksAhead;
    private final long dayBegins;
    private final long latest;
    private final List<Words> mosts;

    /**
     * @param units when the running unit is cut off and a new one begins
     * @param first when first periods and once-only prices come again
     * @param again when free minutes come again
     * @param byEntryDay whether the kind of the day of entry holds for the whole stay
     * @param refusal why this class is not priced at all; empty where it is
     */
    Rule(
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
            Words refusal) {
        this.zone = zone;
        this.calendar = calendar;
        this.periods = List.copyOf(periods);
        this.free = free;
        this.crossing = crossing;
        this.units = units;
        this.first = first;
        this.again = again;
        this.caps = List.copyOf(caps);
        this.byEntryDay = byEntryDay;
        this.refusal = refusal;
        List<Cycle> cycles = Stream.concat(
                        Stream.of(units, first, again), caps.stream().map(Cap::cycle))
                .toList();
        this.daily = cycles.stream().allMatch(Cycle::daily);
        this.dayBegins = cycles.stream()
                .filter(Cycle.CalendarDay.class::isInstance)
                .mapToLong(cycle -> ((Cycle.CalendarDay) cycle).reset())
                .findFirst()
                .orElse(-1);
        this.shares = crossing == Crossing.SPLIT
                || periods.stream()
                        .flatMap(period -> period.lines().stream())
                        .anyMatch(RateLine.Prorated.class::isInstance);
        this.capsWindows = caps.stream().anyMatch(Cap::perWindow);
        this.looksAhead = (again != Cycle.NEVER && free.as() == Free.As.THRESHOLD)
                || periods.stream().anyMatch(period -> period.free().as() == Free.As.THRESHOLD);
        this.mosts = periods.stream()
                .map(Period::name)
                .map(name -> new Words(name.zh() + "最高", "most per " + name.en()))
                .toList();
        this.latest = periods.stream().mapToLong(Period::lastBegins).max().orElse(0);
    }

    ZoneRules zone() {
        return zone;
    }

    Calendar calendar() {
        return calendar;
    }

    List<Period> periods() {
        return periods;
    }

    Free free() {
        return free;
    }

    Crossing crossing() {
        return crossing;
    }

    Cycle units() {
        return units;
    }

    Cycle first() {
        return first;
    }

    Cycle again() {
        return again;
    }

    List<Cap> caps() {
        return caps;
    }

    boolean byEntryDay() {
        return byEntryDay;
    }

    Words refusal() {
        return refusal;
    }

    /** Whether a day can be like the day before, so that long stays need not be walked day by day. */
    boolean daily() {
        return daily;
    }

    /** Whether some price is asked by the minute. */
    boolean shares() {
        return shares;
    }

    /** Whether a window of the same period after another begins a cap anew. */
    boolean capsWindows() {
        return capsWindows;
    }

    /** Whether the end of a stay can make time free that lies before it. */
    boolean looksAhead() {
        return looksAhead;
    }

    /** The minute of the wall clock from which days are compared; -1 for that of the entry. */
    long dayBegins() {
        return dayBegins;
    }

    /** Where the clock of a visit stands whose first periods are over, and beyond which no line changes. */
    long latest() {
        return latest;
    }

    /** What a bill calls the most that a window of a period may cost, where the tariff has no name for it. */
    Words most(Period of) {
        return mosts.get(of.index());
    }
}
