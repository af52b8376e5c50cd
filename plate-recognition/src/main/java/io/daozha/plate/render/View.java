package io.daozha.plate.render;

import java.awt.geom.Path2D;
import java.awt.geom.Point2D;

/**
 * Where a point of the lane falls in the picture. The camera stands beside the lane at the height of a chest, turned
 * towards its middle. Lengths are metres: x to the right of the camera, z away from it along the lane, h above the
 * ground.
 */
final class View {

    static final int WIDTH = 960;
    static final int HEIGHT = 540;

    /** The middle of the lane. */
    static final double LANE = 1.2;

    private static final double CAMERA_HEIGHT = 1.3;
    private static final double TURN = Math.toRadians(15);
    /** 50 degrees from the left to the right edge. */
    private static final double FOCAL_LENGTH = WIDTH / 2.0 / Math.tan(Math.toRadians(25));

    static final double HORIZON = 150;

    private View() {}

    static Point2D.Double point(double x, double h, double z) {
        double across = x * Math.cos(TURN) - z * Math.sin(TURN);
        double away = x * Math.sin(TURN) + z * Math.cos(TURN);
        return new Point2D.Double(
                WIDTH / 2.0 + FOCAL_LENGTH * across / away, HORIZON + FOCAL_LENGTH * (CAMERA_HEIGHT - h) / away);
    }

    /** A closed outline through points given as x, h, z after one another. */
    static Path2D outline(double... xhz) {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < xhz.length; i += 3) {
            Point2D at = point(xhz[i], xhz[i + 1], xhz[i + 2]);
            if (i == 0) {
                path.moveTo(at.getX(), at.getY());
            } else {
                path.lineTo(at.getX(), at.getY());
            }
        }
        path.closePath();
        return path;
    }
}
