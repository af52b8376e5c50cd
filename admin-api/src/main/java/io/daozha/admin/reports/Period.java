package io.daozha.admin.reports;

import io.daozha.admin.web.Fields;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/**
 * The days that a report is of.
 *
 * @param last inclusive
 */
record Period(Kind kind, LocalDate first, LocalDate last) {
    /** Days as the car park lives them. */
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    static final int MOST_DAYS = 400;

    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2099, 12, 31);

    enum Kind {
        DAY,
        WEEK,
        MONTH,
        CUSTOM
    }

    /** The day, the week from its Monday, or the month around a day; CUSTOM is that day alone. */
    static Period around(Kind kind, LocalDate day) {
        return switch (kind) {
            case DAY, CUSTOM -> new Period(kind, day, day);
            case WEEK -> {
                LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                yield new Period(kind, monday, monday.plusDays(6));
            }
            case MONTH -> new Period(kind, day.withDayOfMonth(1), day.with(TemporalAdjusters.lastDayOfMonth()));
        };
    }

    /**
     * What a reader asked for: {@code of} and {@code on}, or {@code from} and {@code to}; this month where he did not say.
     *
     * @throws io.daozha.admin.web.Trouble naming what is no day, or that they are too many
     */
    static Period asked(String of, String on, String from, String to, LocalDate today) {
        Fields asked = new Fields();
        boolean custom = !from.isBlank() || !to.isBlank();
        Kind kind = of.isBlank() ? custom ? Kind.CUSTOM : Kind.MONTH : asked.one("of", of, Kind.class);
        if (kind != Kind.CUSTOM) {
            LocalDate day = day(asked, "on", on, today);
            asked.check();
            return around(kind, day);
        }
        LocalDate first = day(asked, "from", from, today.withDayOfMonth(1));
        LocalDate last = day(asked, "to", to, today);
        asked.check();
        if (last.isBefore(first)) {
            asked.flaw("to", language -> language.words(ReportMsg.class).endsBeforeItBegins());
        } else if (first.plusDays(MOST_DAYS).isBefore(last.plusDays(1))) {
            asked.flaw("to", language -> language.words(ReportMsg.class).tooManyDays(MOST_DAYS));
        }
        asked.check();
        return new Period(Kind.CUSTOM, first, last);
    }

    private static LocalDate day(Fields asked, String field, String text, LocalDate otherwise) {
        if (text.isBlank()) {
            return otherwise;
        }
        try {
            LocalDate day = LocalDate.parse(text.strip());
            if (!day.isBefore(EARLIEST) && !day.isAfter(LATEST)) {
                return day;
            }
        } catch (DateTimeParseException e) {
            // refused below, like a day of another age
        }
        asked.flaw(field, language -> language.words(ReportMsg.class).noDay());
        return otherwise;
    }

    public long days() {
        return ChronoUnit.DAYS.between(first, last) + 1;
    }

    public Period before() {
        return kind == Kind.CUSTOM
                ? new Period(kind, first.minusDays(days()), first.minusDays(1))
                : around(kind, first.minusDays(1));
    }

    /** Empty where all of it is still to come. */
    public Optional<Period> after(LocalDate today) {
        if (last.compareTo(today) >= 0) {
            return Optional.empty();
        }
        return Optional.of(
                kind == Kind.CUSTOM
                        ? new Period(kind, last.plusDays(1), last.plusDays(days()))
                        : around(kind, last.plusDays(1)));
    }

    /** The same days by another measure: around the last of them that has come. */
    public Period as(Kind other, LocalDate today) {
        return around(other, last.isAfter(today) ? today : last);
    }

    /** For an address. */
    public String query() {
        return kind == Kind.CUSTOM ? "of=CUSTOM&" + span() : "of=" + kind + "&on=" + first;
    }

    /** For an address that knows no measures. */
    public String span() {
        return "from=" + first + "&to=" + last;
    }
}
