package io.daozha.plate;

import io.daozha.plate.render.PlateRenderer;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.time.Instant;

/** A plate of a given width in the middle of something like the front of a car that fills a given picture. */
final class OneSize {

    private OneSize() {}

    static Frame frame(String text, PlateColour colour, int plateWidth, int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D pen = picture.createGraphics();
        pen.setPaint(new GradientPaint(0, 0, new Color(120, 124, 130), 0, height, new Color(60, 58, 56)));
        pen.fillRect(0, 0, width, height);
        BufferedImage plate = new PlateRenderer().render(text, colour, plateWidth / 440.0 * 4);
        int x = (width - plateWidth) / 2;
        int y = (height - plateWidth * 14 / 44) / 2;
        pen.setColor(new Color(30, 30, 32));
        pen.fillRoundRect(x - plateWidth / 3, y - plateWidth / 9, plateWidth * 5 / 3, plateWidth / 2, 9, 9);
        pen.drawImage(halved(halved(plate)), x, y, null);
        pen.dispose();
        return new Frame(
                "car",
                0,
                Instant.EPOCH,
                width,
                height,
                ((DataBufferByte) picture.getRaster().getDataBuffer()).getData());
    }

    /** Half as large by mean, as a sensor sees it. */
    private static BufferedImage halved(BufferedImage image) {
        BufferedImage half = new BufferedImage(image.getWidth() / 2, image.getHeight() / 2, image.getType());
        Graphics2D pen = half.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(image, 0, 0, half.getWidth(), half.getHeight(), null);
        pen.dispose();
        return half;
    }
}
