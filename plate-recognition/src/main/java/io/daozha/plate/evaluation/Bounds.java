package io.daozha.plate.evaluation;

import io.daozha.plate.Corners;

/** The upright rectangle around a plate, in pixels of its image. */
public record Bounds(double left, double top, double right, double bottom) {

    private static final double SAME = 0.5;

    public static Bounds of(Corners corners) {
        return new Bounds(
                Math.min(Math.min(corners.x1(), corners.x2()), Math.min(corners.x3(), corners.x4())),
                Math.min(Math.min(corners.y1(), corners.y2()), Math.min(corners.y3(), corners.y4())),
                Math.max(Math.max(corners.x1(), corners.x2()), Math.max(corners.x3(), corners.x4())),
                Math.max(Math.max(corners.y1(), corners.y2()), Math.max(corners.y3(), corners.y4())));
    }

    public double width() {
        return right - left;
    }

    /** Whether what was found here is the plate labelled there: it holds the label's middle, or overlaps it by half. */
    public boolean finds(Bounds labelled) {
        double x = (labelled.left + labelled.right) / 2;
        double y = (labelled.top + labelled.bottom) / 2;
        return (x > left && x < right && y > top && y < bottom) || overlap(labelled) > SAME;
    }

    /** Shared area as a part of the area both cover together. */
    private double overlap(Bounds other) {
        double across = Math.min(right, other.right) - Math.max(left, other.left);
        double down = Math.min(bottom, other.bottom) - Math.max(top, other.top);
        if (across <= 0 || down <= 0) {
            return 0;
        }
        double shared = across * down;
        return shared / (area() + other.area() - shared);
    }

    private double area() {
        return (right - left) * (bottom - top);
    }
}
