package io.daozha.admin.reports;

import io.daozha.admin.reports.Admissions.Right;
import io.daozha.admin.web.Language;
import io.daozha.billing.Money;
import io.daozha.billing.search.MonthReport;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the page shows.
 *
 * @param leaks the first of them
 */
record ReportView(
        Period period,
        LocalDate today,
        Revenue revenue,
        Plot revenuePlot,
        List<HeatMap.Row> hours,
        long mostInAnHour,
        Plot hoursPlot,
        Occupancy occupancy,
        Plot occupancyPlot,
        Lengths lengths,
        Plot lengthsPlot,
        Admissions admissions,
        Plot admissionsPlot,
        String turnover,
        List<MonthReport.Leak> leaks,
        int allLeaks,
        Accuracy accuracy) {
    private static final int LEAKS = 100;

    static ReportView of(Period period, MonthReport report, Instant now, Language language) {
        ReportMsg words = language.words(ReportMsg.class);
        Revenue revenue = Revenue.of(period, report.takings());
        HeatMap hours = HeatMap.of(report.entries());
        Instant end = period.last().plusDays(1).atStartOfDay(Period.ZONE).toInstant();
        Occupancy occupancy =
                new Occupancy(period, report.occupancy(), report.capacity(), now.isBefore(end) ? now : end);
        Lengths lengths = Lengths.of(report);
        Admissions admissions = Admissions.of(period, report.admitted());
        return new ReportView(
                period,
                LocalDate.ofInstant(now, Period.ZONE),
                revenue,
                revenue.plot(words::channel),
                hours.rows(language.locale()),
                hours.most(),
                hours.plot(language.locale(), words::cars),
                occupancy,
                occupancy.plot(words.full(report.capacity())),
                lengths,
                lengths.plot(words.stays(), Long::toString),
                admissions,
                admissions.plot(Stream.of(Right.values()).map(words::right).toList()),
                "%.2f".formatted(report.turnover()),
                report.leaks().stream().limit(LEAKS).toList(),
                report.leaks().size(),
                Accuracy.of(report.readers()));
    }

    public List<Period.Kind> kinds() {
        return List.of(Period.Kind.DAY, Period.Kind.WEEK, Period.Kind.MONTH);
    }

    public String queryAs(Period.Kind kind) {
        return period.as(kind, today).query();
    }

    public Optional<String> later() {
        return period.after(today).map(Period::query);
    }

    public List<Right> rights() {
        return List.of(Right.values());
    }

    public Money owed(MonthReport.Leak leak) {
        return Money.fen(leak.owed());
    }

    public Map<Integer, Accuracy.Share> hourShares() {
        return accuracy.hours();
    }
}
