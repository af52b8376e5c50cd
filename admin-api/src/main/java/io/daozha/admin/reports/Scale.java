package io.daozha.admin.reports;

import java.util.List;
import java.util.stream.LongStream;

/** Numbers to pixels, upwards, with a rule at every round number. */
record Scale(double top, double bottom, long least, long most, long step) {
    private static final int RULES = 4;

    /** From zero, or below it where there is less. */
    static Scale of(double top, double bottom, long least, long most) {
        long low = Math.min(0, least);
        long high = Math.max(1, most);
        long step = step((double) (high - low) / RULES);
        return new Scale(top, bottom, Math.floorDiv(low, step) * step, -Math.floorDiv(-high, step) * step, step);
    }

    /** 1, 2 or 5 of a power of ten, not below what was asked for. */
    private static long step(double least) {
        for (long power = 1; ; power *= 10) {
            for (long digit : new long[] {1, 2, 5}) {
                if (digit * power >= least) {
                    return digit * power;
                }
            }
        }
    }

    double y(long value) {
        return bottom - (double) (value - least) / (most - least) * (bottom - top);
    }

    List<Long> rules() {
        return LongStream.iterate(least, value -> value <= most, value -> value + step)
                .boxed()
                .toList();
    }
}
