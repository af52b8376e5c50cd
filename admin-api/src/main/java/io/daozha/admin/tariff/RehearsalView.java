package io.daozha.admin.tariff;

import io.daozha.billing.Money;
import io.daozha.billing.tariff.Rehearsal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A rehearsal as it is drawn: how many stays would change by how much, in steps of {@code width}, left of the middle those
 * that pay less, right of it those that pay more. Stays that cost the same are told in words, for there they would dwarf
 * all others.
 *
 * @param width of a step, in the currency's smallest unit
 */
record RehearsalView(Rehearsal rehearsal, int days, long width, List<Bar> bars) {
    /** Of the drawing, in its own units; a page scales it. */
    static final int WIDE = 720;

    static final int HIGH = 220;

    private static final int MOST_BARS_A_SIDE = 12;
    private static final int BIGGEST = 12;
    private static final long[] ROUND = {1, 2, 5};

    /**
     * Stays whose change lies within one step: more than {@code from} up to {@code to} for those that pay more, the other way
     * round for those that pay less.
     */
    record Bar(Money from, Money to, long stays, int x, int y, int wide, int high, boolean more) {
        public int middle() {
            return x + wide / 2;
        }

        public int above() {
            return y - 6;
        }
    }

    static RehearsalView of(Rehearsal rehearsal, int days) {
        long most = rehearsal.changes().stream()
                .mapToLong(change -> Math.abs(change.difference()))
                .max()
                .orElse(0);
        long width = width(most);
        NavigableMap<Long, Long> steps = new TreeMap<>();
        for (Rehearsal.Change change : rehearsal.changes()) {
            if (change.difference() != 0) {
                steps.merge(step(change.difference(), width), 1L, Long::sum);
            }
        }
        return new RehearsalView(rehearsal, days, width, bars(steps, width, rehearsal.currency()));
    }

    /** Such a round one that no side has more steps than can be told apart. */
    private static long width(long most) {
        for (long ten = 10; ; ten *= 10) {
            for (long round : ROUND) {
                if (round * ten * MOST_BARS_A_SIDE >= most) {
                    return round * ten;
                }
            }
        }
    }

    /** 1, 2, … for more, −1, −2, … for less; a step holds the end that is farther from nothing. */
    private static long step(long difference, long width) {
        long steps = (Math.abs(difference) + width - 1) / width;
        return difference > 0 ? steps : -steps;
    }

    private static List<Bar> bars(NavigableMap<Long, Long> steps, long width, String currency) {
        List<Bar> bars = new ArrayList<>();
        if (steps.isEmpty()) {
            return bars;
        }
        long side = Math.max(Math.abs(steps.firstKey()), steps.lastKey());
        long highest = steps.values().stream().mapToLong(Long::longValue).max().orElse(1);
        int each = (int) (WIDE / 2 / side);
        steps.forEach((step, stays) -> {
            int high = (int) Math.max(2, Math.round((double) HIGH * stays / highest));
            long inner = (Math.abs(step) - 1) * width * Long.signum(step);
            bars.add(new Bar(
                    new Money(inner, currency),
                    new Money(step * width, currency),
                    stays,
                    (int) (WIDE / 2 + (step > 0 ? (step - 1) * each : step * each)) + 1,
                    HIGH - high,
                    Math.max(2, each - 2),
                    high,
                    step > 0));
        });
        return bars;
    }

    public Money difference() {
        return rehearsal.after().minus(rehearsal.before());
    }

    /** Where the axis ends, either way. */
    public Money end() {
        long side =
                bars.stream().mapToLong(bar -> Math.abs(bar.to().minor())).max().orElse(0);
        return new Money(side, rehearsal.currency());
    }

    /** The length of a bar for one of the two totals, of {@link #WIDE}. */
    public int length(Money total) {
        long most = Math.max(rehearsal.before().minor(), rehearsal.after().minor());
        return most <= 0 ? 0 : (int) Math.round((double) WIDE * Math.max(0, total.minor()) / most);
    }

    public List<Rehearsal.Change> biggest() {
        return rehearsal.biggest(BIGGEST);
    }

    /** The first of those that the draft does not price. */
    public List<Rehearsal.Unpriced> unpriced() {
        return rehearsal.unpriced().stream().limit(BIGGEST).toList();
    }

    public Duration stay(Rehearsal.Change change) {
        return Duration.between(change.from(), change.to());
    }

    public Money money(long minor) {
        return new Money(minor, rehearsal.currency());
    }
}
