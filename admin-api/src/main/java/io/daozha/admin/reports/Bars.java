package io.daozha.admin.reports;

import io.daozha.admin.reports.Plot.Box;
import io.daozha.admin.reports.Plot.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/** Columns side by side, each stacked of several parts; a part below zero hangs under the line. */
final class Bars {
    private static final double WIDEST = 44;
    private static final int LABELS = 12;

    /** @param parts one of each series */
    record Column(String label, List<Long> parts) {
        long up() {
            return parts.stream()
                    .filter(part -> part > 0)
                    .mapToLong(Long::longValue)
                    .sum();
        }

        long down() {
            return parts.stream()
                    .filter(part -> part < 0)
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    private Bars() {}

    /**
     * @param series their names, in the order of the parts
     * @param amount how a part is written
     * @param rule how the numbers beside the rules are written
     */
    static Plot of(List<Column> columns, List<String> series, LongFunction<String> amount, LongFunction<String> rule) {
        Scale scale = Scale.of(
                Plot.TOP,
                Plot.BOTTOM,
                columns.stream().mapToLong(Column::down).min().orElse(0),
                columns.stream().mapToLong(Column::up).max().orElse(0));
        double room = (Plot.RIGHT - Plot.LEFT) / Math.max(1, columns.size());
        double width = Math.min(WIDEST, room * 0.72);
        int every = (columns.size() + LABELS - 1) / LABELS;
        List<Box> boxes = new ArrayList<>();
        List<Label> labels = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            double middle = Plot.LEFT + room * (i + 0.5);
            stack(column, middle - width / 2, width, series, amount, scale, boxes);
            if (i % every == 0) {
                labels.add(
                        new Label(Plot.round(middle), Plot.BOTTOM + 22, "below", column.label(), i / every % 2 == 1));
            }
        }
        return new Plot(Plot.HEIGHT, Plot.rules(scale, rule), boxes, List.of(), labels);
    }

    private static void stack(
            Column column,
            double x,
            double width,
            List<String> series,
            LongFunction<String> amount,
            Scale scale,
            List<Box> boxes) {
        long up = 0;
        long down = 0;
        for (int i = 0; i < column.parts().size(); i++) {
            long part = column.parts().get(i);
            if (part == 0) {
                continue;
            }
            double upper = scale.y(part > 0 ? up + part : down);
            double lower = scale.y(part > 0 ? up : down + part);
            boxes.add(new Box(
                    Plot.round(x),
                    Plot.round(upper),
                    Plot.round(width),
                    Plot.round(Math.max(0.5, lower - upper)),
                    "s" + i,
                    column.label() + " " + series.get(i) + " " + amount.apply(part)));
            up += Math.max(0, part);
            down += Math.min(0, part);
        }
    }
}
