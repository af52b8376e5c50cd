package io.daozha.plate;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.FrameGrabber;

/**
 * The one place where FFmpeg's pictures become ours. Opened, read and closed by one thread.
 *
 * <p>The grabber's own {@code start} and {@code release} hold one lock for the whole process: a camera that does not
 * answer would keep all others from opening. So their counterparts without the lock are called; what they call in FFmpeg
 * has been safe from several threads since its version 4.
 */
final class VideoDecoder implements AutoCloseable {

    /**
     * One decoded picture.
     *
     * @param into its place in the video, as the video says
     */
    record Picture(int width, int height, byte[] bgr, Duration into) {}

    private static final Pattern CODE = Pattern.compile("error (-\\d+)");

    private final FFmpegFrameGrabber grabber;

    private VideoDecoder(FFmpegFrameGrabber grabber) {
        this.grabber = grabber;
    }

    /**
     * Opens a file, an address or a device, and reads as far as its first pictures.
     *
     * @param format FFmpeg's name of the format; empty to let it find out
     * @param options FFmpeg's options of the protocol and format; it ignores those it does not know
     * @throws IOException in FFmpeg's words, without the address: it may hold a password
     */
    static VideoDecoder open(String place, String format, Map<String, String> options) throws IOException {
        // Its own log goes past ours, to stderr, and names addresses with their passwords.
        avutil.av_log_set_level(avutil.AV_LOG_FATAL);
        FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(place);
        if (!format.isEmpty()) {
            grabber.setFormat(format);
        }
        grabber.setPixelFormat(avutil.AV_PIX_FMT_BGR24);
        options.forEach(grabber::setOption);
        // Decoding on several threads hands each picture out some pictures late.
        grabber.setVideoOption("threads", "1");
        grabber.setVideoOption("flags", "low_delay");
        VideoDecoder decoder = new VideoDecoder(grabber);
        try {
            grabber.startUnsafe(true);
            if (grabber.getImageWidth() <= 0) {
                throw new IOException("no pictures in it");
            }
            return decoder;
        } catch (FrameGrabber.Exception e) {
            decoder.close();
            throw new IOException(words(e));
        } catch (IOException | RuntimeException e) {
            decoder.close();
            throw e;
        }
    }

    /** The next picture, an owned copy; empty when no more come. */
    Optional<Picture> next() throws IOException {
        try {
            org.bytedeco.javacv.Frame image = grabber.grabImage();
            return image == null ? Optional.empty() : Optional.of(copied(image));
        } catch (FrameGrabber.Exception e) {
            throw new IOException(words(e));
        }
    }

    @Override
    public void close() {
        try {
            grabber.releaseUnsafe();
        } catch (FrameGrabber.Exception e) {
            throw new IllegalStateException("FFmpeg did not let go of its memory: " + words(e));
        }
    }

    /** A copy: the decoder uses its buffer again for the next picture. Its rows may be padded, ours are not. */
    private static Picture copied(org.bytedeco.javacv.Frame image) {
        ByteBuffer rows = (ByteBuffer) image.image[0];
        int width = image.imageWidth * 3;
        byte[] bgr = new byte[width * image.imageHeight];
        for (int row = 0; row < image.imageHeight; row++) {
            rows.get(row * image.imageStride, bgr, row * width, width);
        }
        return new Picture(image.imageWidth, image.imageHeight, bgr, Duration.of(image.timestamp, ChronoUnit.MICROS));
    }

    private static String words(FrameGrabber.Exception e) {
        Matcher code = CODE.matcher(String.valueOf(e.getMessage()));
        if (!code.find()) {
            return "it holds nothing that can be decoded";
        }
        byte[] words = new byte[avutil.AV_ERROR_MAX_STRING_SIZE];
        avutil.av_strerror(Integer.parseInt(code.group(1)), words, words.length);
        return new String(words, StandardCharsets.UTF_8).trim();
    }
}
