package io.daozha.admin.reports;

import io.daozha.admin.lanes.LedgerCsv;
import io.daozha.billing.search.MonthReport;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** One part of a report as CSV (RFC 4180). Amounts are in the smallest unit of the currency, in the ledger's signs. */
enum Sheet {
    REVENUE(
            "day,colour,kind,channel,entries,amount,currency,of",
            report -> report.takings().stream()
                    .map(one -> row(
                            one.day(),
                            one.colour().map(Object::toString).orElse(""),
                            one.kind(),
                            one.channel(),
                            one.entries(),
                            one.amount(),
                            "CNY",
                            one.colour().isPresent() ? "STAY" : "PERMIT"))),
    ENTRIES(
            "weekday,hour,cars",
            report -> report.entries().stream().map(one -> row(one.day(), one.hour(), one.cars()))),
    OCCUPANCY(
            "at,cars,capacity",
            report -> report.occupancy().stream().map(one -> row(one.at(), one.cars(), report.capacity()))),
    LENGTHS(
            "shorter_than_minutes,stays",
            report -> report.lengths().stream()
                    .map(one -> row(
                            one.shorterThan()
                                    .map(Duration::toMinutes)
                                    .map(Object::toString)
                                    .orElse(""),
                            one.stays()))),
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
                            one.stay().map(Object::toString).orElse(""),
                            one.owed(),
                            "CNY"))),
    READERS(
            "lane,colour,hour,passages,corrected",
            report -> report.readers().stream()
                    .map(one -> row(one.lane(), one.colour(), one.hour(), one.passages(), one.corrected())));

    private final String head;

    @SuppressWarnings("ImmutableEnumChecker") // these functions hold nothing
    private final Function<MonthReport, Stream<Stream<String>>> rows;

    Sheet(String head, Function<MonthReport, Stream<Stream<String>>> rows) {
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
                LedgerCsv.line(csv, row);
            } catch (IOException e) { // a string takes everything
                throw new UncheckedIOException(e);
            }
        });
        return csv.toString();
    }

    private static Stream<String> row(Object... fields) {
        return Stream.of(fields).map(Object::toString);
    }
}
