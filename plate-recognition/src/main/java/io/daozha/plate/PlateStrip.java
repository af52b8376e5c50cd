package io.daozha.plate;

import static org.bytedeco.opencv.global.opencv_core.hconcat;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;

/** A plate as those who read it want it: alone, seen from the front, in one row. */
final class PlateStrip {

    /** The upper row of two is 60 of 220 mm high and lies at the top (GA 36-2018); read beside the lower, it is shorter. */
    private static final double UPPER_ROW = 3.0 / 8;

    private PlateStrip() {}

    /**
     * The plate as it is, of two rows twice as high. Allocates in the caller's {@code PointerScope}.
     *
     * @param margin how much of the surroundings to keep at each side, as a part of the cut-out
     * @param height of one row, pixels
     */
    static Mat cut(Mat image, Corners corners, double margin, boolean twoRows, int width, int height) {
        int high = twoRows ? 2 * height : height;
        double left = width * margin;
        double top = high * margin;
        double right = width - left;
        double bottom = high - top;
        Corners inside = new Corners(left, top, right, top, right, bottom, left, bottom);
        return Warp.of(image, corners, inside, width, high).pixels();
    }

    /** The cut-out in one row: where it has two, the upper at the left of the lower. Allocates as above. */
    static Mat inOneRow(Mat cut, int height) {
        if (cut.rows() <= height) {
            return cut;
        }
        int upperEnd = cut.rows() * 5 / 12;
        int lowerStart = cut.rows() / 3;
        int upperWidth = (int) (cut.cols() * UPPER_ROW);
        Mat upper = new Mat(cut, new Rect(0, 0, cut.cols(), upperEnd));
        Mat lower = new Mat(cut, new Rect(0, lowerStart, cut.cols(), cut.rows() - lowerStart));
        Mat joined = new Mat();
        hconcat(scaled(upper, upperWidth, height), scaled(lower, cut.cols() - upperWidth, height), joined);
        return joined;
    }

    private static Mat scaled(Mat row, int width, int height) {
        Mat scaled = new Mat();
        resize(row, scaled, new Size(width, height), 0, 0, INTER_LINEAR);
        return scaled;
    }
}
