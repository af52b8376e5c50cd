package io.daozha.billing.tariff;

import io.daozha.billing.Words;
import io.daozha.billing.tariff.Period.Range;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which dates are weekends and holidays, and the calendar that a rule's periods make of them. */
final class Dates {
    private static final List<String> WEEK = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final String WEEKDAY = "weekday";
    private static final String WEEKEND = "weekend";
    private static final String FEAST = "holiday";
    private static final List<String> DAYS =
            List.of(WEEKDAY, WEEKEND, FEAST, "mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final Pattern TIME = Pattern.compile("(\\d{1,2}):(\\d{2})");
    private static final LocalDate LEAP_YEAR = LocalDate.of(2024, 1, 1);
    private static final int MOST_DATES = 4000;

    private final List<String> weekend;
    private final long[] holidays;
    private final long[] workdays;

    private Dates(List<String> weekend, long[] holidays, long[] workdays) {
        this.weekend = weekend;
        this.holidays = holidays;
        this.workdays = workdays;
    }

    static Dates read(Section tariff) {
        List<String> weekend = tariff.has("weekend") ? tariff.texts("weekend") : List.of("sat", "sun");
        weekend.forEach(day -> known(tariff, "weekend", day, WEEK));
        return new Dates(weekend, dates(tariff, "holidays"), dates(tariff, "workdays"));
    }

    private static void known(Section section, String key, String word, List<String> known) {
        if (!known.contains(word)) {
            throw section.unknown(key, word, known);
        }
    }

    private static long[] dates(Section section, String key) {
        TreeSet<Long> dates = new TreeSet<>();
        for (String text : section.texts(key)) {
            String[] ends = text.split("\\.\\.", -1);
            LocalDate from = date(section, key, ends[0]);
            LocalDate to = date(section, key, ends[ends.length - 1]);
            if (ends.length > 2 || to.isBefore(from) || to.toEpochDay() - from.toEpochDay() > MOST_DATES) {
                throw section.wrong(
                        key,
                        "要写日期，如 2026-10-01 或 2026-10-01..2026-10-07，不是 '" + text + "'",
                        "must be dates such as 2026-10-01 or 2026-10-01..2026-10-07, not '" + text + "'");
            }
            from.datesUntil(to.plusDays(1)).map(LocalDate::toEpochDay).forEach(dates::add);
        }
        return dates.stream().mapToLong(Long::longValue).toArray();
    }

    static LocalDate date(Section section, String key, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw section.wrong(
                    key,
                    "要写日期，如 2026-10-01，不是 '" + text + "'",
                    "must be a date such as 2026-10-01, not '" + text + "'");
        }
    }

    /** A time of day in minutes; 24:00 is the end of the day. */
    static int minute(Section section, String key, String text) {
        Matcher time = TIME.matcher(text.strip());
        if (time.matches()) {
            int hour = Integer.parseInt(time.group(1));
            int minute = Integer.parseInt(time.group(2));
            if (minute < 60 && hour * 60 + minute <= Cycle.DAY) {
                return hour * 60 + minute;
            }
        }
        throw section.wrong(
                key, "要写时刻，如 07:00，不是 '" + text + "'", "must be a time of day such as 07:00, not '" + text + "'");
    }

    static List<String> days(Section period) {
        List<String> days = period.texts("days");
        days.forEach(day -> known(period, "days", day, DAYS));
        return days;
    }

    static Range season(Section period, String text) {
        String[] ends = text.split("\\.\\.", -1);
        try {
            if (ends.length == 2) {
                MonthDay from = MonthDay.parse("--" + ends[0]);
                MonthDay to = MonthDay.parse("--" + ends[1]);
                return new Range(
                        from.getMonthValue() * 32 + from.getDayOfMonth(),
                        to.getMonthValue() * 32 + to.getDayOfMonth() + 1);
            }
        } catch (DateTimeException e) {
            // said below, with an example
        }
        throw period.wrong(
                "season",
                "要写首日..末日，如 05-01..09-30，不是 '" + text + "'",
                "must be first..last day such as 05-01..09-30, not '" + text + "'");
    }

