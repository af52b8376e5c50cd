package io.daozha.plate.render;

import io.daozha.plate.PlateColour;
import io.daozha.plate.PlateGrammar;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Where everything stands on a plate, in millimetres from its top left. The measures are in layouts.txt, from which the
 * networks' training draws too.
 *
 * @param dot after the issuing letter; null where there is none
 */
record PlateLayout(String name, double width, double height, Ellipse2D dot, List<Rectangle2D> cells) {

    /** The yellow left part of a large new-energy vehicle's plate. */
    static final double YELLOW_PART = 150;

    private static final String RESOURCE = "layouts.txt";
    private static final Map<String, PlateLayout> LAYOUTS = load();

    /** @throws IllegalArgumentException if the text has not the length of a plate of this colour */
    static PlateLayout of(String text, PlateColour colour) {
        PlateLayout layout = LAYOUTS.get(name(text, colour));
        if (layout.cells().size() != text.length()) {
            throw new IllegalArgumentException(
                    "'%s' does not fit a %s plate: seven characters, or eight on green".formatted(text, colour));
        }
        return layout;
    }

    Rectangle2D cell(int index) {
        return cells.get(index);
    }

    private static String name(String text, PlateColour colour) {
        return switch (PlateGrammar.classify(text)) {
            case TRAILER -> "TWO_ROWS";
            case ARMED_POLICE, RESCUE -> text.length() == 8 ? "EIGHT" : "ORDINARY";
            default -> text.length() == 8 && colour == PlateColour.GREEN ? "NEW_ENERGY" : "ORDINARY";
        };
    }

    private static Map<String, PlateLayout> load() {
        try (InputStream file = PlateLayout.class.getResourceAsStream(RESOURCE)) {
            if (file == null) {
                throw new IllegalStateException(RESOURCE + " is not in the plate-recognition module: build it again");
            }
            return new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(PlateLayout::parse)
                    .collect(Collectors.toMap(PlateLayout::name, Function.identity()));
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " cannot be read", e);
        }
    }

    /** name, width, height, dot as x,y,diameter of its middle or "-", then x,y,width,height of each cell. */
    private static PlateLayout parse(String line) {
        String[] words = line.split(" ", -1);
        List<Rectangle2D> cells = new ArrayList<>();
        for (int i = 4; i < words.length; i++) {
            double[] cell = numbers(words[i]);
            cells.add(new Rectangle2D.Double(cell[0], cell[1], cell[2], cell[3]));
        }
        return new PlateLayout(
                words[0],
                Double.parseDouble(words[1]),
                Double.parseDouble(words[2]),
                dot(words[3]),
                List.copyOf(cells));
    }

    private static Ellipse2D dot(String word) {
        if (word.equals("-")) {
            return null;
        }
        double[] dot = numbers(word);
        return new Ellipse2D.Double(dot[0] - dot[2] / 2, dot[1] - dot[2] / 2, dot[2], dot[2]);
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
