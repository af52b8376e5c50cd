package io.daozha.plate.render;

import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;

/**
 * Puts a flat picture into another in perspective. Every pixel of the goal averages the patch of the plate it covers,
 * as a lens does; plain interpolation would make small characters flicker.
 */
final class PlateMount {

    private static final int SAMPLES = 3;
    private static final int ALL = SAMPLES * SAMPLES;

    private final byte[] plate;
    private final int width;
    private final int height;
    private final Homography toPlate;
    private final int[] sum = new int[3];

    private PlateMount(BufferedImage plate, Point2D.Double[] place) {
        this.plate = SceneRenderer.pixels(plate);
        width = plate.getWidth();
        height = plate.getHeight();
        toPlate = Homography.toUnitSquare(place);
    }

    /** @param place where the plate's corners go, clockwise from its top left, in pixels */
    static void mount(BufferedImage plate, Point2D.Double[] place, BufferedImage goal) {
        PlateMount mount = new PlateMount(plate, place);
        byte[] to = SceneRenderer.pixels(goal);
        int left = (int) Math.max(0, Math.min(place[0].x, place[3].x) - 1);
        int right = (int) Math.min(goal.getWidth() - 1.0, Math.max(place[1].x, place[2].x) + 1);
        int top = (int) Math.max(0, Math.min(place[0].y, place[1].y) - 1);
        int bottom = (int) Math.min(goal.getHeight() - 1.0, Math.max(place[2].y, place[3].y) + 1);
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                int hits = mount.gather(x, y);
                int at = 3 * (y * goal.getWidth() + x);
                for (int channel = 0; channel < 3; channel++) {
                    int behind = (ALL - hits) * (to[at + channel] & 0xff);
                    to[at + channel] = (byte) ((mount.sum[channel] + behind) / ALL);
                }
            }
        }
    }

    /** Sums up the samples of a pixel that lie on the plate and says how many they are. */
    private int gather(int x, int y) {
        sum[0] = 0;
        sum[1] = 0;
        sum[2] = 0;
        int hits = 0;
        for (int down = 0; down < SAMPLES; down++) {
            for (int across = 0; across < SAMPLES; across++) {
                double goalX = x + (across + 0.5) / SAMPLES;
                double goalY = y + (down + 0.5) / SAMPLES;
                double u = toPlate.u(goalX, goalY);
                double v = toPlate.v(goalX, goalY);
                if (u >= 0 && u < 1 && v >= 0 && v < 1) {
                    int row = (int) (v * height);
                    int column = (int) (u * width);
                    int at = 3 * (row * width + column);
                    sum[0] += plate[at] & 0xff;
                    sum[1] += plate[at + 1] & 0xff;
                    sum[2] += plate[at + 2] & 0xff;
                    hits++;
                }
            }
        }
        return hits;
    }
}
