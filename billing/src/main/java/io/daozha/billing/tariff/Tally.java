package io.daozha.billing.tariff;

import io.daozha.billing.Words;
import java.time.Instant;
import java.util.List;

/** How much of each cap is used up, and what the caps have taken off. */
final class Tally {

    private static final class Meter {
        final Cap cap;
        long index;
        long used;
        long takenOff;
        long since;
        long takenOffBefore;

        Meter(Cap cap) {
            this.cap = cap;
        }
    }

    private final Rule rule;
    private final Bill bill;
    private final List<Stay.Earlier> earlier;
    private final Meter[] meters;

    Tally(Rule rule, Bill bill, List<Stay.Earlier> earlier) {
        this.rule = rule;
        this.bill = bill;
        this.earlier = earlier;
        this.meters = new Meter[rule.caps().size()];
        for (int i = 0; i < meters.length; i++) {
            meters[i] = new Meter(rule.caps().get(i));
        }
    }

    void begin(long local) {
        for (Meter meter : meters) {
            meter.index = meter.cap.cycle().index(0, local);
            meter.used = before(meter);
        }
    }

    /** Begins anew what a new day or so many hours begin. */
    void turn(long at, long local) {
        for (Meter meter : meters) {
            long now = meter.cap.cycle().index(at, local);
            if (now > meter.index) {
                close(meter, at, meter.cap.name());
                meter.index = now;
                meter.used = before(meter);
            }
        }
    }

    /** Begins anew what another window begins. */
    void window(long at, Period left) {
        for (Meter meter : meters) {
            if (meter.cap.perWindow()) {
                close(meter, at, nameIn(meter.cap, left));
                meter.used = 0;
            }
        }
    }

    void end(long at, Period left) {
        for (Meter meter : meters) {
            close(meter, at, nameIn(meter.cap, left));
        }
    }

    /** The first minute at which a cap begins anew by the clock. */
    long next(long at, long local) {
        long next = Long.MAX_VALUE;
        for (Meter meter : meters) {
            next = Math.min(next, meter.cap.cycle().next(at, local));
        }
        return next;
    }

    /** What the caps leave of an amount is paid; what they take off is the matter of the one that leaves least. */
    void pay(int period, long amount) {
        long paid = amount;
        Meter binding = null;
        for (Meter meter : meters) {
            if (meter.cap.counts(period)) {
                long left = Math.max(0, meter.cap.amount() - meter.used);
                if (left < paid) {
                    paid = left;
                    binding = meter;
                }
            }
        }
        for (Meter meter : meters) {
            if (meter.cap.counts(period)) {
                meter.used += paid;
            }
        }
        if (binding != null) {
            binding.takenOff += amount - paid;
        }
    }

    private void close(Meter meter, long at, Words name) {
        if (meter.takenOff > 0) {
            bill.cap(meter.cap, name, meter.since, at, meter.takenOff);
        }
        meter.takenOff = 0;
        meter.since = at;
    }

    private Words nameIn(Cap cap, Period left) {
        return cap.perWindow() && cap.name().isEmpty() ? rule.most(left) : cap.name();
    }

    private long before(Meter meter) {
        if (!meter.cap.acrossVisits()) {
            return 0;
        }
        long sum = 0;
        for (Stay.Earlier visit : earlier) {
            Instant at = visit.at();
            long local = Math.floorDiv(
                    at.getEpochSecond() + rule.zone().getOffset(at).getTotalSeconds(), 60);
            if (meter.cap.cycle().index(0, local) == meter.index) {
                sum = Math.addExact(sum, visit.amount().minor());
            }
        }
        return Math.max(0, sum);
    }

    /** Adds to a description of the moment what matters of the caps. */
    int describe(long[] state, int place, long at, long local) {
        int next = place;
        for (Meter meter : meters) {
            state[next++] = meter.cap.cycle().index(at, local) - meter.index;
            state[next++] = meter.used;
            state[next++] = meter.cap.perStay() ? 0 : meter.takenOff;
        }
        return next;
    }

    int size() {
        return 3 * meters.length;
    }

    void mark() {
        for (Meter meter : meters) {
            meter.takenOffBefore = meter.takenOff;
        }
    }

    /** So many days like the last one go by. */
    void skip(long days) {
        for (Meter meter : meters) {
            meter.index += meter.cap.cycle().perDay() * days;
            meter.takenOff += days * (meter.takenOff - meter.takenOffBefore);
            meter.since += meter.cap.perStay() ? 0 : days * Cycle.DAY;
        }
    }
}
