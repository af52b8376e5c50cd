package io.daozha.plate;

import io.daozha.plate.VideoDecoder.Picture;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** One connection to a live camera, on a thread of its own, because a native read may never return. */
final class StreamReading {

    /** Shorter than the time limit of a read, longer than any camera takes for one picture. */
    private static final Duration SILENCE = Duration.ofMillis(1_500);

    private final StreamAddress address;
    private final Duration patience;
    private final BiConsumer<StreamReading, Picture> taker;
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread thread;
    private volatile long progress = System.nanoTime();
    private volatile boolean unwanted;
    private volatile String ending = "";

    /**
     * @param patience how long the same picture may come again before the connection is given up
     * @param taker of every picture that differs from the one before it
     */
    StreamReading(String camera, StreamAddress address, Duration patience, BiConsumer<StreamReading, Picture> taker) {
        this.address = address;
        this.patience = patience;
        this.taker = taker;
        thread = new Thread(this::run, "camera-" + camera + "-stream");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /**
     * Waits for the end of the connection.
     *
     * @param silence how long nothing may return from the native library before it counts as stuck
     * @return false if it is stuck
     */
    boolean awaitEnd(Duration silence) throws InterruptedException {
        while (true) {
            long left = silence.toNanos() - (System.nanoTime() - progress);
            if (done.await(Math.max(left, 0), TimeUnit.NANOSECONDS)) {
                return true;
            }
            if (left <= 0) {
                return false;
            }
        }
    }

    /** Lets go at the next picture or time-out; until then the thread is alive and holds its memory. */
    void leave() {
        unwanted = true;
    }

    boolean over() {
        return done.getCount() == 0;
    }

    /** Why it ended: the end of a sentence that begins with the camera. */
    String ending() {
        return ending;
    }

    private void run() {
        try (VideoDecoder video = address.open()) {
            ending = watch(video);
        } catch (IOException e) {
            ending = "cannot be opened: " + e.getMessage();
        } catch (RuntimeException e) {
            ending = "cannot be decoded: " + e.getClass().getSimpleName();
        } finally {
            done.countDown();
        }
    }

    private String watch(VideoDecoder video) throws IOException {
        byte[] shown = new byte[0];
        long fresh = System.nanoTime();
        while (!unwanted) {
            long asked = System.nanoTime();
            Optional<Picture> next = video.next();
            progress = System.nanoTime();
            if (next.isEmpty()) {
                return "sends no more pictures";
            }
            if (shown.length > 0 && progress - asked > SILENCE.toNanos()) {
                // At its time limit FFmpeg hands out what waited in the decoder: it shows the street of before.
                return "was silent";
            }
            if (!Arrays.equals(next.get().bgr(), shown)) {
                shown = next.get().bgr();
                fresh = progress;
                taker.accept(this, next.get());
            } else if (progress - fresh > patience.toNanos()) {
                return "shows the same picture again and again";
            }
        }
        return "";
    }
}
