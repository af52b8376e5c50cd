package io.daozha.admin.simulation;

import io.daozha.plate.CameraState;
import io.daozha.plate.Frame;
import io.daozha.plate.FrameSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Shows the photograph of whichever car stands in a simulated lane, as a camera that stares at it would. */
final class PhotoCamera implements FrameSource {
    private static final Logger LOG = Logger.getLogger(PhotoCamera.class);
    private static final Duration INTERVAL = Duration.ofMillis(20);

    private final String camera;
    private final Supplier<Optional<Path>> photo;
    private final Clock clock;
    private Path shown;
    private Optional<Frame> frame = Optional.empty();
    private long sequence;
    private volatile CameraState state = CameraState.LIVE;

    PhotoCamera(String camera, Supplier<Optional<Path>> photo, Clock clock) {
        this.camera = camera;
        this.photo = photo;
        this.clock = clock;
    }

    @Override
    public Optional<Frame> newerThan(long after, Duration patience) throws InterruptedException {
        Thread.sleep(Math.min(INTERVAL.toMillis(), patience.toMillis()));
        synchronized (this) {
            Optional<Path> wanted = photo.get();
            if (wanted.isPresent() && !wanted.get().equals(shown)) {
                load(wanted.get());
            }
            return wanted.isEmpty() ? Optional.empty() : frame.map(this::again);
        }
    }

    private Frame again(Frame still) {
        return new Frame(camera, ++sequence, clock.instant(), still.width(), still.height(), still.bgr());
    }

    private void load(Path path) {
        shown = path;
        try {
            frame = Optional.of(Frame.decode(camera, ++sequence, clock.instant(), Files.readAllBytes(path)));
            state = CameraState.LIVE;
        } catch (IOException e) {
            frame = Optional.empty();
            state = new CameraState(CameraState.Health.LOST, path.getFileName() + ": " + e.getMessage());
            LOG.warnf("Camera %s: %s: %s", camera, path, e.getMessage());
        }
    }

    @Override
    public CameraState state() {
        return state;
    }

    @Override
    public void close() {
        // nothing is held open between two pictures
    }
}
