package io.daozha.billing.tariff;

/** Divides a stay's time into stretches, after each of which something begins anew. Times are minutes from the entry. */
sealed interface Cycle {
    Cycle NEVER = new Never();
    long DAY = 1440;

    /** The number of the stretch in which a minute lies; it grows with time. */
    long index(long at, long local);

    /** The first minute of the next stretch. */
    long next(long at, long local);

    /** By how much the index grows in 24 hours, where that is the same for all 24 hours. */
    long perDay();

    /** @return whether 24 hours later all is as now */
    boolean daily();

    record Never() implements Cycle {
        @Override
        public long index(long at, long local) {
            return 0;
        }

        @Override
        public long next(long at, long local) {
            return Long.MAX_VALUE;
        }

        @Override
        public long perDay() {
            return 0;
        }

        @Override
        public boolean daily() {
            return true;
        }
    }

    /** Every so many minutes of real time from the entry. */
    record FromEntry(long minutes) implements Cycle {
        @Override
        public long index(long at, long local) {
            return at / minutes;
        }

        @Override
        public long next(long at, long local) {
            return (at / minutes + 1) * minutes;
        }

        @Override
        public long perDay() {
            return DAY / minutes;
        }

        @Override
        public boolean daily() {
            return DAY % minutes == 0;
        }
    }

    /** @param reset the minute of the day at which the clock on the wall begins a new day of charging */
    record CalendarDay(long reset) implements Cycle {
        @Override
        public long index(long at, long local) {
            return Math.floorDiv(local - reset, DAY);
        }

        @Override
        public long next(long at, long local) {
            return at + DAY - Math.floorMod(local - reset, DAY);
        }

        @Override
        public long perDay() {
            return 1;
        }

        @Override
        public boolean daily() {
            return true;
        }
    }
}
