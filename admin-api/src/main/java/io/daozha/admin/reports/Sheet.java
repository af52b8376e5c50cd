package io.daozha.admin.reports;

import io.daozha.admin.export.Export;
import io.daozha.admin.lanes.LedgerCsv;
import io.daozha.admin.web.Language;
import io.daozha.admin.web.Msg;
import io.daozha.billing.Grounds;
import io.daozha.billing.LedgerEntry;
import io.daozha.billing.Money;
import io.daozha.billing.Plate;
import io.daozha.billing.search.MonthReport;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One part of a report as a file, in the ledger's signs. As CSV (RFC 4180) it is for programs: amounts in the smallest unit
 * of the currency, instants in UTC, constants. As a sheet it is for people: yuan, local time, their language.
 */
enum Sheet {
    REVENUE(
            "day,colour,kind,channel,entries,amount,currency,of",
            report -> report.takings().stream()
                    .map(one -> row(
                            one.day(),
                            one.colour(),
                            one.kind(),
                            one.channel(),
                            one.entries(),
                            fen(one.amount()),
                            "CNY",
                            one.colour().isPresent() ? Of.STAY : Of.PERMIT))),
    ENTRIES(
            "weekday,hour,cars",
            report -> report.entries().stream().map(one -> row(one.day(), one.hour(), one.cars()))),
    OCCUPANCY(
            "at,cars,capacity",
            report -> report.occupancy().stream().map(one -> row(one.at(), one.cars(), report.capacity()))),
    LENGTHS(
            "shorter_than_minutes,stays",
            report ->
                    report.lengths().stream().map(one -> row(one.shorterThan().map(Duration::toMinutes), one.stays()))),
    ADMISSIONS(
            "day,grounds,cars",
            report -> report.admitted().stream().map(one -> row(one.day(), one.grounds(), one.cars()))),
    LEAKAGE(
            "at,lane,grounds,by,reason,stay,owed,currency",
            report -> report.leaks().stream()
                    .map(one -> row(
                            one.at(),
                            one.lane(),
                            one.grounds(),
                            one.by(),
                            one.reason(),
                            one.stay(),
                            fen(one.owed()),
                            "CNY"))),
    READERS(
            "lane,colour,hour,passages,corrected",
            report -> report.readers().stream()
                    .map(one -> row(one.lane(), one.colour(), one.hour(), one.passages(), one.corrected())));

    /** What money came in for. */
    enum Of {
        STAY,
        PERMIT
    }

    private final String head;

    @SuppressWarnings("ImmutableEnumChecker") // these functions hold nothing
    private final Function<MonthReport, Stream<List<?>>> rows;

    Sheet(String head, Function<MonthReport, Stream<List<?>>> rows) {
        this.head = head;
        this.rows = rows;
    }

    static Optional<Sheet> named(String name) {
        return Stream.of(values()).filter(sheet -> sheet.path().equals(name)).findFirst();
    }

    /** As addresses and file names call it. */
    String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    String csv(MonthReport report) {
        StringWriter csv = new StringWriter();
        csv.write(head + "\r\n");
        rows.apply(report).forEach(row -> {
            try {
                LedgerCsv.line(csv, row.stream().map(Sheet::forPrograms));
            } catch (IOException e) { // a string takes everything
                throw new UncheckedIOException(e);
            }
        });
        return csv.toString();
    }

    Export table(MonthReport report, Language language) {
        return Export.of(
                "%s-%s-%s".formatted(path(), report.first(), report.last()),
                language.words(ReportMsg.class).heads(this).lines().toList(),
                rows.apply(report)
                        .map(row -> row.stream()
                                .map(cell -> forPeople(cell, language))
                                .toList()));
    }

    private static String forPrograms(Object cell) {
        if (cell instanceof Optional<?> optional) {
            return optional.map(Sheet::forPrograms).orElse("");
        }
        return cell instanceof Money money ? Long.toString(money.minor()) : cell.toString();
    }

    private static Object forPeople(Object cell, Language language) {
        if (cell instanceof Optional<?> optional) {
            return optional.map(held -> forPeople(held, language)).orElse("");
        }
        if (cell instanceof LedgerEntry.Kind kind) {
            return language.words(ReportMsg.class).entry(kind);
        }
        if (cell instanceof Of of) {
            return language.words(ReportMsg.class).of(of);
        }
        if (cell instanceof Plate.Colour colour) {
            return colour.words().in(language.locale());
        }
        if (cell instanceof Grounds grounds) {
            return language.words(Msg.class).grounds(grounds);
        }
        return cell instanceof DayOfWeek day ? day.getDisplayName(TextStyle.FULL, language.locale()) : cell;
    }

    private static Money fen(long minor) {
        return Money.fen(minor);
    }

    private static List<?> row(Object... cells) {
        return List.of(cells);
    }
}
