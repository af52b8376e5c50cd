package io.daozha.plate;

import static org.bytedeco.opencv.global.opencv_core.hconcat;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;

/** Reads one plate whose corners are known: asks the network for its symbols and its colour. */
final class Recogniser implements AutoCloseable {

    private static final int WIDTH = 128;
    private static final int HEIGHT = 32;
    private static final int STEPS = 32;

    private final Network network = new Network(ModelFile.RECOGNISER);

    /**
     * The plate alone, seen from the front. Allocates in the caller's {@code PointerScope}.
     *
     * @param margin how much of the surroundings to keep at each side, as a part of the cut-out
     */
    static Mat cut(Mat image, Corners corners, double margin, boolean twoRows) {
        int height = twoRows ? 2 * HEIGHT : HEIGHT;
        double left = WIDTH * margin;
        double top = height * margin;
        double right = WIDTH - left;
        double bottom = height - top;
        Corners inside = new Corners(left, top, right, top, right, bottom, left, bottom);
        return Warp.of(image, corners, inside, WIDTH, height).pixels();
    }

    /** Allocates in the caller's {@code PointerScope}. */
    Spelling spell(Mat cut) {
        Mat input = cut.rows() > HEIGHT ? sideBySide(cut) : cut;
        List<float[]> answers = network.answer(input);
        return Spelling.ofScores(positions(answers.get(0)), colours(answers.get(1)));
    }

    @Override
    public void close() {
        network.close();
    }

    /** The network knows one row: the upper row (60 of 220 mm high, at the top) goes to the left of the lower one. */
    private static Mat sideBySide(Mat plate) {
        int upperEnd = plate.rows() * 5 / 12;
        int lowerStart = plate.rows() / 3;
        Mat upper = new Mat(plate, new Rect(0, 0, plate.cols(), upperEnd));
        Mat lower = new Mat(plate, new Rect(0, lowerStart, plate.cols(), plate.rows() - lowerStart));
        Mat joined = new Mat();
        hconcat(scaled(upper, WIDTH * 3 / 8), scaled(lower, WIDTH - WIDTH * 3 / 8), joined);
        return joined;
    }

    private static Mat scaled(Mat row, int width) {
        Mat scaled = new Mat();
        resize(row, scaled, new Size(width, HEIGHT), 0, 0, INTER_LINEAR);
        return scaled;
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
