package io.daozha.plate.evaluation;

import java.nio.file.Path;
import java.util.List;

/**
 * One photograph of a labels file.
 *
 * @param set the labels file it stands in, by a short name
 * @param name as the labels file writes it
 * @param crop whether the image is the plate itself
 */
public record LabelledImage(String set, String name, Path file, boolean crop, List<Label> labels) {
    public LabelledImage {
        labels = List.copyOf(labels);
    }
}
