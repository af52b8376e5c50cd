package io.daozha.plate.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Whether the reader is as often right as it says. Found plates only: of others nothing was said. */
final class Calibration {

    private static final double[] STEPS = {0, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.999};

    /** Reads of which a confidence between two limits was said. */
    record Bin(String said, int reads, int right) {}

    private Calibration() {}

    /** The bins from unsure to sure, and last, over all of them, what is promised of reads said to be 99 % sure. */
    static List<Bin> of(List<PlateResult> plates) {
        List<Bin> bins = IntStream.range(0, STEPS.length)
                .mapToObj(i -> i + 1 < STEPS.length
                        ? bin("%s - %s".formatted(STEPS[i], STEPS[i + 1]), plates, STEPS[i], STEPS[i + 1])
                        : bin(">= " + STEPS[i], plates, STEPS[i], Double.POSITIVE_INFINITY))
                .toList();
        List<Bin> all = new ArrayList<>(bins);
        all.add(bin("all >= 0.99", plates, 0.99, Double.POSITIVE_INFINITY));
        return all;
    }

    private static Bin bin(String said, List<PlateResult> plates, double from, double below) {
        List<PlateResult> within = plates.stream()
                .filter(plate -> plate.finding()
                        .filter(found -> found.confidence() >= from && found.confidence() < below)
                        .isPresent())
                .toList();
        return new Bin(said, within.size(), (int)
                within.stream().filter(PlateResult::right).count());
    }
}
