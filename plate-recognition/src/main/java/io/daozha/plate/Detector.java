package io.daozha.plate;

import static org.bytedeco.opencv.global.opencv_core.BORDER_CONSTANT;
import static org.bytedeco.opencv.global.opencv_core.copyMakeBorder;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Finds where plates may be, roughly. The network answers a grid of cells of 8 pixels: how much a plate's middle lies
 * here, and where its four corners are then (in cells from the cell's middle).
 */
final class Detector implements AutoCloseable {

    private static final int CELL = 8;
    private static final int ALIGNMENT = 32;
    private static final double PADDING_GREY = 114;

    /** Half the neighbourhood in which only the strongest cell may speak: plates are wider than high. */
    private static final int REACH_ACROSS = 3;

    private static final int REACH_DOWN = 2;

    private record Peak(float heat, Corners corners) {}

    private final Network network = new Network(ModelFile.DETECTOR);

    /**
     * Rough corners in pixels of the image, the surest first. Allocates in the caller's {@code PointerScope}.
     *
     * @param longSide to which the picture is scaled; plates are found that are then 14 to 300 pixels wide
     * @param leastScore below which nothing is there, 0 to 1
     */
    List<Corners> find(Mat image, int longSide, double leastScore) {
        double scale = (double) longSide / Math.max(image.cols(), image.rows());
        Mat small = scaled(image, scale);
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
        int rows = padded.rows() / CELL;
        int columns = padded.cols() / CELL;
        float[] planes = network.answer(padded).get(0);
        return distinct(peaks(planes, rows, columns, CELL / scale, Math.log(leastScore / (1 - leastScore))));
    }

    @Override
    public void close() {
        network.close();
    }

    /** Halved as often as it goes, every pixel having its say, and the rest between four: quicker than in one step. */
    private static Mat scaled(Mat image, double scale) {
        Mat nearly = image;
        double rest = scale;
        for (; rest <= 0.5; rest *= 2) {
            Mat half = new Mat();
            resize(nearly, half, new Size(nearly.cols() / 2, nearly.rows() / 2), 0, 0, INTER_AREA);
            nearly = half;
        }
        Mat small = new Mat();
        Size size = new Size((int) Math.round(image.cols() * scale), (int) Math.round(image.rows() * scale));
        resize(nearly, small, size, 0, 0, INTER_LINEAR);
        return small;
    }

    private static int missing(int length) {
        return Math.floorMod(-length, ALIGNMENT);
    }

    private static List<Peak> peaks(float[] planes, int rows, int columns, double pixelsPerCell, double leastHeat) {
        List<Peak> peaks = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                float heat = planes[row * columns + column];
                if (heat > leastHeat && strongest(planes, rows, columns, row, column)) {
                    peaks.add(new Peak(heat, corners(planes, rows, columns, row, column, pixelsPerCell)));
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
    private static List<Corners> distinct(List<Peak> peaks) {
        peaks.sort(Comparator.comparingDouble(Peak::heat).reversed());
        List<Corners> kept = new ArrayList<>();
        for (Peak found : peaks) {
            if (kept.stream().noneMatch(other -> other.boundsHoldMiddleOf(found.corners()))) {
                kept.add(found.corners());
            }
        }
        return kept;
    }
}
