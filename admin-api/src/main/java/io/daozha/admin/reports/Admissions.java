package io.daozha.admin.reports;

import io.daozha.billing.Grounds;
import io.daozha.billing.search.MonthReport;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Under which right cars came in, by the day. */
record Admissions(List<Row> rows) {

    /** The rights as the report tells them apart. */
    enum Right {
        PERMIT,
        TEMPORARY,
        /** Visitors, and who is always free. */
        GUEST,
        /** By hand, by a fail policy, or not let in at all. */
        OTHER;

        static Right of(Grounds grounds) {
            return switch (grounds) {
                case PERMIT -> PERMIT;
                case TEMPORARY -> TEMPORARY;
                case VISITOR, EXEMPT -> GUEST;
                default -> OTHER;
            };
        }
    }

    Admissions {
        rows = List.copyOf(rows);
    }

    /** @param cars of each {@link Right}, in their order */
    record Row(LocalDate day, Map<Right, Long> cars) {
        static Row none(LocalDate day) {
            Map<Right, Long> cars = new EnumMap<>(Right.class);
            Stream.of(Right.values()).forEach(right -> cars.put(right, 0L));
            return new Row(day, cars);
        }
    }

    static Admissions of(Period period, List<MonthReport.Admitted> admitted) {
        Map<LocalDate, Row> days = new TreeMap<>();
        period.first().datesUntil(period.last().plusDays(1)).forEach(day -> days.put(day, Row.none(day)));
        admitted.forEach(one -> days.get(one.day()).cars().merge(Right.of(one.grounds()), one.cars(), Long::sum));
        return new Admissions(List.copyOf(days.values()));
    }

    public long cars(Right right) {
        return rows.stream().mapToLong(row -> row.cars().get(right)).sum();
    }

    public long cars() {
        return Stream.of(Right.values()).mapToLong(this::cars).sum();
    }

    /** @param series how the rights are called */
    Plot plot(List<String> series) {
        List<Bars.Column> columns = rows.stream()
                .map(row -> new Bars.Column(
                        row.day().toString().substring(5),
                        List.copyOf(row.cars().values())))
                .toList();
        return Bars.of(columns, series, Long::toString, Long::toString);
    }
}
