package io.daozha.plate.render;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The outlines of the characters on plates, in a box of 45 x 90. They are our own strokes and need no font: a Java
 * runtime without fonts draws them too.
 */
final class Glyphs {

    static final double WIDTH = 45;
    static final double HEIGHT = 90;

    private static final String RESOURCE = "glyphs.txt";

    private final Map<Character, Shape> outlines = new HashMap<>();

    private Glyphs() {}

    static Glyphs load() {
        try (InputStream file = Glyphs.class.getResourceAsStream(RESOURCE)) {
            if (file == null) {
                throw new IllegalStateException(RESOURCE + " is not in the plate-recognition module: build it again");
            }
            Glyphs glyphs = new Glyphs();
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(glyphs::add);
            return glyphs;
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " cannot be read", e);
        }
    }

    /** @throws IllegalArgumentException if no plate has this character */
    Shape outline(char character) {
        Shape outline = outlines.get(character);
        if (outline == null) {
            throw new IllegalArgumentException("No plate has the character '%s'".formatted(character));
        }
        return outline;
    }

    private void add(String line) {
        String[] parts = line.split(" ", 3);
        char character = parts[0].charAt(0);
        double pen = Double.parseDouble(parts[1]);
        Path2D strokes = new Path2D.Double();
        for (String stroke : parts[2].split(" / ", -1)) {
            strokes.append(stroke(stroke), false);
        }
        BasicStroke nib = new BasicStroke((float) pen, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 2.2f);
        // An area, so that strokes that cross do not cut each other out; slanted ends are cut flat as on real plates.
        Area outline = new Area(nib.createStrokedShape(character < 128 ? strokes : drawnIn(strokes, pen)));
        outline.intersect(new Area(new Rectangle2D.Double(0, 0, WIDTH, HEIGHT)));
        outlines.put(character, outline);
    }

    private static Shape drawnIn(Shape strokes, double pen) {
        AffineTransform inner = AffineTransform.getTranslateInstance(pen / 2, pen / 2);
        inner.scale((WIDTH - pen) / WIDTH, (HEIGHT - pen) / HEIGHT);
        return inner.createTransformedShape(strokes);
    }

    private static Path2D stroke(String tokens) {
        Path2D path = new Path2D.Double();
        for (String token : tokens.trim().split(" ", -1)) {
            if (token.equals("z")) {
                path.closePath();
            } else if (token.startsWith("a:")) {
                double[] arc = numbers(token.substring(2));
                path.append(
                        new Arc2D.Double(
                                arc[0] - arc[2], arc[1] - arc[3], 2 * arc[2], 2 * arc[3], arc[4], arc[5], Arc2D.OPEN),
                        true);
            } else if (path.getCurrentPoint() == null) {
                double[] point = numbers(token);
                path.moveTo(point[0], point[1]);
            } else {
                double[] point = numbers(token);
                path.lineTo(point[0], point[1]);
            }
        }
        return path;
    }

    private static double[] numbers(String list) {
        String[] parts = list.split(",", -1);
        double[] numbers = new double[parts.length];
        for (int i = 0; i < parts.length; i++) {
            numbers[i] = Double.parseDouble(parts[i]);
        }
        return numbers;
    }
}
