package io.daozha.plate.evaluation;

import java.util.List;

/**
 * One labelled photograph and what the reader made of it.
 *
 * @param file as the labels file names it
 * @param ms that reading took, without the decoding of the file
 * @param problem why the photograph could not be read; empty when it could
 * @param plates those that are labelled with a text
 * @param falseBoxes found where no plate is labelled
 */
public record ImageResult(
        String set,
        String file,
        boolean crop,
        double ms,
        String problem,
        List<PlateResult> plates,
        List<Finding> falseBoxes) {
    public ImageResult {
        plates = List.copyOf(plates);
        falseBoxes = List.copyOf(falseBoxes);
    }

    /** Whether anything in it is other than the labels say. */
    boolean hasErrors() {
        return !falseBoxes.isEmpty() || plates.stream().anyMatch(PlateResult::isError);
    }
}
