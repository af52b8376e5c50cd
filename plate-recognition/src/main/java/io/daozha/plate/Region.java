package io.daozha.plate;

import java.util.ArrayList;
import java.util.List;

/**
 * The part of a camera's picture where vehicles of its lane are.
 *
 * @param outline corners in order, x and y as parts of the picture's width and height, 0 at the top left
 */
public record Region(List<Point> outline) {

    /** A place in the picture, 0 to 1 each. */
    public record Point(double x, double y) {}

    public static final Region WHOLE =
            new Region(List.of(new Point(0, 0), new Point(1, 0), new Point(1, 1), new Point(0, 1)));

    public Region {
        outline = List.copyOf(outline);
    }

    /**
     * Reads corners as {@code "0.1,0.3 0.9,0.3 1,1 0,1"}.
     *
     * @throws IllegalArgumentException if there are fewer than three, or one is no pair of numbers from 0 to 1
     */
    public static Region parse(String corners) {
        List<Point> outline = new ArrayList<>();
        for (String corner : corners.trim().split("\\s+", -1)) {
            String[] xy = corner.split(",", -1);
            if (xy.length != 2) {
                throw new IllegalArgumentException("'%s' is no corner; write x,y such as 0.1,0.3".formatted(corner));
            }
            outline.add(new Point(part(xy[0], corner), part(xy[1], corner)));
        }
        if (outline.size() < 3) {
            throw new IllegalArgumentException(
                    "'%s' has %d corners; a region has at least three".formatted(corners, outline.size()));
        }
        return new Region(outline);
    }

    /** Whether the middle of the plate lies inside, in a picture of this size. */
    boolean holds(Corners plate, int width, int height) {
        double x = (plate.x1() + plate.x2() + plate.x3() + plate.x4()) / 4 / width;
        double y = (plate.y1() + plate.y2() + plate.y3() + plate.y4()) / 4 / height;
        boolean inside = false;
        Point before = outline.get(outline.size() - 1);
        for (Point corner : outline) {
            boolean crosses = corner.y() > y != before.y() > y;
            if (crosses && x < (before.x() - corner.x()) * (y - corner.y()) / (before.y() - corner.y()) + corner.x()) {
                inside = !inside;
            }
            before = corner;
        }
        return inside;
    }

    private static double part(String number, String corner) {
        try {
            double part = Double.parseDouble(number);
            if (part >= 0 && part <= 1) {
                return part;
            }
        } catch (NumberFormatException notANumber) {
            // told below
        }
        throw new IllegalArgumentException(
                "'%s' is no corner; x and y are parts of the picture, from 0 to 1".formatted(corner));
    }
}
