package io.daozha.billing.tariff;

import io.daozha.billing.Charge.Line.Kind;

/** One way to charge for time. Each holds up to a minute of its period's clock, then the next one does. */
sealed interface RateLine {
    /** Nothing follows. */
    long REST = Long.MAX_VALUE;

    long upTo();

    /**
     * Charges what begins from a minute on and before {@code to}.
     *
     * @param holdsTo the minute of the stay where this line ends
     * @return where the next unit begins; may be later than {@code to}
     */
    long charge(Walk walk, Period period, long from, long to, long holdsTo);

    /** What so many minutes of a unit cost that began in another period. */
    default long share(long minutes) {
        return 0;
    }

    /** A part of a unit counts whole. APDS calls it perUnit; before others, incrementingRate. */
    record PerUnit(long upTo, long per, long price) implements RateLine {
        @Override
        public long charge(Walk walk, Period period, long from, long to, long holdsTo) {
            long last = Math.min(Math.min(to, holdsTo), walk.end());
            long count = (last - from + per - 1) / per;
            long end = from + count * per;
            if (price == 0) {
                walk.put(Kind.FREE, this, from, end, 1, 0, 0);
            } else if (end > to && walk.splits()) {
                if (count > 1) {
                    walk.put(Kind.UNITS, this, from, end - per, count - 1, per, price);
                }
                walk.share(this, end - per, to - (end - per), per, price);
                walk.owe(end - to);
            } else {
                walk.put(Kind.UNITS, this, from, end, count, per, price);
            }
            return end;
        }

        @Override
        public long share(long minutes) {
            return proportion(price, minutes, per);
        }
    }

    /** A part of a unit counts by its minutes. */
    record Prorated(long upTo, long per, long price) implements RateLine {
        @Override
        public long charge(Walk walk, Period period, long from, long to, long holdsTo) {
            long last = Math.min(Math.min(to, holdsTo), walk.end());
            walk.share(this, from, last - from, per, price);
            return last;
        }

        @Override
        public long share(long minutes) {
            return proportion(price, minutes, per);
        }
    }

    /** Once, however long; APDS flatRate, or flatRateTier where others follow. It never reaches into another period. */
    record Flat(long upTo, long price, int bit) implements RateLine {
        @Override
        public long charge(Walk walk, Period period, long from, long to, long holdsTo) {
            long end = Math.min(to, holdsTo);
            if (price == 0) {
                walk.put(Kind.FREE, this, from, end, 1, 0, 0);
            } else if (walk.first(period, bit)) {
                walk.put(Kind.FLAT, this, from, end, 1, upTo == REST ? 0 : upTo, price);
            }
            return upTo == REST ? end : holdsTo;
        }
    }

    /**
     * What a stay of up to so long costs altogether.
     *
     * @param more than the step before
     */
    record Step(long upTo, long total, long more, int bit) implements RateLine {
        @Override
        public long charge(Walk walk, Period period, long from, long to, long holdsTo) {
            if (walk.first(period, bit)) {
                walk.step(this, from, Math.min(to, holdsTo));
            }
            return holdsTo;
        }
    }

    /** Rounded to the nearest smallest unit, a half up. */
    static long proportion(long price, long minutes, long per) {
        return Math.floorDiv(2 * price * minutes + per, 2 * per);
    }
}
