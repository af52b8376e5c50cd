package io.daozha.admin.reports;

import java.util.List;
import java.util.function.LongFunction;

/** A drawing in units of its own, 720 wide; {@code templates/reports/plot.html} writes it as SVG. */
record Plot(double height, List<Rule> rules, List<Box> boxes, List<Stroke> strokes, List<Label> labels) {
    static final double WIDTH = 720;
    static final double LEFT = 64;
    static final double RIGHT = 716;
    static final double TOP = 14;
    static final double BOTTOM = 226;
    static final double HEIGHT = 260;

    /** A line across, and what it stands for. */
    record Rule(double y, String text) {}

    /** @param title what somebody reads who rests the pointer on it */
    record Box(double x, double y, double width, double height, String css, String title) {}

    /** @param d as in SVG's path */
    record Stroke(String css, String d) {}

    /** @param minor left out where there is little room */
    record Label(double x, double y, String css, String text, boolean minor) {}

    static List<Rule> rules(Scale scale, LongFunction<String> text) {
        return scale.rules().stream()
                .map(value -> new Rule(round(scale.y(value)), text.apply(value)))
                .toList();
    }

    /** Nobody sees a tenth of a unit, and every digit crosses the wire. */
    static double round(double units) {
        return Math.round(units * 10) / 10.0;
    }
}
