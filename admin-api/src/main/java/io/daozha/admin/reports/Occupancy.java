package io.daozha.admin.reports;

import io.daozha.admin.reports.Plot.Label;
import io.daozha.admin.reports.Plot.Rule;
import io.daozha.admin.reports.Plot.Stroke;
import io.daozha.billing.search.MonthReport;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Cars inside over time, in steps from hour to hour.
 *
 * @param to where the line ends: the end of the period, or now
 */
record Occupancy(Period period, List<MonthReport.Inside> inside, int capacity, Instant to) {
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("H:mm").withZone(Period.ZONE);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd");
    private static final int LABELS = 10;
    /** Beyond so many days a line by the hour is a smear: each day's most is drawn. */
    private static final int DAYS_BY_HOUR = 35;

    Occupancy {
        inside = List.copyOf(inside);
    }

    /** @param least and most that were inside on that day, at the end of an hour */
    record Row(LocalDate day, long least, long most) {}

    /** Day by day, up to the one that has come. */
    public List<Row> rows() {
        Map<LocalDate, Row> rows = new TreeMap<>();
        long before = inside.isEmpty() ? 0 : inside.get(0).cars();
        int next = 0;
        for (LocalDate day = period.first();
                !day.isAfter(period.last()) && start(day).isBefore(to);
                day = day.plusDays(1)) {
            long least = before;
            long most = before;
            Instant end = start(day.plusDays(1));
            while (next < inside.size() && inside.get(next).at().isBefore(end)) {
                before = inside.get(next).cars();
                least = Math.min(least, before);
                most = Math.max(most, before);
                next++;
            }
            rows.put(day, new Row(day, least, most));
        }
        return List.copyOf(rows.values());
    }

    public long most() {
        return inside.stream().mapToLong(MonthReport.Inside::cars).max().orElse(0);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(Period.ZONE).toInstant();
    }

    /** @param full what the line at the capacity is called */
    Plot plot(String full) {
        Scale scale = Scale.of(Plot.TOP, Plot.BOTTOM, 0, Math.max(most(), capacity));
        List<Rule> rules = Plot.rules(scale, Long::toString);
        double brim = Plot.round(scale.y(capacity));
        List<Stroke> strokes = new ArrayList<>();
        String steps = steps(scale);
        if (!steps.isEmpty()) {
            strokes.add(new Stroke("area", steps + "V" + Plot.round(scale.y(0)) + "H" + Plot.LEFT + "Z"));
            strokes.add(new Stroke("line", steps));
        }
        strokes.add(new Stroke("brim", "M" + Plot.LEFT + " " + brim + "H" + Plot.RIGHT));
        List<Label> labels = labels();
        labels.add(new Label(Plot.RIGHT - 4, brim - 7, "over", full, false));
        return new Plot(Plot.HEIGHT, rules, List.of(), strokes, labels);
    }

    private String steps(Scale scale) {
        StringBuilder path = new StringBuilder();
        for (MonthReport.Inside one : points()) {
            path.append(path.isEmpty() ? "M" + x(one.at()) + " " : "H" + x(one.at()) + "V");
            path.append(Plot.round(scale.y(one.cars())));
        }
        return path.isEmpty() ? "" : path.append("H").append(x(to)).toString();
    }

    private List<MonthReport.Inside> points() {
        return period.days() <= DAYS_BY_HOUR
                ? inside
                : rows().stream()
                        .map(row -> new MonthReport.Inside(start(row.day()), row.most()))
                        .toList();
    }

    private double x(Instant at) {
        Instant from = start(period.first());
        double all = Duration.between(from, start(period.last().plusDays(1))).toSeconds();
        double share = Duration.between(from, at).toSeconds() / all;
        return Plot.round(Plot.LEFT + Math.min(1, Math.max(0, share)) * (Plot.RIGHT - Plot.LEFT));
    }

    private List<Label> labels() {
        List<Label> labels = new ArrayList<>();
        if (period.days() == 1) {
            for (int hour = 0; hour <= 24; hour += 3) {
                Instant at = start(period.first()).plus(Duration.ofHours(hour));
                labels.add(new Label(x(at), Plot.BOTTOM + 22, "below", HOUR.format(at), hour % 6 == 3));
            }
            return labels;
        }
        long every = (period.days() + LABELS - 1) / LABELS;
        for (long day = 0; day < period.days(); day += every) {
            LocalDate date = period.first().plusDays(day);
            labels.add(new Label(
                    x(start(date).plus(Duration.ofHours(12))),
                    Plot.BOTTOM + 22,
                    "below",
                    DAY.format(date),
                    day / every % 2 == 1));
        }
        return labels;
    }
}
