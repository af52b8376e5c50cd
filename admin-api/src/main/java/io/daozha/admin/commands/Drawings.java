package io.daozha.admin.commands;

import io.daozha.plate.Corners;
import io.daozha.plate.Frame;
import io.daozha.plate.evaluation.Bounds;
import io.daozha.plate.evaluation.Finding;
import io.daozha.plate.render.PlateRenderer;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Pictures with what was read in them: an outline around each plate, green where sure, orange where not, and above it the
 * plate as it was read, drawn as a plate. Needs no font.
 */
final class Drawings {

    private static final Color SURE = new Color(0, 220, 90);
    private static final Color NOT_SURE = new Color(255, 140, 0);
    private static final double SMALLEST = 120;
    private static final int QUALITY = 90;

    private final Path folder;
    private final PlateRenderer plates = new PlateRenderer();
    private final Set<String> names = new HashSet<>();

    Drawings(Path folder) {
        this.folder = folder;
    }

    /** Writes a JPEG named after the source; a second of the same name gets a number. */
    void draw(String source, Frame frame, List<Finding> found) throws IOException {
        BufferedImage picture = new BufferedImage(frame.width(), frame.height(), BufferedImage.TYPE_3BYTE_BGR);
        byte[] pixels = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
        System.arraycopy(frame.bgr(), 0, pixels, 0, pixels.length);
        Graphics2D pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.setStroke(new BasicStroke(Math.max(2, frame.width() / 500f)));
        found.forEach(plate -> draw(pen, plate));
        pen.dispose();
        Frame drawn =
                new Frame(frame.camera(), frame.sequence(), frame.at(), frame.width(), frame.height(), pixels.clone());
        Files.write(folder.resolve(name(source)), drawn.jpeg(QUALITY));
    }

    private void draw(Graphics2D pen, Finding found) {
        Corners at = found.corners();
        Path2D outline = new Path2D.Double();
        outline.moveTo(at.x1(), at.y1());
        outline.lineTo(at.x2(), at.y2());
        outline.lineTo(at.x3(), at.y3());
        outline.lineTo(at.x4(), at.y4());
        outline.closePath();
        pen.setColor(found.sure() ? SURE : NOT_SURE);
        pen.draw(outline);
        try {
            BufferedImage read = plates.render(found.plate(), found.colour(), 1);
            Bounds bounds = Bounds.of(at);
            int width = (int) Math.max(SMALLEST, bounds.width());
            int height = width * read.getHeight() / read.getWidth();
            int top = (int) bounds.top() - height - 6;
            pen.drawImage(
                    read,
                    (int) Math.max(0, bounds.left()),
                    top < 0 ? (int) bounds.bottom() + 6 : top,
                    width,
                    height,
                    null);
        } catch (IllegalArgumentException noPlate) { // a read of another form than plates have: the outline must do
            return;
        }
    }

    private String name(String source) {
        String plain = source.substring(source.lastIndexOf('/') + 1).replaceAll("[^\\p{L}\\p{N}._-]", "_");
        String name = plain;
        for (int i = 2; !names.add(name); i++) {
            name = plain + "-" + i;
        }
        return name.endsWith(".jpg") ? name : name + ".jpg";
    }
}
