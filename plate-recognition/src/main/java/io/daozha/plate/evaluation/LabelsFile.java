package io.daozha.plate.evaluation;

import io.daozha.plate.PlateColour;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A CSV file of labelled photographs: a line of column names, then one line for each plate. {@code file} (beside the CSV)
 * and {@code plate} are needed; {@code colour}, {@code rows}, {@code crop} (yes: the image is the plate), {@code corners}
 * (x1,y1,…,x4,y4) and {@code box} (left,top,right,bottom) may be there; other columns are ignored. Lines with the same
 * file are plates of the same photograph.
 */
public final class LabelsFile {

    private static final Set<String> YES = Set.of("yes", "true", "1", "y");
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final Path csv;
    private final String set;
    private final List<String> columns;

    private LabelsFile(Path csv, List<String> columns) throws IOException {
        this.csv = csv;
        this.columns = columns;
        Path folder = csv.toAbsolutePath().normalize().getParent();
        set = folder.getNameCount() > 0 ? folder.getFileName().toString() : csv.toString();
        if (!columns.contains("file") || !columns.contains("plate")) {
            throw wrong(1, "the first line must name the columns, file and plate among them; it says " + columns);
        }
    }

    /**
     * The photographs in the order in which the file names them first.
     *
     * @throws IOException if the file cannot be read or a line does not hold; the message names file, line and cure
     */
    public static List<LabelledImage> read(Path csv) throws IOException {
        List<String> lines = lines(csv);
        if (lines.isEmpty()) {
            throw new IOException(csv + " is empty: its first line must name the columns file,plate,colour");
        }
        String names = lines.get(0).replace(BYTE_ORDER_MARK, "");
        List<String> columns = Arrays.stream(names.split(",", -1))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        return new LabelsFile(csv, columns).images(lines);
    }

    private static List<String> lines(Path csv) throws IOException {
        if (Files.isDirectory(csv)) {
            throw new IOException(csv + " is a folder: name the labels file in it");
        }
        if (Files.notExists(csv)) {
            throw new IOException("There is no labels file " + csv);
        }
        try {
            return Files.readAllLines(csv);
        } catch (CharacterCodingException e) {
            throw new IOException(csv + " is not UTF-8 text: save it as CSV in UTF-8", e);
        }
    }

    private List<LabelledImage> images(List<String> lines) throws IOException {
        Map<String, LabelledImage> images = new LinkedHashMap<>();
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            List<String> cells = cells(lines.get(i), i + 1);
            String name = cell(cells, "file");
            if (name.isEmpty()) {
                throw wrong(i + 1, "no file is named");
            }
            LabelledImage before = images.get(name);
            List<Label> labels = new ArrayList<>(before == null ? List.of() : before.labels());
            labels.add(label(cells, i + 1));
            boolean crop = YES.contains(cell(cells, "crop").toLowerCase(Locale.ROOT));
            images.put(name, new LabelledImage(set, name, csv.resolveSibling(name), crop, labels));
        }
        if (images.isEmpty()) {
            throw new IOException(csv + " names no image: write one line for each plate under the column names");
        }
        return List.copyOf(images.values());
    }

    /** The cells of one line, where quotes may hold commas and a doubled quote is one (RFC 4180). */
    private List<String> cells(String line, int number) throws IOException {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char symbol = line.charAt(i);
            if (symbol == '"') {
                boolean doubled = quoted && i + 1 < line.length() && line.charAt(i + 1) == '"';
                if (doubled) {
                    cell.append(symbol);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (symbol == ',' && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(symbol);
            }
        }
        if (quoted) {
            throw wrong(number, "a quote is opened and not closed");
        }
        cells.add(cell.toString().strip());
        return cells;
    }

    private String cell(List<String> cells, String column) {
        int index = columns.indexOf(column);
        return index >= 0 && index < cells.size() ? cells.get(index) : "";
    }

    private Label label(List<String> cells, int number) throws IOException {
        String plate = cell(cells, "plate").toUpperCase(Locale.ROOT).replaceAll("[\\s·•.\\-]", "");
        return new Label(
                plate, colour(cell(cells, "colour"), number), rows(cell(cells, "rows"), number), place(cells, number));
    }

    private Optional<PlateColour> colour(String cell, int number) throws IOException {
        if (cell.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(PlateColour.valueOf(cell.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException unknown) {
            throw wrong(number, "colour is '" + cell + "'; it may be blue, green, yellow, white, black or empty");
        }
    }

    private int rows(String cell, int number) throws IOException {
        return switch (cell) {
            case "", "1" -> 1;
            case "2" -> 2;
            default -> throw wrong(number, "rows is '" + cell + "'; it may be 1, 2 or empty");
        };
    }

    private Optional<Bounds> place(List<String> cells, int number) throws IOException {
        String corners = cell(cells, "corners");
        if (!corners.isEmpty()) {
            double[] xy = numbers("corners", corners, 8, number);
            return Optional.of(new Bounds(least(xy, 0), least(xy, 1), most(xy, 0), most(xy, 1)));
        }
        String box = cell(cells, "box");
        if (!box.isEmpty()) {
            double[] edges = numbers("box", box, 4, number);
            return Optional.of(new Bounds(edges[0], edges[1], edges[2], edges[3]));
        }
        return Optional.empty();
    }

    private static double least(double[] xy, int axis) {
        return IntStream.range(0, 4).mapToDouble(i -> xy[2 * i + axis]).min().orElseThrow();
    }

    private static double most(double[] xy, int axis) {
        return IntStream.range(0, 4).mapToDouble(i -> xy[2 * i + axis]).max().orElseThrow();
    }

    private double[] numbers(String column, String cell, int count, int number) throws IOException {
        String[] parts = cell.split(",", -1);
        try {
            if (parts.length == count) {
                return Arrays.stream(parts).mapToDouble(Double::parseDouble).toArray();
            }
        } catch (NumberFormatException notANumber) {
            throw wrong(number, column + " holds what is no number: '" + cell + "'");
        }
        throw wrong(
                number,
                "%s has %d numbers; it needs %d, quoted because of the commas".formatted(column, parts.length, count));
    }

    private IOException wrong(int number, String what) {
        return new IOException("%s, line %d: %s".formatted(csv, number, what));
    }
}
