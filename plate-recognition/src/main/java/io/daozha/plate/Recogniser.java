package io.daozha.plate;

import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;

/** Reads one plate whose corners are known: asks the network for its symbols and its colour. */
final class Recogniser implements AutoCloseable {

    private static final int WIDTH = 128;
    private static final int HEIGHT = 32;
    private static final int STEPS = 32;

    private final Network network = new Network(ModelFile.RECOGNISER);

    /**
     * What {@link #spell} reads. Allocates in the caller's {@code PointerScope}.
     *
     * @param margin how much of the surroundings to keep at each side, as a part of the cut-out
     */
    static Mat cut(Mat image, Corners corners, double margin, boolean twoRows) {
        return PlateStrip.cut(image, corners, margin, twoRows, WIDTH, HEIGHT);
    }

    /** Allocates in the caller's {@code PointerScope}. */
    Spelling spell(Mat cut) {
        List<float[]> answers = network.answer(PlateStrip.inOneRow(cut, HEIGHT));
        return Spelling.ofScores(positions(answers.get(0)), colours(answers.get(1)));
    }

    @Override
    public void close() {
        network.close();
    }

    private static double[][] positions(float[] scores) {
        double[][] positions = new double[STEPS][Alphabet.SIZE];
        for (int symbol = 0; symbol < Alphabet.SIZE; symbol++) {
            for (int step = 0; step < STEPS; step++) {
                positions[step][symbol] = scores[symbol * STEPS + step];
            }
        }
        return positions;
    }

    private static double[] colours(float[] scores) {
        double[] colours = new double[scores.length];
        for (int i = 0; i < colours.length; i++) {
            colours[i] = scores[i];
        }
        return colours;
    }
}
