package io.daozha.billing.tariff;

import io.daozha.billing.Charge.Line.Kind;
import io.daozha.billing.Words;
import java.util.Arrays;

/**
 * Walks once through a stay, from one minute at which something begins to the next. Times are minutes from the entry.
 *
 * <p>A unit is charged where it begins. A unit costs its price, or what the caps leave of it; so a longer stay never costs
 * less, and every cap holds.
 */
final class Walk {
    /** Only stays of so many minutes can have days that are alike. */
    private static final long LONG = 3 * Cycle.DAY;

    private final Rule rule;
    private final Bill bill;
    private final Tally tally;
    private final WallClock clock;
    private final long end;

    private long at;
    /** Up to where the last unit that has begun reaches. */
    private long paidTo;
    /** Up to where nothing is charged. */
    private long freeTo;
    /** Minutes of a shared unit for which the next period asks its part. */
    private long owed;

    private long entryZero;
    private long periodZero;
    private long charged;
    private long chargedInWindow;
    private Period period;

    private long unitsIndex;
    private long firstIndex;
    private long againIndex;

    /** When a cap, units, first periods or free minutes next begin anew. */
    private long nextTurn;

    private long nextMark = Long.MAX_VALUE;
    private long[] stateAtMark;

    private Walk(Rule rule, Bill bill, Tally tally, WallClock clock, long end) {
        this.rule = rule;
        this.bill = bill;
        this.tally = tally;
        this.clock = clock;
        this.end = end;
    }

    /** @param minutes how long the stay is */
    static Bill through(Rule rule, long entrySecond, long minutes, Stay stay) {
        Bill bill = new Bill();
        WallClock clock = new WallClock(rule.zone(), entrySecond);
        new Walk(rule, bill, new Tally(rule, bill, stay.earlier()), clock, minutes).run(stay.continued());
        return bill;
    }

    long end() {
        return end;
    }

    boolean splits() {
        return rule.crossing() == Rule.Crossing.SPLIT;
    }

    private void run(boolean continued) {
        long local = clock.minute(0);
        long date = Math.floorDiv(local, Cycle.DAY);
        begin(local, continued);
        while (at < end || owed > 0) {
            boolean turns = clock.moveTo(at) || at >= nextTurn;
            local = clock.minute(at);
            if (turns) {
                tally.turn(at, local);
            }
            if (at == nextMark) {
                mark(local);
                local = clock.minute(at);
                turns = true;
            }
            if (turns) {
                restart(local);
                nextTurn = Math.min(tally.next(at, local), nextRestart(local));
            }
            if (!rule.byEntryDay()) {
                date = Math.floorDiv(local, Cycle.DAY);
            }
            Calendar.Day day = rule.calendar().on(date);
            int minute = (int) Math.floorMod(local, Cycle.DAY);
            enter(day, minute, continued && at == 0);
            long to = Math.min(at + day.next(minute) - minute, clock.change());
            to = Math.min(to, Math.min(nextTurn, nextMark));
            charge(to);
            at = to;
        }
        if (period != null) {
            tally.end(Math.min(at, end), period);
        }
        if (end == 0 || bill.isEmpty()) {
            bill.add(Kind.FREE, this, Words.NONE, 0, end, 1, 0, 0);
        }
    }

    /** Where shares of a price are rounded, they are rounded day by day, however long the stay. */
    private void begin(long local, boolean continued) {
        tally.begin(local);
        unitsIndex = rule.units().index(0, local);
        firstIndex = rule.first().index(0, local);
        againIndex = rule.again().index(0, local);
        if (continued) {
            entryZero = -rule.latest();
        } else {
            giveFree(local);
        }
        if ((end >= LONG || rule.shares()) && rule.daily()) {
            long dayBegins = rule.dayBegins();
            nextMark = Cycle.DAY - (dayBegins < 0 ? 0 : Math.floorMod(local - dayBegins, Cycle.DAY));
        }
    }

    private long nextRestart(long local) {
        return Math.min(
                rule.units().next(at, local),
                Math.min(rule.first().next(at, local), rule.again().next(at, local)));
    }

    private void restart(long local) {
        if (rule.units().index(at, local) > unitsIndex) {
            unitsIndex = rule.units().index(at, local);
            paidTo = Math.max(at, freeTo);
            owed = 0;
            bill.breakOff();
        }
        if (rule.first().index(at, local) > firstIndex) {
            firstIndex = rule.first().index(at, local);
            entryZero = Math.max(at, paidTo);
            charged = 0;
            bill.breakOff();
        }
        if (rule.again().index(at, local) > againIndex) {
            againIndex = rule.again().index(at, local);
            bill.breakOff();
            giveFree(local);
        }
    }

    private void giveFree(long local) {
        long from = Math.max(at, paidTo);
        freeTo = rule.free().until(at, rule.again().next(at, local), end);
        if (freeTo > from && rule.free().as() == Free.As.DEDUCTION) {
            entryZero += freeTo - from;
        }
        giveUpTo(freeTo, Words.NONE);
    }

    private void giveUpTo(long to, Words name) {
        if (to > at && at < end) {
            bill.add(Kind.FREE, this, name, at, to, 1, 0, 0);
            bill.breakOff();
        }
        freeTo = Math.max(freeTo, to);
        paidTo = Math.max(paidTo, freeTo);
    }

