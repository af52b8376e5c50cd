package io.daozha.plate;

import java.awt.Dimension;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
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

    private static final String READ = "JPEG, PNG and BMP are read";
    private static final String JPEG = "\u00ff\u00d8\u00ff";

    /** Length to breadth: scaled down as a whole, nothing would be left of the short side. */
    private static final int STRIP = 100;

    /** Formats people try, by the bytes at the start of the file or, where a length or size comes first, at its brand. */
    private static final Map<String, String> OTHER_FORMATS = Map.of(
            "GIF8", "GIF",
            "WEBP", "WebP",
            "II*\0", "TIFF",
            "MM\0*", "TIFF",
            "heic", "HEIF",
            "mif1", "HEIF",
            "avif", "AVIF");

    private static final int BRAND = 8;

    record Pixels(int width, int height, byte[] bgr) {}

    private ImageCodec() {}

    /**
     * Turned upright as its EXIF orientation says.
     *
     * @throws IOException if the bytes are no JPEG, PNG or BMP, are damaged, show a mere strip, or hold more than 40
     *     megapixels; the message says what to do
     */
    static Pixels decode(byte[] image) throws IOException {
        refuseOtherFormats(image);
        refuseBySize(image);
        try (PointerScope scope = new PointerScope()) {
            Mat encoded = new Mat(new BytePointer(image), false);
            Mat decoded = opencv_imgcodecs.imdecode(encoded, opencv_imgcodecs.IMREAD_COLOR);
            if (decoded == null || decoded.empty()) {
                throw new IOException(
                        "The image is damaged: its header is good, its pixels are not or not all there; copy it again");
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

    private static void refuseOtherFormats(byte[] image) throws IOException {
        if (image.length == 0) {
            throw new IOException("The file is empty. " + READ);
        }
        if (starts(image, 0, JPEG) || starts(image, 0, "\u0089PNG") || starts(image, 0, "BM")) {
            return;
        }
        for (Map.Entry<String, String> other : OTHER_FORMATS.entrySet()) {
            if (starts(image, 0, other.getKey()) || starts(image, BRAND, other.getKey())) {
                throw new IOException("A %s image. %s: convert it".formatted(other.getValue(), READ));
            }
        }
        throw new IOException("Not an image. " + READ);
    }

    /** @param signature one byte a character */
    private static boolean starts(byte[] image, int at, String signature) {
        byte[] bytes = signature.getBytes(StandardCharsets.ISO_8859_1);
        return image.length >= at + bytes.length && Arrays.equals(image, at, at + bytes.length, bytes, 0, bytes.length);
    }

    /** Looks at the header only: a small file may claim to be huge. */
    private static void refuseBySize(byte[] image) throws IOException {
        try (ImageInputStream stream = ImageIO.createImageInputStream(new ByteArrayInputStream(image))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                throw new IOException("The image is damaged: it is cut off within its header");
            }
            ImageReader reader = readers.next();
            reader.setInput(stream, true, true);
            Dimension size = size(reader);
            if (Math.max(size.width, size.height) > STRIP * Math.min(size.width, size.height)) {
                throw new IOException("The image has %d x %d pixels: a strip like this shows no plate"
                        .formatted(size.width, size.height));
            }
            long pixels = (long) size.width * size.height;
            if (pixels > MOST_PIXELS) {
                throw new IOException("The image has %d megapixels; at most %d megapixels are read: scale it down"
                        .formatted(pixels / 1_000_000, MOST_PIXELS / 1_000_000));
            }
        }
    }

    private static Dimension size(ImageReader reader) throws IOException {
        try {
            return new Dimension(reader.getWidth(0), reader.getHeight(0));
        } catch (IOException | RuntimeException damaged) {
            throw new IOException("The image is damaged: its header cannot be read", damaged);
        } finally {
            reader.dispose();
        }
    }
}
