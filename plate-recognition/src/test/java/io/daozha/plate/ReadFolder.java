package io.daozha.plate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Measures the reader on a folder of labelled scenes: {@code labels.csv} with the columns file, plate, colour first and
 * the pictures beside it. Prints every miss, how many plates are read exactly, and the milliseconds a picture takes.
 */
final class ReadFolder {

    private ReadFolder() {}

    public static void main(String[] folders) throws IOException {
        try (PlateReader reader = new NeuralPlateReader()) {
            for (String folder : folders) {
                measure(reader, Path.of(folder));
            }
        }
    }

    private static void measure(PlateReader reader, Path folder) throws IOException {
        Map<String, List<String>> expected = new LinkedHashMap<>();
        for (String line : Files.readAllLines(folder.resolve("labels.csv")).stream()
                .skip(1)
                .toList()) {
            String[] cells = line.split(",", 4);
            List<String> plates = expected.computeIfAbsent(cells[0], file -> new ArrayList<>());
            if (!cells[1].isEmpty()) {
                plates.add(cells[1] + " " + cells[2].toUpperCase(java.util.Locale.ROOT));
            }
        }
        int plates = 0;
        int exact = 0;
        int withColour = 0;
        int found = 0;
        long nanos = 0;
        for (Map.Entry<String, List<String>> picture : expected.entrySet()) {
            byte[] bytes = Files.readAllBytes(folder.resolve(picture.getKey()));
            Frame frame = Frame.decode("folder", 0, Instant.EPOCH, bytes);
            long start = System.nanoTime();
            List<PlateEvidence> seen = reader.read(frame);
            nanos += System.nanoTime() - start;
            found += seen.size();
            for (String label : picture.getValue()) {
                String text = label.substring(0, label.indexOf(' '));
                plates++;
                withColour += seen.stream().anyMatch(e -> (e.text() + " " + e.colour()).equals(label)) ? 1 : 0;
                if (seen.stream().anyMatch(e -> e.text().equals(text))) {
                    exact++;
                } else {
                    System.out.println(picture.getKey() + ": " + label + " was read as "
                            + seen.stream().map(PlateEvidence::toString).collect(Collectors.joining("; ")));
                }
            }
        }
        System.out.printf(
                "%s: %d plates, exact %.1f %%, with colour %.1f %%, %d found, %.1f ms a picture%n",
                folder.getFileName(),
                plates,
                100.0 * exact / plates,
                100.0 * withColour / plates,
                found,
                nanos / 1e6 / expected.size());
    }
}
