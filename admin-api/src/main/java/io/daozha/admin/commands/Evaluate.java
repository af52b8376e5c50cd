package io.daozha.admin.commands;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.daozha.plate.NeuralPlateReader;
import io.daozha.plate.evaluation.Evaluation;
import io.daozha.plate.evaluation.ImageResult;
import io.daozha.plate.evaluation.LabelledImage;
import io.daozha.plate.evaluation.LabelsFile;
import io.daozha.plate.evaluation.Report;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures the reader on labelled photographs. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = "Reads labelled photographs and says how many plates were found and read right.",
        footer = {
            "",
            "LABELS.csv has a line of column names, then one line for each plate:",
            "  file     the image, relative to the CSV; several lines may name the same",
            "  plate    every character; empty: a plate is here that nobody could read",
            "  colour   blue, green, yellow, white, black; may be empty",
            "  rows     2 for a plate in two rows (optional)",
            "  crop     yes: the image is the plate itself (optional)",
            "  corners  \"x1,y1,x2,y2,x3,y3,x4,y4\" of the plate (optional)",
            "  box      \"left,top,right,bottom\" of the plate (optional)",
            "",
            "Exit status: 0, or 1 when some image could not be read."
        })
public final class Evaluate implements Callable<Integer> {

    @Parameters(paramLabel = "LABELS.csv", arity = "1..*", description = "labels, by default beside their images")
    private List<Path> labels;

    @Option(names = "--json", paramLabel = "FILE", description = "writes what was read in each image, as JSON")
    private Path json;

    @Option(names = "--limit", paramLabel = "N", description = "only the first N images of each labels file")
    private int limit = Integer.MAX_VALUE;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        List<LabelledImage> images = new ArrayList<>();
        for (Path csv : labels) {
            try {
                LabelsFile.read(csv).stream().limit(Math.max(0, limit)).forEach(images::add);
            } catch (IOException e) {
                throw UsageException.of(spec.commandLine(), e);
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        Progress progress = new Progress(spec.commandLine().getErr(), images.size());
        List<ImageResult> results;
        try (NeuralPlateReader reader = new NeuralPlateReader()) {
            results = new Evaluation(reader::read, reader::readCrop).run(images, result -> progress.step());
        }
        progress.end();
        out.print(Report.of(results));
        out.flush();
        if (json != null) {
            new ObjectMapper()
                    .registerModule(new Jdk8Module())
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValue(json.toFile(), results);
        }
        return results.stream().allMatch(result -> result.problem().isEmpty()) ? 0 : 1;
    }
}
