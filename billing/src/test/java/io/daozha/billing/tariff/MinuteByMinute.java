package io.daozha.billing.tariff;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/**
 * The same rules told the slow way, one minute after the other, each looked up on the wall clock: what {@link Walk} must
 * agree with. Crossing units start or fill; parts count whole.
 */
final class MinuteByMinute {
    private final Rule rule;
    private final ZoneId zone;
    private final Instant entry;
    private final long end;

    private long total;
    private long paidTo;
    private long freeTo;
    private long entryZero;
    private long periodZero;
    private Period period;
    private final Map<String, Long> used = new HashMap<>();
    private final Map<String, Boolean> once = new HashMap<>();
    private long window;
    private long firsts;

    private MinuteByMinute(Rule rule, ZoneId zone, Instant entry, long end) {
        this.rule = rule;
        this.zone = zone;
        this.entry = entry;
        this.end = end;
    }

    static long cost(Tariff tariff, Instant entry, long minutes) {
        MinuteByMinute slow = new MinuteByMinute(tariff.rule(VehicleClass.SMALL), tariff.zone(), entry, minutes);
        for (long at = 0; at < minutes; at++) {
            slow.minute(at);
        }
        return slow.total;
    }

    private long local(long at) {
        LocalDateTime time = LocalDateTime.ofInstant(entry.plusSeconds(60 * at), zone);
        return time.toLocalDate().toEpochDay() * 1440 + time.getHour() * 60L + time.getMinute();
    }

    private boolean turns(Cycle cycle, long at) {
        return at > 0 && cycle.index(at, local(at)) > highest(cycle, at - 1);
    }

    /** A day that the clock repeats is not a new one. */
    private long highest(Cycle cycle, long at) {
        return Math.max(cycle.index(at, local(at)), cycle.index(Math.max(0, at - 60), local(Math.max(0, at - 60))));
    }

    private void minute(long at) {
        if (turns(rule.units(), at)) {
            paidTo = Math.max(at, freeTo);
        }
        if (turns(rule.first(), at)) {
            entryZero = Math.max(at, paidTo);
            firsts++;
        }
        if (at == 0 || turns(rule.again(), at)) {
            long from = Math.max(at, paidTo);
            freeTo = Math.max(freeTo, rule.free().until(at, stretchEnd(at), end));
            if (rule.free().as() == Free.As.DEDUCTION && freeTo > from) {
                entryZero += freeTo - from;
            }
            paidTo = Math.max(paidTo, freeTo);
        }
        enter(at);
        while (paidTo <= at) {
            long from = paidTo;
            unit(at);
            if (paidTo == from) {
                throw new IllegalStateException("stands still at " + at);
            }
        }
    }

    private long stretchEnd(long at) {
        if (rule.again() == Cycle.NEVER) {
            return Long.MAX_VALUE;
        }
        long next = at + 1;
        while (next < end + 2 && !turns(rule.again(), next)) {
            next++;
        }
        return next;
    }

    private Calendar.Day day(long at) {
        return rule.calendar().on(Math.floorDiv(local(at), 1440L));
    }

    private boolean windowBegins(long at, Period before) {
        int minute = (int) Math.floorMod(local(at), 1440L);
        int index = day(at).periodAt(minute);
        boolean counts =
                rule.periods().get(index).countsEach() || rule.caps().stream().anyMatch(Cap::perWindow);
        return index != before.index() || (day(at).begins(minute) && counts);
    }

    private void enter(long at) {
        if (period != null && !windowBegins(at, period)) {
            return;
        }
        Period now = rule.periods().get(day(at).periodAt((int) Math.floorMod(local(at), 1440L)));
        if (period != null && now.index() != period.index() && rule.crossing() == Rule.Crossing.FILL) {
            paidTo = Math.max(at, freeTo);
        }
        period = now;
        window++;
        periodZero = Math.max(at, paidTo);
        if (now.free().minutes() > 0) {
            long next = at + 1;
            while (next < end && !windowBegins(next, now)) {
                next++;
            }
            long from = Math.max(at, paidTo);
            long to = now.free().until(from, next, end);
            if (to > from) {
                freeTo = Math.max(freeTo, to);
                paidTo = Math.max(paidTo, freeTo);
                if (now.free().as() == Free.As.DEDUCTION) {
                    periodZero = Math.max(periodZero, to);
                }
            }
        }
    }

    private void unit(long at) {
        boolean own = period.begins() == Period.Begins.PERIOD;
        long zero = own ? periodZero : entryZero;
        RateLine line = period.lineAt(at - zero);
        String scope = period.index() + "/" + (own ? "w" + window : "f" + firsts);
        if (line instanceof RateLine.PerUnit unit) {
            pay(at, unit.price());
            paidTo = at + unit.per();
        } else if (line instanceof RateLine.Flat flat) {
            if (flat.price() > 0 && once.putIfAbsent(scope + "/" + flat.bit(), true) == null) {
                pay(at, flat.price());
            }
            paidTo = flat.upTo() != RateLine.REST ? zero + flat.upTo() : at + 1;
        }
    }

    private void pay(long at, long price) {
        long paid = price;
        for (int i = 0; i < rule.caps().size(); i++) {
            Cap cap = rule.caps().get(i);
            if (cap.counts(period.index())) {
                paid = Math.min(paid, Math.max(0, cap.amount() - used.getOrDefault(bucket(i, cap, at), 0L)));
            }
        }
        for (int i = 0; i < rule.caps().size(); i++) {
            Cap cap = rule.caps().get(i);
            if (cap.counts(period.index())) {
                used.merge(bucket(i, cap, at), paid, Long::sum);
            }
        }
        total += paid;
    }

    private String bucket(int i, Cap cap, long at) {
        return i + "/" + (cap.perWindow() ? "w" + window : highest(cap.cycle(), at));
    }
}
