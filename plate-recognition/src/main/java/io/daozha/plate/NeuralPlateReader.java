package io.daozha.plate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Reads plates with the two networks shipped in this module (MODEL.md beside them says what they are and were trained
 * on), on one core, without a graphics card.
 */
public final class NeuralPlateReader implements PlateReader {

    /**
     * Parts of the plate kept around the corners, which the detector draws loosely: the first reads best of all single
     * cuts, the others are tried where it is not sure.
     */
    private static final double[] MARGINS = {0.05, 0, 0.1, 0.14};

    /** A look less sure than this is worth another cut of the same plate. */
    private static final double SURE = 0.95;

    /** Width to height: one row is 440 x 140 mm or 480 x 140 mm, two rows 440 x 220 mm (GA 36-2018). */
    private static final double PERHAPS_TWO_ROWS = 2.6;

    private final Detector detector = new Detector();
    private final Recogniser recogniser = new Recogniser();

    /**
     * Loads the networks; the first one in a process takes about a second.
     *
     * @throws IllegalStateException if a model file is missing or not the one this version was measured with
     */
    public NeuralPlateReader() {}

    @Override
    public List<PlateEvidence> read(Frame frame) {
        try (PointerScope scope = new PointerScope()) {
            Mat image = OpenCv.copyOf(frame);
            List<PlateEvidence> seen = new ArrayList<>();
            for (Corners corners : detector.find(image)) {
                seen.add(look(image, corners));
            }
            seen.sort(Comparator.comparingDouble((PlateEvidence plate) ->
                            plate.corners().width() * plate.corners().height())
                    .reversed());
            return List.copyOf(seen);
        }
    }

    /** Reads a frame that shows one plate and nothing else. */
    public List<PlateEvidence> readCrop(Frame frame) {
        try (PointerScope scope = new PointerScope()) {
            Mat image = OpenCv.copyOf(frame);
            Corners whole = new Corners(0, 0, image.cols(), 0, image.cols(), image.rows(), 0, image.rows());
            return List.of(cut(image, whole, 0, image.cols() < PERHAPS_TWO_ROWS * image.rows()));
        }
    }

    @Override
    public void close() {
        detector.close();
        recogniser.close();
    }

    private PlateEvidence look(Mat image, Corners corners) {
        boolean perhapsTwoRows = corners.width() < PERHAPS_TWO_ROWS * corners.height();
        PlateEvidence best = cut(image, corners, MARGINS[0], perhapsTwoRows);
        for (int i = 1; i < MARGINS.length && merit(best) < SURE; i++) {
            best = better(best, cut(image, corners, MARGINS[i], perhapsTwoRows));
        }
        return best;
    }

    private PlateEvidence cut(Mat image, Corners corners, double margin, boolean perhapsTwoRows) {
        PlateEvidence asOneRow = recogniser.read(image, corners, margin, false);
        return perhapsTwoRows ? better(asOneRow, recogniser.read(image, corners, margin, true)) : asOneRow;
    }

    private static PlateEvidence better(PlateEvidence one, PlateEvidence other) {
        return merit(other) > merit(one) ? other : one;
    }

    /** A cut that loses a character at the edge can be quite sure of the rest: what has a plate's form goes first. */
    private static double merit(PlateEvidence plate) {
        boolean whole = PlateGrammar.classify(plate.text()) != PlateClass.UNKNOWN
                && PlateGrammar.complete(plate.text(), plate.colour());
        return whole ? plate.confidence() : plate.confidence() / 10;
    }
}
