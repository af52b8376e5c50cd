package io.daozha.admin.reports;

import io.daozha.billing.search.MonthReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/** How long those stayed who left. */
record Lengths(List<Row> rows, long stays) {

    Lengths {
        rows = List.copyOf(rows);
    }

    /** @param to empty in the last, which has no end */
    record Row(Duration from, Optional<Duration> to, long stays) {
        /** {@code 15–30 min}, {@code 1–2 h}, {@code ≥ 72 h}. */
        public String label() {
            boolean minutes = to.filter(end -> end.toMinutes() <= 60).isPresent();
            String begin = Long.toString(minutes ? from.toMinutes() : from.toHours());
            return to.map(end -> begin + "–" + (minutes ? end.toMinutes() + " min" : end.toHours() + " h"))
                    .orElse("≥ " + begin + " h");
        }
    }

    static Lengths of(MonthReport report) {
        List<Row> rows = new ArrayList<>();
        Duration from = Duration.ZERO;
        for (MonthReport.Length length : report.lengths()) {
            rows.add(new Row(from, length.shorterThan(), length.stays()));
            from = length.shorterThan().orElse(from);
        }
        return new Lengths(rows, report.stays());
    }

    Plot plot(String series, LongFunction<String> says) {
        List<Bars.Column> columns = rows.stream()
                .map(row -> new Bars.Column(row.label(), List.of(row.stays())))
                .toList();
        return Bars.of(columns, List.of(series), says, Long::toString);
    }
}
