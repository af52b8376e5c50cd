package io.daozha.admin.reports;

import io.daozha.admin.reports.Plot.Box;
import io.daozha.admin.reports.Plot.Label;
import io.daozha.billing.search.MonthReport;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Hours across, days of the week down: the more cars, the darker.
 */
final class HeatMap {
    private static final int HOURS = 24;
    private static final int SHADES = 6;
    private static final double ROW = 29;

    /** By day of the week, Monday first, and hour. */
    private final long[][] cars;

    private HeatMap(long[][] cars) {
        this.cars = cars;
    }

    static HeatMap of(List<MonthReport.Entries> entries) {
        long[][] cars = new long[DayOfWeek.values().length][HOURS];
        entries.forEach(one -> cars[one.day().getValue() - 1][one.hour()] = one.cars());
        return new HeatMap(cars);
    }

    record Row(String day, List<Long> hours, long sum) {}

    public List<Row> rows(Locale locale) {
        List<Row> rows = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            long[] hours = cars[day.getValue() - 1];
            rows.add(new Row(
                    day.getDisplayName(TextStyle.SHORT, locale),
                    LongStream.of(hours).boxed().toList(),
                    LongStream.of(hours).sum()));
        }
        return rows;
    }

    public long most() {
        return Stream.of(cars).flatMapToLong(LongStream::of).max().orElse(0);
    }

    /** 0 for none, else 1 to 6. */
    private static int shade(long count, long most) {
        return count == 0 ? 0 : 1 + (int) ((count - 1) * SHADES / Math.max(1, most));
    }

    /** @param says of a number of cars */
    Plot plot(Locale locale, LongFunction<String> says) {
        double left = Plot.LEFT;
        double cell = (Plot.RIGHT - left) / HOURS;
        long most = most();
        List<Box> boxes = new ArrayList<>();
        List<Label> labels = new ArrayList<>();
        List<Row> rows = rows(locale);
        for (int day = 0; day < rows.size(); day++) {
            double y = Plot.TOP + day * ROW;
            labels.add(new Label(
                    left - 10, y + ROW / 2 + 4, "beside", rows.get(day).day(), false));
            for (int hour = 0; hour < HOURS; hour++) {
                boxes.add(new Box(
                        Plot.round(left + hour * cell + 1),
                        y + 1,
                        Plot.round(cell - 2),
                        ROW - 2,
                        "q" + shade(cars[day][hour], most),
                        rows.get(day).day() + " " + hour + ":00 " + says.apply(cars[day][hour])));
            }
        }
        for (int hour = 0; hour < HOURS; hour += 3) {
            labels.add(new Label(
                    Plot.round(left + (hour + 0.5) * cell),
                    Plot.TOP + rows.size() * ROW + 20,
                    "below",
                    Integer.toString(hour),
                    hour % 6 == 3));
        }
        return new Plot(Plot.TOP + rows.size() * ROW + 34, List.of(), boxes, List.of(), labels);
    }
}
