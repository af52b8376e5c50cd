package io.daozha.plate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/** Image files in memory to pixels and back. */
final class ImageCodec {

    /** Larger than any camera we know, small enough (120 MB of pixels) not to starve the box. */
    static final long MOST_PIXELS = 40_000_000;

    record Pixels(int width, int height, byte[] bgr) {}

    private ImageCodec() {}

    /**
     * Turned upright as its EXIF orientation says.
     *
     * @throws IOException if the bytes are no JPEG, PNG or BMP, are damaged, or hold more than 40 megapixels
     */
    static Pixels decode(byte[] image) throws IOException {
        refuseOversize(image);
        try (PointerScope scope = new PointerScope()) {
            Mat encoded = new Mat(new BytePointer(image), false);
            Mat decoded = opencv_imgcodecs.imdecode(encoded, opencv_imgcodecs.IMREAD_COLOR);
            if (decoded == null || decoded.empty()) {
                throw new IOException("The image is damaged: its header is good, its pixels are not");
            }
            return new Pixels(decoded.cols(), decoded.rows(), OpenCv.bytesOf(decoded));
        }
    }

    static byte[] jpeg(Frame frame, int quality) {
        try (PointerScope scope = new PointerScope()) {
            BytePointer encoded = new BytePointer();
            IntPointer options = new IntPointer(opencv_imgcodecs.IMWRITE_JPEG_QUALITY, quality);
            if (!opencv_imgcodecs.imencode(".jpg", OpenCv.copyOf(frame), encoded, options)) {
                throw new IllegalStateException("OpenCV could not encode a frame of camera " + frame.camera());
            }
            byte[] bytes = new byte[(int) encoded.limit()];
            encoded.get(bytes);
            return bytes;
        }
    }

    /** Looks at the header only: a small file may claim to be huge. */
    private static void refuseOversize(byte[] image) throws IOException {
        try (ImageInputStream stream = ImageIO.createImageInputStream(new ByteArrayInputStream(image))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                throw new IOException("Not an image: JPEG, PNG and BMP are read");
            }
            ImageReader reader = readers.next();
            reader.setInput(stream, true, true);
            long pixels = pixels(reader);
            if (pixels > MOST_PIXELS) {
                throw new IOException("The image has %d megapixels; at most %d megapixels are read"
                        .formatted(pixels / 1_000_000, MOST_PIXELS / 1_000_000));
            }
        }
    }

    private static long pixels(ImageReader reader) throws IOException {
        try {
            return (long) reader.getWidth(0) * reader.getHeight(0);
        } catch (IOException | RuntimeException damaged) {
            throw new IOException("The image is damaged: its header cannot be read", damaged);
        } finally {
            reader.dispose();
        }
    }
}
