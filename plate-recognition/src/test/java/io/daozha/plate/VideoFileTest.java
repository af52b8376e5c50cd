package io.daozha.plate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VideoFileTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
    private static final int FRAMES = 10;

    @TempDir
    private Path folder;

    @Test
    void showsEveryFrameToAReaderThatTakesItsTime() throws Exception {
        Path file = record(FRAMES);
        try (VideoFile video =
                new VideoFile("entry", file, Clock.fixed(START, ZoneOffset.UTC), VideoFile.Pace.READER)) {
            for (int i = 0; i < FRAMES; i++) {
                Frame frame = video.newerThan(i - 1, SOON).orElseThrow();
                assertEquals(i, frame.sequence());
                assertEquals(START.plusMillis(100L * i), frame.at());
                assertEquals(50, frame.width());
                assertEquals(20 * i, frame.bgr()[0] & 0xff, 6, "grey of frame " + i);
            }
            Optional<Frame> none = video.newerThan(FRAMES - 1, Duration.ofMillis(300));
            assertEquals(Optional.empty(), none);
            assertEquals(CameraState.Health.ENDED, video.state().health());
        }
    }

    @Test
    void runsAsRecordedForAReaderThatDoesNotAsk() throws Exception {
        Path file = record(FRAMES);
        try (VideoFile video = new VideoFile("entry", file, Clock.systemUTC(), VideoFile.Pace.RECORDED)) {
            Frame last = video.newerThan(FRAMES - 2, SOON).orElseThrow();
            assertEquals(FRAMES - 1, last.sequence());
        }
    }

    @Test
    void saysWhatIsWrongWithAFile() throws Exception {
        Path text = Files.writeString(folder.resolve("text.mp4"), "no video");
        assertTrue(endOf(folder.resolve("none.mp4")).contains("There is no video"));
        assertTrue(endOf(text).contains("cannot be decoded"));
        assertTrue(endOf(record(0)).contains("holds no pictures"));
    }

    private static String endOf(Path file) throws InterruptedException {
        try (VideoFile video = new VideoFile("entry", file, Clock.systemUTC(), VideoFile.Pace.RECORDED)) {
            while (video.state().health() != CameraState.Health.ENDED) {
                video.newerThan(-1, Duration.ofMillis(10));
            }
            return video.state().detail();
        }
    }

    /** Grey frames a tenth of a second apart, each brighter than the one before. */
    private Path record(int frames) throws Exception {
        avutil.av_log_set_level(avutil.AV_LOG_ERROR);
        Path file = folder.resolve("grey.avi");
        try (FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(file.toFile(), 50, 20)) {
            recorder.setVideoCodec(avcodec.AV_CODEC_ID_FFV1);
            recorder.setPixelFormat(avutil.AV_PIX_FMT_BGR0);
            recorder.setFrameRate(10);
            recorder.start();
            for (int i = 0; i < frames; i++) {
                org.bytedeco.javacv.Frame image = new org.bytedeco.javacv.Frame(50, 20, 8, 3);
                ByteBuffer pixels = (ByteBuffer) image.image[0];
                for (int at = 0; at < pixels.capacity(); at++) {
                    pixels.put(at, (byte) (20 * i));
                }
                recorder.record(image, avutil.AV_PIX_FMT_BGR24);
                image.close();
            }
        }
        return file;
    }
}
