package io.daozha.admin.commands;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.daozha.plate.Corners;
import io.daozha.plate.Frame;
import io.daozha.plate.PlateEvidence;
import io.daozha.plate.PlateGrammar;
import io.daozha.plate.evaluation.Finding;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was read, one line of JSON each, at once. */
final class Lines {

    private final ObjectMapper json = new ObjectMapper();
    private final PrintWriter out;
    private final PrintWriter err;
    private final Drawings drawings;
    private int errors;

    /** @param drawings null to draw none */
    Lines(PrintWriter out, PrintWriter err, Drawings drawings) {
        this.out = out;
        this.err = err;
        this.drawings = drawings;
    }

    int errors() {
        return errors;
    }

    void image(String source, double ms, Frame frame, List<Finding> plates) throws IOException {
        Map<String, Object> line = line(source);
        line.put("ms", rounded(ms));
        line.put("plates", plates.stream().map(Lines::plate).toList());
        print(line);
        draw(source, frame, plates);
    }

    /** One picture of a video. */
    void picture(String source, double ms, Frame frame, List<Finding> plates) throws IOException {
        Map<String, Object> line = line(source);
        line.put("time", seconds(frame.at()));
        line.put("ms", rounded(ms));
        line.put("plates", plates.stream().map(Lines::plate).toList());
        print(line);
        draw(source + "-" + seconds(frame.at()), frame, plates);
    }

    /** @return whether there were any */
    boolean vehicles(String source, List<Vehicles.Seen> vehicles) throws IOException {
        for (Vehicles.Seen seen : vehicles) {
            PlateEvidence best = seen.read().evidence().get(0);
            String text = seen.read().text();
            Finding plate = new Finding(
                    text,
                    seen.read().colour(),
                    PlateGrammar.classify(text),
                    seen.read().confidence(),
                    seen.sure(),
                    best.corners(),
                    best.quality());
            Map<String, Object> line = line(source);
            line.put("from", seconds(seen.from()));
            line.put("to", seconds(seen.to()));
            line.put("plates", List.of(plate(plate)));
            print(line);
            if (seen.read().picture().isPresent()) {
                draw(source + "-" + seconds(seen.from()), seen.read().picture().get(), List.of(plate));
            }
        }
        return !vehicles.isEmpty();
    }

    /** A video without a vehicle. */
    void nothing(String source) {
        Map<String, Object> line = line(source);
        line.put("plates", List.of());
        print(line);
    }

    void error(String source, String reason) {
        errors++;
        Map<String, Object> line = line(source);
        line.put("error", reason);
        print(line);
        err.println(source + ": " + reason);
        err.flush();
    }

    private void draw(String source, Frame frame, List<Finding> plates) throws IOException {
        if (drawings != null) {
            drawings.draw(source, frame, plates);
        }
    }

    private static Map<String, Object> line(String source) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("source", source);
        return line;
    }

    private static Map<String, Object> plate(Finding plate) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("plate", plate.plate());
        fields.put("colour", plate.colour());
        fields.put("class", plate.form());
        fields.put("confidence", Math.round(plate.confidence() * 1e4) / 1e4);
        fields.put("sure", plate.sure());
        fields.put(
                "quality",
                Map.of(
                        "width", rounded(plate.quality().width()),
                        "sharpness", rounded(plate.quality().sharpness()),
                        "cutOff", plate.quality().cutOff()));
        Corners at = plate.corners();
        double[] corners = {at.x1(), at.y1(), at.x2(), at.y2(), at.x3(), at.y3(), at.x4(), at.y4()};
        fields.put("corners", Arrays.stream(corners).map(Lines::rounded).toArray());
        return fields;
    }

    private static double seconds(Instant sinceStart) {
        return sinceStart.toEpochMilli() / 1e3;
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }

    private void print(Map<String, Object> line) {
        try {
            out.println(json.writeValueAsString(line));
            out.flush();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
