package io.daozha.plate;

import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Takes a second look at a plate the detector saw roughly: where exactly its corners are, whether it is a plate at all,
 * and whether it has two rows. The network sees the rough plate warped to a box with a quarter of its size around it.
 */
final class Straightener implements AutoCloseable {

    private static final int WIDTH = 96;
    private static final int HEIGHT = 48;

    /** Where the rough corners come to lie in what the network sees. */
    private static final Corners INNER = new Corners(16, 8, 80, 8, 80, 40, 16, 40);

    private static final int PLATE = 8;
    private static final int TWO_ROWS = 9;

    private final Network network = new Network(ModelFile.STRAIGHTENER);

    /** Allocates in the caller's {@code PointerScope}. */
    Found straighten(Mat image, Corners rough) {
        Warp warp = Warp.of(image, rough, INNER, WIDTH, HEIGHT);
        float[] answer = network.answer(warp.pixels()).get(0);
        Corners exact = new Corners(
                INNER.x1() + answer[0] * INNER.width(),
                INNER.y1() + answer[1] * INNER.height(),
                INNER.x2() + answer[2] * INNER.width(),
                INNER.y2() + answer[3] * INNER.height(),
                INNER.x3() + answer[4] * INNER.width(),
                INNER.y3() + answer[5] * INNER.height(),
                INNER.x4() + answer[6] * INNER.width(),
                INNER.y4() + answer[7] * INNER.height());
        return new Found(warp.back(exact), sigmoid(answer[PLATE]), answer[TWO_ROWS] > 0);
    }

    @Override
    public void close() {
        network.close();
    }

    private static double sigmoid(double score) {
        return 1 / (1 + Math.exp(-score));
    }
}
