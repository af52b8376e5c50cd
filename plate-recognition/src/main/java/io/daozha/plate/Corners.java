package io.daozha.plate;

/** The four corners of a plate in pixels of its frame, clockwise from the top left of the plate itself. */
public record Corners(double x1, double y1, double x2, double y2, double x3, double y3, double x4, double y4) {

    /** Mean of the upper and the lower edge, in pixels. */
    public double width() {
        return (Math.hypot(x2 - x1, y2 - y1) + Math.hypot(x3 - x4, y3 - y4)) / 2;
    }
}
