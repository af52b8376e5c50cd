package io.daozha.plate;

import static org.bytedeco.opencv.global.opencv_core.BORDER_REPLICATE;
import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_core.hconcat;
import static org.bytedeco.opencv.global.opencv_dnn.blobFromImage;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.getPerspectiveTransform;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;
import static org.bytedeco.opencv.global.opencv_imgproc.warpPerspective;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_core.StringVector;
import org.bytedeco.opencv.opencv_dnn.Net;

/** Reads one plate whose corners are known: straightens it and asks the network for its symbols and its colour. */
final class Recogniser implements AutoCloseable {

    private static final int WIDTH = 128;
    private static final int HEIGHT = 32;
    private static final int STEPS = 32;

    private final Net net = ModelFile.RECOGNISER.load();
    private final StringVector outputs = new StringVector("y", "c");

    /**
     * Allocates in the caller's {@code PointerScope}.
     *
     * @param margin how much of the surroundings to keep at each side, as a part of the plate; the corners are never
     *     exact, and a plate cut off reads worse than one with a little of the car around it
     */
    PlateEvidence read(Mat image, Corners corners, double margin, boolean twoRows) {
        Mat plate = straighten(image, corners, margin);
        Mat input = twoRows ? sideBySide(plate) : scaled(plate, WIDTH);
        net.setInput(blobFromImage(input, 1 / 127.5, new Size(WIDTH, HEIGHT), Scalar.all(127.5), false, false, CV_32F));
        MatVector answers = new MatVector();
        net.forward(answers, outputs);
        return PlateEvidence.ofScores(positions(answers.get(0)), colours(answers.get(1)), corners);
    }

    @Override
    public void close() {
        outputs.close();
        net.close();
    }

    private static Mat straighten(Mat image, Corners at, double margin) {
        int width = Math.max(20, (int) at.width());
        int height = Math.max(8, (int) at.height());
        float left = (float) (width * margin);
        float top = (float) (height * margin);
        float right = width - left;
        float bottom = height - top;
        Mat from = points(at.x1(), at.y1(), at.x2(), at.y2(), at.x3(), at.y3(), at.x4(), at.y4());
        Mat to = points(left, top, right, top, right, bottom, left, bottom);
        Mat straight = new Mat();
        warpPerspective(
                image,
                straight,
                getPerspectiveTransform(from, to),
                new Size(width, height),
                INTER_LINEAR,
                BORDER_REPLICATE,
                Scalar.all(0));
        return straight;
    }

    private static Mat points(double... xy) {
        float[] floats = new float[xy.length];
        for (int i = 0; i < xy.length; i++) {
            floats[i] = (float) xy[i];
        }
        return new Mat(4, 2, CV_32F, new BytePointer(new FloatPointer(floats)));
    }

    private static Mat scaled(Mat plate, int width) {
        Mat scaled = new Mat();
        int method = plate.cols() > WIDTH * 1.3 ? INTER_AREA : INTER_LINEAR;
        resize(plate, scaled, new Size(width, HEIGHT), 0, 0, method);
        return scaled;
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

    private static double[][] positions(Mat answer) {
        float[] scores = new float[Alphabet.SIZE * STEPS];
        new FloatPointer(answer.data()).get(scores);
        double[][] positions = new double[STEPS][Alphabet.SIZE];
        for (int symbol = 0; symbol < Alphabet.SIZE; symbol++) {
            for (int step = 0; step < STEPS; step++) {
                positions[step][symbol] = scores[symbol * STEPS + step];
            }
        }
        return positions;
    }

    private static double[] colours(Mat answer) {
        float[] scores = new float[PlateEvidence.COLOURS.size()];
        new FloatPointer(answer.data()).get(scores);
        double[] colours = new double[PlateEvidence.COLOURS.size()];
        for (int i = 0; i < PlateEvidence.COLOURS.size(); i++) {
            colours[i] = scores[i];
        }
        return colours;
    }
}
