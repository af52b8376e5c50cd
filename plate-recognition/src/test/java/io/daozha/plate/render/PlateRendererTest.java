package io.daozha.plate.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.plate.PlateColour;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlateRendererTest {

    private static final String CHARACTERS =
            "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼" + "港澳使领学警挂民航应急0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private final PlateRenderer renderer = new PlateRenderer();

    @ParameterizedTest
    @CsvSource({
        "湘A12345, BLUE, 440, 140",
        "湘AD12345, GREEN, 480, 140",
        "湘A12345D, GREEN, 480, 140",
        "湘A1234挂, YELLOW, 440, 220",
        "湘A1234警, WHITE, 440, 140",
        "WJ湘12345, WHITE, 440, 140",
        "湘X1234应急, WHITE, 440, 140"
    })
    void platesHaveTheirMeasures(String text, PlateColour colour, int width, int height) {
        BufferedImage plate = renderer.render(text, colour, 1);
        assertEquals(width, plate.getWidth());
        assertEquals(height, plate.getHeight());
    }

    @Test
    void everyCharacterFillsItsCell() {
        Glyphs glyphs = Glyphs.load();
        for (int i = 0; i < CHARACTERS.length(); i++) {
            char character = CHARACTERS.charAt(i);
            Rectangle2D bounds = glyphs.outline(character).getBounds2D();
            assertTrue(bounds.getHeight() > 68, character + " " + bounds);
            assertTrue(new Rectangle2D.Double(-0.01, -0.01, 45.02, 90.02).contains(bounds), character + " " + bounds);
        }
    }

    @Test
    void inkStandsInTheCells() {
        BufferedImage plate = renderer.render("湘111111", PlateColour.BLUE, 1);
        assertTrue(new Color(plate.getRGB(95, 70)).getRed() > 200, "the second cell's middle is in the stroke of 1");
        assertTrue(new Color(plate.getRGB(75, 70)).getRed() < 60, "its left edge is ground");
    }

    @Test
    void refusesWhatNoPlateHas() {
        assertThrows(IllegalArgumentException.class, () -> renderer.render("湘A1234O", PlateColour.BLUE, 1));
        assertThrows(IllegalArgumentException.class, () -> renderer.render("湘A123", PlateColour.BLUE, 1));
        assertThrows(IllegalArgumentException.class, () -> renderer.render("湘AD12345", PlateColour.BLUE, 1));
    }
}
