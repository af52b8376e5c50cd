package io.daozha.billing.tariff;

import io.daozha.billing.Words;
import java.time.Instant;
import java.util.List;

/** How much of each cap is used up, and what the caps have taken off. */
final class Tally {
    private final Rule rule;
    private final Bill bill;
    private final List<Stay.Earlier> earlier;
    private final Cap[] caps;
    private final boolean perWindow;
    private final long[] index;
    private final long[] used;
    private final long[] takenOff;
    private final long[] since;
    private final long[] takenOffBefore;

    Tally(Rule rule, Bill bill, List<Stay.Earlier> earlier) {
        this.rule = rule;
        this.bill = bill;
        this.earlier = earlier;
        this.caps = rule.caps().toArray(Cap[]::new);
        this.perWindow = anyPerWindow(caps);
        this.index = new long[caps.length];
        this.used = new long[caps.length];
        this.takenOff = new long[caps.length];
        this.since = new long[caps.length];
        this.takenOffBefore = new long[caps.length];
    }

    /** A stream here took a tenth of a short quote. */
    private static boolean anyPerWindow(Cap[] caps) {
        for (Cap cap : caps) {
            if (cap.perWindow()) {
                return true;
            }
        }
        return false;
    }

    void begin(long local) {
        for (int i = 0; i < caps.length; i++) {
            index[i] = caps[i].cycle().index(0, local);
            used[i] = before(i);
        }
    }

    /** Begins anew what a new day or so many hours begin. */
    void turn(long at, long local) {
        for (int i = 0; i < caps.length; i++) {
            long now = caps[i].cycle().index(at, local);
            if (now > index[i]) {
                close(i, at, caps[i].name());
                index[i] = now;
                used[i] = before(i);
            }
        }
    }

    /** Begins anew what another window begins. */
    void window(long at, Period left) {
        for (int i = 0; i < caps.length; i++) {
            if (caps[i].perWindow()) {
                close(i, at, nameIn(caps[i], left));
                used[i] = 0;
            }
        }
    }

    /** Whether a window of the same period after another begins a cap anew. */
    boolean perWindow() {
        return perWindow;
    }

    void end(long at, Period left) {
        for (int i = 0; i < caps.length; i++) {
            close(i, at, nameIn(caps[i], left));
        }
    }

    /** The first minute at which a cap begins anew by the clock. */
    long next(long at, long local) {
        long next = Long.MAX_VALUE;
        for (Cap cap : caps) {
            next = Math.min(next, cap.cycle().next(at, local));
        }
        return next;
    }

    /** What the caps leave of an amount is paid; what they take off is the matter of the one that leaves least. */
    void pay(int period, long amount) {
        long paid = amount;
        int binding = -1;
        for (int i = 0; i < caps.length; i++) {
            if (caps[i].counts(period)) {
                long left = Math.max(0, caps[i].amount() - used[i]);
                if (left < paid) {
                    paid = left;
                    binding = i;
                }
            }
        }
        for (int i = 0; i < caps.length; i++) {
            if (caps[i].counts(period)) {
                used[i] += paid;
            }
        }
        if (binding >= 0) {
            takenOff[binding] += amount - paid;
        }
    }

    private void close(int i, long at, Words name) {
        if (takenOff[i] > 0) {
            bill.cap(caps[i], name, since[i], at, takenOff[i]);
        }
        takenOff[i] = 0;
        since[i] = at;
    }

    private Words nameIn(Cap cap, Period left) {
        return cap.perWindow() && cap.name().isEmpty() ? rule.most(left) : cap.name();
    }

    private long before(int i) {
        if (!caps[i].acrossVisits()) {
            return 0;
        }
        long sum = 0;
        for (Stay.Earlier visit : earlier) {
            Instant at = visit.at();
            long local = Math.floorDiv(
                    at.getEpochSecond() + rule.zone().getOffset(at).getTotalSeconds(), 60);
            if (caps[i].cycle().index(0, local) == index[i]) {
                sum = Math.addExact(sum, visit.amount().minor());
            }
        }
        return Math.max(0, sum);
    }

    /** Adds to a description of the moment what matters of the caps. */
    int describe(long[] state, int place, long at, long local) {
        int next = place;
        for (int i = 0; i < caps.length; i++) {
            state[next++] = caps[i].cycle().index(at, local) - index[i];
            state[next++] = used[i];
            state[next++] = caps[i].perStay() ? 0 : takenOff[i];
        }
        return next;
    }

    int size() {
        return 3 * caps.length;
    }

    void mark() {
        System.arraycopy(takenOff, 0, takenOffBefore, 0, caps.length);
    }

    /** So many days like the last one go by. */
    void skip(long days) {
        for (int i = 0; i < caps.length; i++) {
            index[i] += caps[i].cycle().perDay() * days;
            takenOff[i] += days * (takenOff[i] - takenOffBefore[i]);
            since[i] += caps[i].perStay() ? 0 : days * Cycle.DAY;
        }
    }
}
