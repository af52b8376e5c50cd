package io.daozha.plate;

import java.io.IOException;
import java.time.Instant;

/**
 * One picture of one camera, an owned copy: it may cross threads and outlive its source.
 *
 * @param sequence grows by at least one from frame to frame of the same source
 * @param at when the camera took it
 * @param bgr the pixels, row by row, three bytes each (blue, green, red), without padding: {@code width * height * 3}
 */
public record Frame(String camera, long sequence, Instant at, int width, int height, byte[] bgr) {
    public Frame {
        if (bgr.length != width * height * 3) {
            throw new IllegalArgumentException(
                    "Frame of %d x %d needs %d bytes, got %d".formatted(width, height, width * height * 3, bgr.length));
        }
    }

    /**
     * The frame in an image file, turned upright as its EXIF orientation says.
     *
     * @param image the bytes of a JPEG, PNG or BMP file
     * @throws IOException if the bytes are none of these, are damaged, or hold more than 40 megapixels
     */
    public static Frame decode(String camera, long sequence, Instant at, byte[] image) throws IOException {
        ImageCodec.Pixels pixels = ImageCodec.decode(image);
        return new Frame(camera, sequence, at, pixels.width(), pixels.height(), pixels.bgr());
    }

    /**
     * The bytes of a JPEG file of this frame, to show or to keep.
     *
     * @param quality 1 to 100; 80 is good to look at and to read again
     */
    public byte[] jpeg(int quality) {
        return ImageCodec.jpeg(this, quality);
    }
}
