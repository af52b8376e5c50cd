package io.daozha.plate;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgproc.FILLED;
import static org.bytedeco.opencv.global.opencv_imgproc.LINE_8;
import static org.bytedeco.opencv.global.opencv_imgproc.rectangle;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WarpTest {

    private static final Corners INSIDE = new Corners(16, 8, 80, 8, 80, 40, 16, 40);

    /** Small plates are warped at once, large ones made smaller first: both must come out, and go back, alike. */
    @ParameterizedTest
    @ValueSource(ints = {1, 4, 20})
    void bringsCornersWhereTheyBelongAndBack(int times) {
        try (PointerScope scope = new PointerScope()) {
            Mat picture = new Mat(60 * times, 120 * times, CV_8UC3, Scalar.all(40));
            Point low = new Point(30 * times, 20 * times);
            Point high = new Point(70 * times - 1, 40 * times - 1);
            rectangle(picture, low, high, Scalar.all(220), FILLED, LINE_8, 0);
            Corners drawn = new Corners(
                    30 * times, 20 * times, 70 * times, 20 * times, 70 * times, 40 * times, 30 * times, 40 * times);

            Warp warp = Warp.of(picture, drawn, INSIDE, 96, 48);

            assertEquals(220, brightness(warp, 18, 10), 8);
            assertEquals(220, brightness(warp, 77, 37), 8);
            assertEquals(40, brightness(warp, 12, 24), 8);
            assertEquals(40, brightness(warp, 84, 24), 8);
            assertNear(drawn, warp.back(INSIDE));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20})
    void whatIsBeyondTheEdgeGoesOnAsTheEdge(int times) {
        try (PointerScope scope = new PointerScope()) {
            Mat picture = new Mat(40 * times, 80 * times, CV_8UC3, Scalar.all(90));
            Corners beyond = new Corners(
                    -10 * times, -5 * times, 50 * times, -5 * times, 50 * times, 20 * times, -10 * times, 20 * times);
            assertEquals(90, brightness(Warp.of(picture, beyond, INSIDE, 96, 48), 2, 2), 1);
        }
    }

    private static int brightness(Warp warp, int x, int y) {
        return warp.pixels().ptr(y, x).get() & 0xff;
    }

    private static void assertNear(Corners wanted, Corners got) {
        double tolerance = wanted.width() * 0.01;
        assertEquals(wanted.x1(), got.x1(), tolerance);
        assertEquals(wanted.y1(), got.y1(), tolerance);
        assertEquals(wanted.x3(), got.x3(), tolerance);
        assertEquals(wanted.y3(), got.y3(), tolerance);
    }
}