    Calendar calendar(Section rule, List<Period> periods) {
        int[] seasons = new int[13 * 32];
        Map<List<Boolean>, Integer> kinds = new LinkedHashMap<>();
        List<Integer> anyDate = new ArrayList<>();
        for (LocalDate each = LEAP_YEAR; each.getYear() == LEAP_YEAR.getYear(); each = each.plusDays(1)) {
            int day = each.getMonthValue() * 32 + each.getDayOfMonth();
            List<Boolean> in = periods.stream()
                    .map(period -> period.seasons().isEmpty()
                            || period.seasons().stream().anyMatch(season -> season.holds(day)))
                    .toList();
            Integer known = kinds.putIfAbsent(in, kinds.size());
            if (known == null) {
                anyDate.add(day);
            }
            seasons[day] = kinds.get(in);
        }
        List<Calendar.Day> distinct = new ArrayList<>();
        boolean[] used = new boolean[periods.size()];
        Calendar.Day[][] days = new Calendar.Day[9][kinds.size()];
        for (int kind = 0; kind < days.length; kind++) {
            for (int season = 0; season < kinds.size(); season++) {
                boolean never = (kind == Calendar.HOLIDAY && holidays.length == 0)
                        || (kind == Calendar.WORKDAY && workdays.length == 0);
                days[kind][season] =
                        never ? days[0][season] : alike(distinct, day(rule, periods, kind, anyDate.get(season), used));
            }
        }
        for (Period period : periods) {
            if (!used[period.index()]) {
                throw rule.wrong(
                        "periods",
                        "'" + period.key() + "' 永远用不到：没有列出这样的日子",
                        "'" + period.key() + "' never holds: no such day is listed");
            }
        }
        return new Calendar(days, seasons, holidays, workdays);
    }

    private static Calendar.Day alike(List<Calendar.Day> distinct, Calendar.Day day) {
        for (Calendar.Day known : distinct) {
            if (known.isLike(day)) {
                return known;
            }
        }
        distinct.add(day);
        return day;
    }

    private Calendar.Day day(Section rule, List<Period> periods, int kind, int date, boolean[] used) {
        byte[] at = new byte[(int) Cycle.DAY];
        Arrays.fill(at, (byte) -1);
        boolean[] begins = new boolean[at.length];
        for (Period period : periods) {
            boolean inSeason =
                    period.seasons().isEmpty() || period.seasons().stream().anyMatch(season -> season.holds(date));
            if (!inSeason || !holdsOn(period, kind)) {
                continue;
            }
            used[period.index()] = true;
            List<Range> hours = period.hours().isEmpty() ? List.of(new Range(0, at.length)) : period.hours();
            for (Range range : hours) {
                begins[range.from() % at.length] = true;
                for (int minute = 0; minute < at.length; minute++) {
                    if (range.holds(minute)) {
                        if (at[minute] >= 0) {
                            String other = periods.get(at[minute]).key();
                            Words when = when(minute, kind);
                            throw rule.wrong(
                                    "periods",
                                    "'" + other + "' 和 '" + period.key() + "' 在" + when.zh() + "都适用",
                                    "'" + other + "' and '" + period.key() + "' both hold at " + when.en());
                        }
                        at[minute] = (byte) period.index();
                    }
                }
            }
        }
        return complete(rule, kind, at, begins);
    }

    private static Calendar.Day complete(Section rule, int kind, byte[] at, boolean[] begins) {
        for (int minute = 0; minute < at.length; minute++) {
            if (at[minute] < 0) {
                Words when = when(minute, kind);
                throw rule.wrong(
                        "periods",
                        "没有说" + when.zh() + "怎么收；免费请写 'price: 0'",
                        "say nothing about " + when.en() + "; where parking is free, say 'price: 0'");
            }
        }
        short[] next = new short[at.length];
        short after = (short) at.length;
        for (int minute = at.length - 1; minute >= 0; minute--) {
            next[minute] = after;
            if (begins[minute] || (minute > 0 && at[minute] != at[minute - 1])) {
                after = (short) minute;
            }
        }
        return new Calendar.Day(at, next, begins);
    }

    private boolean holdsOn(Period period, int kind) {
        List<String> days = period.days();
        return switch (kind) {
            case Calendar.HOLIDAY -> days.isEmpty() || days.contains(FEAST);
            case Calendar.WORKDAY -> days.isEmpty() || days.contains(WEEKDAY);
            default -> {
                String name = WEEK.get(kind);
                yield days.isEmpty()
                        || days.contains(name)
                        || days.contains(weekend.contains(name) ? WEEKEND : WEEKDAY);
            }
        };
    }

    private static Words when(int minute, int kind) {
        Words day = switch (kind) {
            case Calendar.HOLIDAY -> new Words("节假日", "a holiday");
            case Calendar.WORKDAY -> new Words("调休上班日", "a working weekend day");
            default -> {
                DayOfWeek of = DayOfWeek.of(kind + 1);
                yield new Words(
                        of.getDisplayName(TextStyle.FULL, Locale.CHINESE),
                        "a " + of.getDisplayName(TextStyle.FULL, Locale.ENGLISH));
            }
        };
        String time = String.format(Locale.ROOT, "%02d:%02d", minute / 60, minute % 60);
        return new Words(day.zh() + " " + time, time + " on " + day.en());
    }
}
