package io.daozha.plate;

/** The four corners of a plate in pixels of its frame, clockwise from the top left of the plate itself. */
public record Corners(double x1, double y1, double x2, double y2, double x3, double y3, double x4, double y4) {

    /** Mean of the upper and the lower edge, in pixels. */
    public double width() {
        return (Math.hypot(x2 - x1, y2 - y1) + Math.hypot(x3 - x4, y3 - y4)) / 2;
    }

    /** Mean of the left and the right edge, in pixels. */
    public double height() {
        return (Math.hypot(x4 - x1, y4 - y1) + Math.hypot(x3 - x2, y3 - y2)) / 2;
    }

    double left() {
        return Math.min(Math.min(x1, x2), Math.min(x3, x4));
    }

    double right() {
        return Math.max(Math.max(x1, x2), Math.max(x3, x4));
    }

    double top() {
        return Math.min(Math.min(y1, y2), Math.min(y3, y4));
    }

    double bottom() {
        return Math.max(Math.max(y1, y2), Math.max(y3, y4));
    }

    boolean boundsHoldMiddleOf(Corners other) {
        double x = (other.x1 + other.x2 + other.x3 + other.x4) / 4;
        double y = (other.y1 + other.y2 + other.y3 + other.y4) / 4;
        return x > left() && x < right() && y > top() && y < bottom();
    }

    /** Whether a corner lies farther from the other's than a tenth of the height. */
    boolean isElsewhere(Corners other) {
        double far = height() / 10;
        return Math.hypot(x1 - other.x1, y1 - other.y1) > far
                || Math.hypot(x2 - other.x2, y2 - other.y2) > far
                || Math.hypot(x3 - other.x3, y3 - other.y3) > far
                || Math.hypot(x4 - other.x4, y4 - other.y4) > far;
    }
}
