package io.daozha.plate.render;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;

/** Paints a car from the front, without its plate. Lengths are metres. */
final class CarPainter {

    private static final Color[] PAINTS = {
        new Color(238, 238, 236),
        new Color(44, 46, 50),
        new Color(176, 180, 184),
        new Color(122, 30, 34),
        new Color(38, 62, 104),
        new Color(112, 96, 78),
        new Color(70, 92, 84),
        new Color(204, 168, 62)
    };
    private static final Color GLASS = new Color(52, 64, 74);
    private static final Color DARK = new Color(30, 31, 33);
    private static final Color LAMP = new Color(232, 236, 238);

    private final double z;
    private final Color paint;
    private final double half;
    private final double bonnet;
    private final double roof;

    CarPainter(CarInView car) {
        z = car.distance();
        paint = PAINTS[Math.floorMod(car.look(), PAINTS.length)];
        int shape = Math.floorDiv(car.look(), PAINTS.length);
        boolean tall = Math.floorMod(shape, 3) == 0;
        half = 0.86 + 0.02 * Math.floorMod(shape, 5);
        bonnet = tall ? 1.02 : 0.86;
        roof = tall ? 1.72 : 1.46;
    }

    void paint(Graphics2D pen) {
        fill(pen, new Color(20, 20, 22, 150), face(half + 0.12, 0, -0.1, half + 0.12, 0, 3.5));
        fill(pen, DARK, wheel(-1), wheel(1));
        // The side that the camera sees is the one towards it.
        fill(
                pen,
                darker(0.62),
                quad(-half, 0.25, 0, -half, bonnet - 0.1, 0, -half, bonnet, 1, -half, bonnet, 4, -half, 0.25, 4));
        fill(
                pen,
                darker(0.55),
                quad(-half, bonnet, 1, -half + 0.24, roof, 1.9, -half + 0.24, roof, 3.4, -half, bonnet, 4));
        fill(pen, darker(0.9), face(half - 0.2, roof, 1.7, half - 0.24, roof + 0.02, 3.2));
        fill(pen, darker(0.8), face(half, bonnet, 1.0, half - 0.22, roof, 1.75));
        fill(pen, GLASS, face(half - 0.12, bonnet + 0.03, 1.02, half - 0.28, roof - 0.07, 1.68));
        fill(pen, darker(1), face(half, bonnet - 0.1, 0, half, bonnet, 1.02));
        fill(pen, darker(0.86), face(half, 0.24, 0, half, bonnet - 0.1, 0));
        fill(pen, darker(0.66), face(half, 0.24, -0.01, half, 0.36, -0.01));
        fill(pen, DARK, face(0.5, bonnet - 0.3, -0.01, 0.56, bonnet - 0.15, -0.01));
        fill(pen, DARK, face(0.55, 0.3, -0.015, 0.48, 0.38, -0.015));
        // H fill(pen, DARK, face(0.26, 0.41, -0.025, 0.26, 0.59, -0.025));
        for (int side = -1; side <= 1; side += 2) {
            fill(pen, DARK, lamp(side, 0.02));
            fill(pen, LAMP, lamp(side, 0));
        }
    }

    /** The corners of the plate's place, clockwise from the top left, 440 mm wide and of the given height. */
    Point2D.Double[] platePlace(double width, double height) {
        double middle = 0.5;
        double left = View.LANE - width / 2;
        double right = View.LANE + width / 2;
        double front = z - 0.03;
        return new Point2D.Double[] {
            View.point(left, middle + height / 2, front),
            View.point(right, middle + height / 2, front),
            View.point(right, middle - height / 2, front),
            View.point(left, middle - height / 2, front)
        };
    }

    /** The glow of both headlamps at night. */
    void paintGlow(Graphics2D pen, double strength) {
        for (int side = -1; side <= 1; side += 2) {
            Point2D at = View.point(View.LANE + side * (half - 0.24), bonnet - 0.2, z);
            for (int ring = 6; ring >= 1; ring--) {
                double radius = ring * 34 / z;
                pen.setColor(new Color(255, 250, 232, (int) (strength * (ring == 1 ? 250 : 26))));
                pen.fill(new Ellipse2D.Double(at.getX() - radius, at.getY() - radius, 2 * radius, 2 * radius));
            }
        }
    }

    private Color darker(double factor) {
        return new Color(
                (int) (paint.getRed() * factor), (int) (paint.getGreen() * factor), (int) (paint.getBlue() * factor));
    }

    private static void fill(Graphics2D pen, Color colour, Path2D... shapes) {
        pen.setColor(colour);
        for (Path2D shape : shapes) {
            pen.fill(shape);
        }
    }

    /** A face as wide as the two half widths say, lower edge first; depths count from the bumper. */
    private Path2D face(
            double lowerHalf, double lower, double lowerDepth, double upperHalf, double upper, double depth) {
        return quad(
                -lowerHalf,
                lower,
                lowerDepth,
                lowerHalf,
                lower,
                lowerDepth,
                upperHalf,
                upper,
                depth,
                -upperHalf,
                upper,
                depth);
    }

    /** Points as x from the car's middle, h, and depth behind the bumper. */
    private Path2D quad(double... points) {
        double[] inLane = points.clone();
        for (int i = 0; i < inLane.length; i += 3) {
            inLane[i] += View.LANE;
            inLane[i + 2] += z;
        }
        return View.outline(inLane);
    }

    private Path2D lamp(int side, double rim) {
        double outer = side * (half - 0.05 + rim);
        double inner = side * (half - 0.38 - rim);
        double depth = -0.012 - (0.01 - rim / 4);
        return quad(
                inner,
                bonnet - 0.25 - rim,
                depth,
                outer,
                bonnet - 0.28 - rim,
                depth,
                outer,
                bonnet - 0.13 + rim,
                depth,
                inner,
                bonnet - 0.18 + rim,
                depth);
    }

    private Path2D wheel(int side) {
        double x = side * (half - 0.14);
        return quad(x - 0.12, 0, 0.35, x + 0.12, 0, 0.35, x + 0.12, 0.4, 0.35, x - 0.12, 0.4, 0.35);
    }
}
