package io.daozha.billing.tariff;

import io.daozha.billing.Words;
import java.util.List;

/**
 * A named window of time with its lines of price.
 *
 * @param index its place among the tariff's periods
 * @param key its name in the text
 * @param lines in the order of their upTo
 * @param hours minutes of the day, from and to; empty for the whole day
 * @param days words such as weekday or sat; empty for all
 * @param seasons first and last month × 32 + day; empty for the whole year
 * @param begins whether its clock runs from the entry (or restart), or from the beginning of each such window
 */
record Period(
        int index,
        String key,
        Words name,
        List<RateLine> lines,
        List<Range> hours,
        List<String> days,
        List<Range> seasons,
        Begins begins,
        Free free) {

    enum Begins {
        ENTRY,
        PERIOD
    }

    /** The first may be the greater: over midnight, or over New Year. */
    record Range(int from, int to) {
        boolean holds(int value) {
            return from < to ? from <= value && value < to : value >= from || value < to;
        }
    }

    /** Whether each of its windows counts on its own, so that one after the other is two. */
    boolean countsEach() {
        return begins == Begins.PERIOD || free.minutes() > 0;
    }

    RateLine lineAt(long clock) {
        for (RateLine line : lines) {
            if (clock < line.upTo()) {
                return line;
            }
        }
        long last = lines.get(lines.size() - 1).upTo();
        throw new CannotPriceException(
                "费率" + (key.isEmpty() ? "" : "的时段 '" + key + "'") + "没有 " + last + " 分钟以后的价格",
                "The tariff has no price beyond " + last + " minutes"
                        + (key.isEmpty() ? "" : " in its period '" + key + "'"));
    }

    /** Where the clock stands in a visit whose first periods are over. */
    long lastBegins() {
        return lines.size() < 2 ? 0 : lines.get(lines.size() - 2).upTo();
    }
}
