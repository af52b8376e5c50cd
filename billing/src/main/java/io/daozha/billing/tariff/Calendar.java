package io.daozha.billing.tariff;

import java.time.LocalDate;
import java.util.Arrays;

/** Which period holds at which minute of which date; complete, and worked out once. */
final class Calendar {
    static final int HOLIDAY = 7;
    /** A Saturday or Sunday on which people work by order of the government. */
    static final int WORKDAY = 8;

    /** One kind of day; it is the same as another when it is that one. */
    static final class Day {
        private final byte[] period;
        private final short[] next;
        private final boolean[] begins;

        Day(byte[] period, short[] next, boolean[] begins) {
            this.period = period;
            this.next = next;
            this.begins = begins;
        }

        int periodAt(int minute) {
            return period[minute];
        }

        /** The first minute after this one at which something begins; 1440 for midnight. */
        int next(int minute) {
            return next[minute];
        }

        /** Whether a window begins at the minute. */
        boolean begins(int minute) {
            return begins[minute];
        }

        boolean isLike(Day other) {
            return Arrays.equals(period, other.period) && Arrays.equals(begins, other.begins);
        }
    }

    private final Day[][] days;
    private final int[] seasons;
    private final long[] holidays;
    private final long[] workdays;
    private final Day only;

    /**
     * @param days by kind of day (0 Monday … 6 Sunday, then {@link #HOLIDAY}, {@link #WORKDAY}), then season
     * @param seasons by month × 32 + day
     */
    Calendar(Day[][] days, int[] seasons, long[] holidays, long[] workdays) {
        this.days = days;
        this.seasons = seasons;
        this.holidays = holidays;
        this.workdays = workdays;
        Day first = days[0][0];
        boolean alike = true;
        for (Day[] kind : days) {
            for (Day day : kind) {
                alike &= day == first;
            }
        }
        this.only = alike ? first : null;
    }

    /** @param date days since 1970-01-01 */
    Day on(long date) {
        return only != null ? only : days[kind(date)][season(date)];
    }

    /** How many dates from one on are alike, at most {@code most}. */
    long run(long date, long most) {
        if (only != null) {
            return most;
        }
        Day day = on(date);
        long run = 1;
        while (run < most && on(date + run) == day) {
            run++;
        }
        return run;
    }

    private int kind(long date) {
        if (Arrays.binarySearch(holidays, date) >= 0) {
            return HOLIDAY;
        }
        if (Arrays.binarySearch(workdays, date) >= 0) {
            return WORKDAY;
        }
        return (int) Math.floorMod(date + 3, 7L);
    }

    private int season(long date) {
        if (days[0].length == 1) {
            return 0;
        }
        LocalDate day = LocalDate.ofEpochDay(date);
        return seasons[day.getMonthValue() * 32 + day.getDayOfMonth()];
    }
}
