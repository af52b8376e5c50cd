package io.daozha.plate;

import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_core.absdiff;
import static org.bytedeco.opencv.global.opencv_core.mean;
import static org.bytedeco.opencv.global.opencv_core.meanStdDev;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;

/**
 * How well a plate could be seen: why a read is bad, when it is.
 *
 * @param width of the plate in the picture, pixels; below 50 strokes run together
 * @param sharpness mean step between neighbouring pixels over the standard deviation of all, of the plate at 128 pixels
 *     wide; about 0.3 for a sharp plate, below 0.15 for one out of focus or moved
 * @param cutOff whether a part of the plate lies outside the picture
 */
public record Quality(double width, double sharpness, boolean cutOff) {

    /** Of a plate that somebody else saw. */
    static final Quality UNKNOWN = new Quality(Double.NaN, Double.NaN, false);

    private static final double OUTSIDE = 2;

    /** @param straight the plate alone, seen from the front, as the recogniser gets it */
    static Quality of(Mat picture, Corners corners, Mat straight) {
        boolean cutOff = corners.left() < -OUTSIDE
                || corners.top() < -OUTSIDE
                || corners.right() > picture.cols() + OUTSIDE
                || corners.bottom() > picture.rows() + OUTSIDE;
        return new Quality(corners.width(), sharpness(straight), cutOff);
    }

    private static double sharpness(Mat straight) {
        Mat grey = new Mat();
        cvtColor(straight, grey, COLOR_BGR2GRAY);
        Mat steps = new Mat();
        int width = grey.cols() - 1;
        absdiff(
                new Mat(grey, new Rect(0, 0, width, grey.rows())),
                new Mat(grey, new Rect(1, 0, width, grey.rows())),
                steps);
        Mat middle = new Mat(1, 1, CV_32F);
        Mat deviation = new Mat(1, 1, CV_32F);
        meanStdDev(grey, middle, deviation);
        double spread = new DoublePointer(deviation.data()).get();
        return mean(steps).get(0) / Math.max(1, spread);
    }
}
