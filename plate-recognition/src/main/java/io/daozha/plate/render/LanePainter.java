package io.daozha.plate.render;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Random;

/** Paints the lane in even light: street, houses, island and the arm. */
final class LanePainter {

    private static final double ARM_AT = 3.2;
    private static final double ARM_PIVOT = View.LANE - 1.72;
    private static final double ARM_HEIGHT = 0.95;
    private static final double ARM_LENGTH = 3.2;
    private static final double ARM_THICKNESS = 0.09;
    private static final int ARM_STRIPES = 10;
    private static final double FAR = 60;

    private static final Color ARM_RED = new Color(206, 44, 40);
    private static final Color ARM_WHITE = new Color(238, 238, 234);

    private LanePainter() {}

    /** What never moves. */
    static void paintStreet(Graphics2D pen) {
        pen.setPaint(new GradientPaint(0, 0, new Color(176, 200, 222), 0, 150, new Color(222, 228, 230)));
        pen.fill(new Rectangle2D.Double(0, 0, View.WIDTH, View.HORIZON));
        paintHouses(pen);
        pen.setPaint(new GradientPaint(
                0, (float) View.HORIZON, new Color(128, 128, 126), 0, View.HEIGHT, new Color(92, 93, 95)));
        pen.fill(new Rectangle2D.Double(0, View.HORIZON, View.WIDTH, View.HEIGHT - View.HORIZON));

        pen.setColor(new Color(158, 156, 148));
        pen.fill(View.outline(View.LANE + 1.75, 0, 1, View.LANE + 1.75, 0, FAR, 9, 0, FAR, 9, 0, 1));
        pen.fill(View.outline(View.LANE - 1.75, 0, 2.2, View.LANE - 1.75, 0, FAR, -9, 0, FAR, -9, 0, 2.6));
        pen.setColor(new Color(214, 190, 70));
        pen.fill(View.outline(
                View.LANE + 1.7,
                0.01,
                1,
                View.LANE + 1.7,
                0.01,
                FAR,
                View.LANE + 1.8,
                0.01,
                FAR,
                View.LANE + 1.8,
                0.01,
                1));
        pen.setColor(new Color(220, 220, 214));
        pen.fill(View.outline(
                View.LANE - 1.8,
                0.01,
                2.2,
                View.LANE - 1.8,
                0.01,
                FAR,
                View.LANE - 1.7,
                0.01,
                FAR,
                View.LANE - 1.7,
                0.01,
                2.2));
        // Where the presence loop was cut into the road.
        pen.setColor(new Color(70, 71, 72));
        loopCut(pen, 3.9);
        loopCut(pen, 5.4);
    }

    static void paintArm(Graphics2D pen, double angle) {
        double turn = Math.toRadians(88) * angle;
        for (int i = 0; i < ARM_STRIPES; i++) {
            pen.setColor(i % 2 == 0 ? ARM_RED : ARM_WHITE);
            double from = ARM_LENGTH * i / ARM_STRIPES;
            double to = ARM_LENGTH * (i + 1) / ARM_STRIPES;
            pen.fill(View.outline(
                    armX(from, 0, turn),
                    armH(from, 0, turn),
                    ARM_AT,
                    armX(to, 0, turn),
                    armH(to, 0, turn),
                    ARM_AT,
                    armX(to, 1, turn),
                    armH(to, 1, turn),
                    ARM_AT,
                    armX(from, 1, turn),
                    armH(from, 1, turn),
                    ARM_AT));
        }
        pen.setColor(new Color(236, 132, 30));
        double left = ARM_PIVOT - 0.2;
        double right = ARM_PIVOT + 0.14;
        pen.fill(View.outline(left, 1.1, ARM_AT, right, 1.1, ARM_AT, right, 0, ARM_AT, left, 0, ARM_AT));
    }

    private static double armX(double along, int edge, double turn) {
        return ARM_PIVOT + along * Math.cos(turn) - edge * ARM_THICKNESS * Math.sin(turn);
    }

    private static double armH(double along, int edge, double turn) {
        return ARM_HEIGHT + along * Math.sin(turn) + edge * ARM_THICKNESS * Math.cos(turn);
    }

    private static void loopCut(Graphics2D pen, double z) {
        double left = View.LANE - 1;
        double right = View.LANE + 1;
        pen.fill(View.outline(left, 0.005, z, right, 0.005, z, right, 0.005, z + 0.03, left, 0.005, z + 0.03));
    }

    /** Six storeys of the nineties, always the same ones. */
    private static void paintHouses(Graphics2D pen) {
        Random random = new Random(6);
        Color[] walls = {new Color(196, 184, 168), new Color(182, 172, 160), new Color(204, 196, 182)};
        for (int house = 0; house < 4; house++) {
            double x = -20 + house * 260;
            double top = 18 + random.nextInt(30);
            pen.setColor(walls[house % walls.length]);
            pen.fill(new Rectangle2D.Double(x, top, 236, View.HORIZON - top));
            for (double y = top + 10; y < View.HORIZON - 14; y += 22) {
                for (double window = x + 12; window < x + 220; window += 27) {
                    pen.setColor(random.nextInt(5) == 0 ? new Color(150, 160, 160) : new Color(96, 108, 116));
                    pen.fill(new Rectangle2D.Double(window, y, 15, 12));
                }
            }
        }
        pen.setColor(new Color(84, 112, 78));
        for (int tree = 0; tree < 14; tree++) {
            int size = 40 + random.nextInt(40);
            pen.fillOval(tree * 74 - 20, (int) View.HORIZON - size + 8, size + 20, size);
        }
    }
}
