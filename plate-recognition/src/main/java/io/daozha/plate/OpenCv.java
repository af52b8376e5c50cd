package io.daozha.plate;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * The native image library. Everything allocated from it belongs inside a {@code PointerScope}: its memory is not the
 * garbage collector's.
 */
final class OpenCv {

    private OpenCv() {}

    /** A box serves several lanes on few cores: one thread per reader, no pool that fights the others. */
    static void prepare() {
        opencv_core.setNumThreads(1);
    }

    /** A native copy of the frame's pixels. */
    static Mat copyOf(Frame frame) {
        return new Mat(frame.height(), frame.width(), CV_8UC3, new BytePointer(frame.bgr()));
    }

    /** The pixels of an image of three bytes each, row by row without padding. */
    static byte[] bytesOf(Mat image) {
        int row = image.cols() * 3;
        byte[] bytes = new byte[image.rows() * row];
        if (image.isContinuous()) {
            image.data().get(bytes);
            return bytes;
        }
        for (int i = 0; i < image.rows(); i++) {
            image.ptr(i).get(bytes, i * row, row);
        }
        return bytes;
    }
}
