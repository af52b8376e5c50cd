package io.daozha.plate;

import static org.bytedeco.opencv.global.opencv_core.BORDER_REPLICATE;
import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_core.CV_64F;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.getPerspectiveTransform;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;
import static org.bytedeco.opencv.global.opencv_imgproc.warpPerspective;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/** A part of a picture seen straight from the front, and the way back from it to the picture. */
final class Warp {

    /** Below this a warp would leave out pixels: the part is made smaller by area first. */
    private static final double LEAST_SCALE = 0.7;

    /** Of the width, on every side: cut-outs show at most a quarter beside the corners. */
    private static final double ROOM = 0.5;

    private final Mat pixels;
    private final double[] toPicture;
    private final double left;
    private final double top;
    private final double scaleX;
    private final double scaleY;

    private Warp(Mat pixels, double[] toPicture, double left, double top, double scaleX, double scaleY) {
        this.pixels = pixels;
        this.toPicture = toPicture;
        this.left = left;
        this.top = top;
        this.scaleX = scaleX;
        this.scaleY = scaleY;
    }

    /**
     * Brings the corners {@code from} of the picture to {@code to} in a new picture of the given size; beyond the
     * picture's edge its last pixels go on. Allocates in the caller's {@code PointerScope}.
     */
    static Warp of(Mat picture, Corners from, Corners to, int width, int height) {
        double scale = to.width() / Math.max(1, from.width());
        if (scale >= LEAST_SCALE) {
            return warped(picture, from, to, width, height, 0, 0, 1, 1);
        }
        Rect part = around(picture, from);
        Mat small = new Mat();
        resize(new Mat(picture, part), small, new Size(), scale, scale, INTER_AREA);
        double scaleX = (double) small.cols() / part.width();
        double scaleY = (double) small.rows() / part.height();
        return warped(small, from, to, width, height, part.x(), part.y(), scaleX, scaleY);
    }

    Mat pixels() {
        return pixels;
    }

    /** Where corners in the new picture are in the old one. */
    Corners back(Corners seen) {
        double[] a = back(seen.x1(), seen.y1());
        double[] b = back(seen.x2(), seen.y2());
        double[] c = back(seen.x3(), seen.y3());
        double[] d = back(seen.x4(), seen.y4());
        return new Corners(a[0], a[1], b[0], b[1], c[0], c[1], d[0], d[1]);
    }

    private static Warp warped(
            Mat source,
            Corners from,
            Corners to,
            int width,
            int height,
            double left,
            double top,
            double scaleX,
            double scaleY) {
        Mat there = points(from, left, top, scaleX, scaleY);
        Mat here = points(to, 0, 0, 1, 1);
        Mat straight = new Mat();
        warpPerspective(
                source,
                straight,
                getPerspectiveTransform(there, here),
                new Size(width, height),
                INTER_LINEAR,
                BORDER_REPLICATE,
                Scalar.all(0));
        double[] inverse = new double[9];
        Mat way = getPerspectiveTransform(here, there);
        assert way.type() == CV_64F;
        new DoublePointer(way.data()).get(inverse);
        return new Warp(straight, inverse, left, top, scaleX, scaleY);
    }

    private double[] back(double x, double y) {
        double[] m = toPicture;
        double w = m[6] * x + m[7] * y + m[8];
        return new double[] {
            (m[0] * x + m[1] * y + m[2]) / w / scaleX + left, (m[3] * x + m[4] * y + m[5]) / w / scaleY + top
        };
    }

    /** The corners and what a cut-out, turned or tilted, may show beside them. */
    private static Rect around(Mat picture, Corners at) {
        double room = at.width() * ROOM;
        int x1 = (int) Math.max(0, at.left() - room);
        int y1 = (int) Math.max(0, at.top() - room);
        int x2 = (int) Math.min(picture.cols(), at.right() + room);
        int y2 = (int) Math.min(picture.rows(), at.bottom() + room);
        return new Rect(x1, y1, Math.max(1, x2 - x1), Math.max(1, y2 - y1));
    }

    private static Mat points(Corners at, double left, double top, double scaleX, double scaleY) {
        float[] xy = {
            (float) ((at.x1() - left) * scaleX), (float) ((at.y1() - top) * scaleY),
            (float) ((at.x2() - left) * scaleX), (float) ((at.y2() - top) * scaleY),
            (float) ((at.x3() - left) * scaleX), (float) ((at.y3() - top) * scaleY),
            (float) ((at.x4() - left) * scaleX), (float) ((at.y4() - top) * scaleY),
        };
        return new Mat(4, 2, CV_32F, new BytePointer(new FloatPointer(xy)));
    }
}
