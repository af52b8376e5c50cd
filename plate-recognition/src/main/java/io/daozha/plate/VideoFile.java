package io.daozha.plate;

import io.daozha.plate.VideoDecoder.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** A recorded video as a camera: anything FFmpeg decodes. */
public final class VideoFile implements FrameSource {

    /** How fast the video runs. */
    public enum Pace {
        /** As it was recorded; a slow reader misses frames. */
        RECORDED,
        /** As fast as one reader takes the frames; it sees every one. */
        READER
    }

    private static final Logger LOG = Logger.getLogger(VideoFile.class);
    private static final Duration IDLE = Duration.ofSeconds(10);

    private final String camera;
    private final Path file;
    private final Pace pace;
    private final LatestFrame latest = new LatestFrame();
    private final Thread thread;
    private volatile CameraState state = new CameraState(CameraState.Health.STARTING, "");

    /**
     * Starts the video.
     *
     * @param clock says when the first frame was taken; the others follow by their place in the video
     */
    public VideoFile(String camera, Path file, Clock clock, Pace pace) {
        this.camera = camera;
        this.file = file;
        this.pace = pace;
        thread = new Thread(() -> run(clock.instant()), "camera-" + camera);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public Optional<Frame> newerThan(long sequence, Duration patience) throws InterruptedException {
        return latest.newerThan(sequence, patience);
    }

    @Override
    public CameraState state() {
        return state;
    }

    /** Returns when the decoder has let go of the file. */
    @Override
    public void close() {
        latest.end();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(Instant start) {
        if (!Files.isReadable(file)) {
            end("There is no video %s, or it may not be read".formatted(file));
            return;
        }
        try (VideoDecoder video = VideoDecoder.open(file.toString(), "", Map.of())) {
            play(video, start);
            end((state.health() == CameraState.Health.LIVE
                            ? "The video %s is at its end"
                            : "The video %s holds no pictures")
                    .formatted(file));
        } catch (IOException e) {
            LOG.warnf("Video %s cannot be decoded: %s", file, e.getMessage());
            end("The video %s cannot be decoded: %s".formatted(file, e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void play(VideoDecoder video, Instant start) throws IOException, InterruptedException {
        long began = System.nanoTime();
        long sequence = 0;
        for (Optional<Picture> next = video.next(); next.isPresent(); next = video.next()) {
            Picture picture = next.get();
            if (endedBefore(picture.into().minusNanos(System.nanoTime() - began))) {
                return;
            }
            state = CameraState.LIVE;
            latest.put(new Frame(
                    camera, sequence++, start.plus(picture.into()), picture.width(), picture.height(), picture.bgr()));
        }
    }

    private boolean endedBefore(Duration untilDue) throws InterruptedException {
        if (pace == Pace.READER) {
            while (!latest.awaitReader(IDLE)) {
                if (latest.endedWithin(Duration.ZERO)) {
                    return true;
                }
            }
            return false;
        }
        return latest.endedWithin(untilDue);
    }

    private void end(String sentence) {
        state = new CameraState(CameraState.Health.ENDED, sentence);
        latest.end();
    }
}
