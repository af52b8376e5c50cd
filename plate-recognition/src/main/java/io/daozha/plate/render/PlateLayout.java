package io.daozha.plate.render;

import io.daozha.plate.PlateColour;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;

/** Where everything stands on a plate, in millimetres from its top left (GA 36-2018, as public summaries give it). */
enum PlateLayout {
    ORDINARY(440, 140) {
        @Override
        Rectangle2D cell(int index) {
            return new Rectangle2D.Double(index < 2 ? 15.5 + 57 * index : 151.5 + 57 * (index - 2), 25, 45, 90);
        }

        @Override
        Ellipse2D dot() {
            return new Ellipse2D.Double(129, 65, 10, 10);
        }
    },
    NEW_ENERGY(480, 140) {
        @Override
        Rectangle2D cell(int index) {
            double x = index < 2 ? 15.5 + 54 * index : 161.5 + 52 * (index - 2);
            return new Rectangle2D.Double(x, 25, index == 0 ? 45 : 43, 90);
        }
    },
    TWO_ROWS(440, 220) {
        @Override
        Rectangle2D cell(int index) {
            return index < 2
                    ? new Rectangle2D.Double(110 + 140 * index, 15, 80, 60)
                    : new Rectangle2D.Double(27.5 + 80 * (index - 2), 90, 65, 110);
        }
    };

    /** The yellow left part of a large new-energy vehicle's plate. */
    static final double YELLOW_PART = 150;

    private final double width;
    private final double height;

    PlateLayout(double width, double height) {
        this.width = width;
        this.height = height;
    }

    /** @throws IllegalArgumentException if the text has not the length of a plate of this colour */
    static void check(String text, PlateColour colour) {
        if (text.length() != 7 && (text.length() != 8 || colour != PlateColour.GREEN)) {
            throw new IllegalArgumentException(
                    "'%s' does not fit a %s plate: seven characters, or eight on green".formatted(text, colour));
        }
    }

    static PlateLayout of(String text, PlateColour colour) {
        check(text, colour);
        if (text.length() == 8) {
            return NEW_ENERGY;
        }
        return text.endsWith("挂") ? TWO_ROWS : ORDINARY;
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }

    abstract Rectangle2D cell(int index);

    /** The dot after the issuing letter; null where there is none. */
    Ellipse2D dot() {
        return null;
    }
}
