package io.daozha.plate.render;

import io.daozha.plate.PlateColour;
import io.daozha.plate.PlateGrammar;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;

/**
 * Draws number plates with the measures of GA 36-2018: 440 x 140 mm, new energy 480 x 140 mm, trailers in two rows on
 * 440 x 220 mm; characters of 45 x 90 mm. Needs neither a screen nor a font.
 */
public final class PlateRenderer {

    private static final Color WHITE = new Color(240, 241, 240);
    private static final Color BLACK = new Color(24, 24, 26);
    private static final Color RED = new Color(200, 30, 40);
    private static final Color SCREW = new Color(150, 152, 155);

    private final Glyphs glyphs = Glyphs.load();

    /**
     * @param text seven or eight characters as on the plate, without the dot
     * @param pixelsPerMillimetre 1 gives a plate of 440 x 140 pixels
     * @return the plate, three bytes a pixel (blue, green, red)
     * @throws IllegalArgumentException if a character is none that plates have, or the text does not fit a plate
     */
    public BufferedImage render(String text, PlateColour colour, double pixelsPerMillimetre) {
        PlateLayout layout = PlateLayout.of(text, colour);
        BufferedImage plate = new BufferedImage(
                (int) Math.round(layout.width() * pixelsPerMillimetre),
                (int) Math.round(layout.height() * pixelsPerMillimetre),
                BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D pen = plate.createGraphics();
        try {
            pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            pen.scale(pixelsPerMillimetre, pixelsPerMillimetre);
            drawGround(pen, layout, text, colour);
            drawFrame(pen, layout, colour);
            for (int i = 0; i < text.length(); i++) {
                char character = text.charAt(i);
                pen.setColor(isRed(text, i) ? RED : ink(colour));
                pen.fill(placed(glyphs.outline(character), layout.cell(i)));
            }
            if (layout.dot() != null) {
                pen.setColor(ink(colour));
                pen.fill(layout.dot());
            }
        } finally {
            pen.dispose();
        }
        return plate;
    }

    private static void drawGround(Graphics2D pen, PlateLayout layout, String text, PlateColour colour) {
        Rectangle2D all = new Rectangle2D.Double(0, 0, layout.width(), layout.height());
        switch (colour) {
            case BLUE -> pen.setColor(new Color(18, 72, 168));
            case YELLOW -> pen.setColor(new Color(238, 184, 24));
            case WHITE -> pen.setColor(WHITE);
            case BLACK -> pen.setColor(BLACK);
            case GREEN ->
                pen.setPaint(new GradientPaint(
                        0, 0, new Color(232, 243, 236), 0, (float) layout.height(), new Color(76, 192, 118)));
        }
        boolean largeNewEnergy = colour == PlateColour.GREEN && Character.isLetter(text.charAt(text.length() - 1));
        if (largeNewEnergy) {
            pen.setColor(new Color(84, 192, 110));
        }
        pen.fill(all);
        if (largeNewEnergy) {
            pen.setColor(new Color(238, 206, 60));
            pen.fill(new Rectangle2D.Double(0, 0, PlateLayout.YELLOW_PART, layout.height()));
        }
    }

    private static void drawFrame(Graphics2D pen, PlateLayout layout, PlateColour colour) {
        pen.setColor(ink(colour));
        pen.setStroke(new BasicStroke(2.5f));
        pen.draw(new RoundRectangle2D.Double(4, 4, layout.width() - 8, layout.height() - 8, 14, 14));
        pen.setColor(SCREW);
        for (double x : new double[] {layout.width() * 0.27, layout.width() * 0.73}) {
            for (double y : new double[] {13, layout.height() - 13}) {
                pen.fill(new Ellipse2D.Double(x - 4, y - 4, 8, 8));
            }
        }
    }

    /** 警 on police plates, the first two characters of the armed forces'. */
    private static boolean isRed(String text, int index) {
        return switch (PlateGrammar.classify(text)) {
            case POLICE -> index == text.length() - 1;
            case ARMED_POLICE, MILITARY -> index < 2;
            default -> false;
        };
    }

    private static Color ink(PlateColour colour) {
        return switch (colour) {
            case BLUE, BLACK -> WHITE;
            case GREEN, YELLOW, WHITE -> BLACK;
        };
    }

    private static Shape placed(Shape outline, Rectangle2D cell) {
        AffineTransform place = AffineTransform.getTranslateInstance(cell.getX(), cell.getY());
        place.scale(cell.getWidth() / Glyphs.WIDTH, cell.getHeight() / Glyphs.HEIGHT);
        return place.createTransformedShape(outline);
    }
}
