package io.daozha.plate;

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
}
