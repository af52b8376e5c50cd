package io.daozha.plate;

import static org.bytedeco.opencv.global.opencv_core.BORDER_CONSTANT;
import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_core.copyMakeBorder;
import static org.bytedeco.opencv.global.opencv_dnn.blobFromImage;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_dnn.Net;

/**
 * Finds plates. The network sees the picture with its long side at 512 pixels and answers a grid of cells of 8 pixels:
 * how much a plate's middle lies here, and where its four corners are then (in cells from the cell's middle).
 */
final class Detector implements AutoCloseable {

    private static final int LONG_SIDE = 512;
    private static final int CELL = 8;
    private static final int PLANES = 9;
    private static final int ALIGNMENT = 32;
    private static final double PADDING_GREY = 114;

    /** Half the neighbourhood in which only the strongest cell may speak: plates are wider than high. */
    private static final int REACH_ACROSS = 3;

    private static final int REACH_DOWN = 2;

    /** Heat of 0.3 before the sigmoid. */
    private static final double LEAST_HEAT = Math.log(0.3 / 0.7);

    private record Found(float heat, Corners corners) {}

    private final Net net = ModelFile.DETECTOR.load();

    /** Corners of the plates in pixels of the image, the surest first. Allocates in the caller's {@code PointerScope}. */
    List<Corners> find(Mat image) {
        double scale = (double) LONG_SIDE / Math.max(image.cols(), image.rows());
        Mat small = new Mat();
        resize(image, small, new Size(), scale, scale, scale < 1 ? INTER_AREA : INTER_LINEAR);
        Mat padded = new Mat();
        copyMakeBorder(
                small,
                padded,
                0,
                missing(small.rows()),
                0,
                missing(small.cols()),
                BORDER_CONSTANT,
                Scalar.all(PADDING_GREY));
        net.setInput(blobFromImage(padded, 1 / 127.5, padded.size(), Scalar.all(127.5), false, false, CV_32F));
        Mat answer = net.forward();
        int rows = padded.rows() / CELL;
        int columns = padded.cols() / CELL;
        float[] planes = new float[PLANES * rows * columns];
        new FloatPointer(answer.data()).get(planes);
        return distinct(peaks(planes, rows, columns, CELL / scale));
    }

    @Override
    public void close() {
        net.close();
    }

    private static int missing(int length) {
        return Math.floorMod(-length, ALIGNMENT);
    }

    private static List<Found> peaks(float[] planes, int rows, int columns, double pixelsPerCell) {
        List<Found> peaks = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                float heat = planes[row * columns + column];
                if (heat > LEAST_HEAT && strongest(planes, rows, columns, row, column)) {
                    peaks.add(new Found(heat, corners(planes, rows, columns, row, column, pixelsPerCell)));
                }
            }
        }
        return peaks;
    }

    private static boolean strongest(float[] planes, int rows, int columns, int row, int column) {
        float heat = planes[row * columns + column];
        for (int y = Math.max(0, row - REACH_DOWN); y <= Math.min(rows - 1, row + REACH_DOWN); y++) {
            for (int x = Math.max(0, column - REACH_ACROSS); x <= Math.min(columns - 1, column + REACH_ACROSS); x++) {
                if (planes[y * columns + x] > heat) {
                    return false;
                }
            }
        }
        return true;
    }

    private static Corners corners(float[] planes, int rows, int columns, int row, int column, double pixelsPerCell) {
        double[] at = new double[8];
        for (int i = 0; i < at.length; i++) {
            float offset = planes[(i + 1) * rows * columns + row * columns + column];
            at[i] = (offset + 0.5 + (i % 2 == 0 ? column : row)) * pixelsPerCell;
        }
        return new Corners(at[0], at[1], at[2], at[3], at[4], at[5], at[6], at[7]);
    }

    /** Of plates that claim the same place only the surest stays. */
    private static List<Corners> distinct(List<Found> peaks) {
        peaks.sort(Comparator.comparingDouble(Found::heat).reversed());
        List<Corners> kept = new ArrayList<>();
        for (Found found : peaks) {
            if (kept.stream().noneMatch(other -> other.boundsHoldMiddleOf(found.corners()))) {
                kept.add(found.corners());
            }
        }
        return kept;
    }
}