    private void enter(Calendar.Day day, int minute, boolean midVisit) {
        Period now = rule.periods().get(day.periodAt(minute));
        boolean goesOn = period != null && now.index() == period.index();
        if (goesOn && !(day.begins(minute) && at > 0 && (now.countsEach() || rule.capsWindows()))) {
            return;
        }
        if (period != null) {
            tally.window(at, period);
            if (!goesOn && rule.crossing() == Rule.Crossing.FILL) {
                paidTo = Math.max(at, freeTo);
            }
        }
        period = now;
        chargedInWindow = 0;
        periodZero = midVisit ? -rule.latest() : Math.max(at, paidTo);
        if (now.free().minutes() > 0 && !midVisit) {
            long from = Math.max(at, paidTo);
            long to = now.free().until(from, windowEnd(day, minute), end);
            if (to > from) {
                giveUpTo(to, now.name());
                periodZero = Math.max(periodZero, now.free().as() == Free.As.DEDUCTION ? to : periodZero);
            }
        }
    }

    /** Where the window ends in which the walk stands, as the clock on the wall now goes. */
    private long windowEnd(Calendar.Day today, int minute) {
        long to = at + today.next(minute) - minute;
        long date = Math.floorDiv(clock.minute(at), Cycle.DAY);
        boolean overMidnight = today.next(minute) == Cycle.DAY;
        for (long next = date + 1; overMidnight && to < end; next++) {
            Calendar.Day day = rule.byEntryDay() ? today : rule.calendar().on(next);
            if (day.periodAt(0) != period.index() || day.begins(0)) {
                break;
            }
            to += day.next(0);
            overMidnight = day.next(0) == Cycle.DAY;
        }
        return to;
    }

    private void charge(long to) {
        if (owed > 0) {
            long minutes = Math.min(owed, to - at);
            RateLine line = period.lineAt(Math.max(at - zero(), 0));
            if (line instanceof RateLine.PerUnit unit) {
                share(line, at, minutes, unit.per(), unit.price());
            }
            owed -= minutes;
        }
        long from = Math.max(at, paidTo);
        while (from < to && from < end) {
            long zero = zero();
            RateLine line = period.lineAt(from - zero);
            long holdsTo = line.upTo() == RateLine.REST ? Long.MAX_VALUE : zero + line.upTo();
            from = line.charge(this, period, from, to, holdsTo);
        }
        paidTo = Math.max(paidTo, from);
    }

    private long zero() {
        return period.begins() == Period.Begins.PERIOD ? periodZero : entryZero;
    }

    /** Whether a price that is asked only once was not yet asked. */
    boolean first(Period of, int bit) {
        long before = of.begins() == Period.Begins.PERIOD ? chargedInWindow : charged;
        if (of.begins() == Period.Begins.PERIOD) {
            chargedInWindow |= 1L << bit;
        } else {
            charged |= 1L << bit;
        }
        return (before & (1L << bit)) == 0;
    }

    void put(Kind kind, RateLine source, long from, long to, long count, long unit, long price) {
        bill.add(kind, source, period.name(), from, to, count, unit, price);
        if (price > 0) {
            tally.pay(period.index(), price * count);
        }
    }

    void share(RateLine source, long from, long minutes, long per, long price) {
        tally.pay(period.index(), bill.share(source, period.name(), from, minutes, per, price, from + minutes));
    }

    void step(RateLine.Step step, long from, long to) {
        bill.step(step, period, from, to);
        tally.pay(period.index(), step.more());
    }

    void owe(long minutes) {
        owed = minutes;
    }

    /** Twice the same moment of the day, 24 hours apart: as long as the days are alike, they cost alike. */
    private void mark(long local) {
        long[] state = state(local);
        boolean alike = Arrays.equals(state, stateAtMark) && clock.since() <= at - Cycle.DAY;
        long days = alike ? daysAlike(local) : 0;
        if (days > 0) {
            bill.repeat(days, days * Cycle.DAY);
            tally.skip(days);
            skip(days);
        }
        bill.beginBlock();
        tally.mark();
        stateAtMark = state;
        nextMark = at + Cycle.DAY;
    }

    /** Where how a stretch ends tells whether it is free, the last whole day is walked. */
    private long daysAlike(long local) {
        long most = (end - at) / Cycle.DAY - (rule.looksAhead() ? 1 : 0);
        if (clock.change() != Long.MAX_VALUE) {
            most = Math.min(most, (clock.change() - at) / Cycle.DAY - 1);
        }
        if (most <= 0 || rule.byEntryDay()) {
            return most;
        }
        long first = Math.floorDiv(local - Cycle.DAY, Cycle.DAY);
        long last = Math.floorDiv(local - 1, Cycle.DAY);
        long dates = last - first + 1;
        return Math.min(most, rule.calendar().run(first, most + dates) - dates);
    }

    private long[] state(long local) {
        long[] state = new long[11 + tally.size()];
        int next = tally.describe(state, 0, at, local);
        long latest = rule.latest();
        state[next++] = Math.max(0, paidTo - at);
        state[next++] = Math.max(0, freeTo - at);
        state[next++] = owed;
        state[next++] = Math.min(latest, at - entryZero);
        state[next++] = Math.min(latest, at - periodZero);
        state[next++] = charged;
        state[next++] = chargedInWindow;
        state[next++] = period == null ? -1 : period.index();
        state[next++] = rule.units().index(at, local) - unitsIndex;
        state[next++] = rule.first().index(at, local) - firstIndex;
        state[next] = rule.again().index(at, local) - againIndex;
        return state;
    }

    private void skip(long days) {
        long minutes = days * Cycle.DAY;
        at += minutes;
        paidTo += minutes;
        freeTo += minutes;
        entryZero += minutes;
        periodZero += minutes;
        unitsIndex += days * rule.units().perDay();
        firstIndex += days * rule.first().perDay();
        againIndex += days * rule.again().perDay();
    }
}
