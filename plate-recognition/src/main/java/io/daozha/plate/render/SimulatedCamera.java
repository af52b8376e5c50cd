package io.daozha.plate.render;

import io.daozha.plate.CameraState;
import io.daozha.plate.Frame;
import io.daozha.plate.FrameSource;
import io.daozha.plate.LatestFrame;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * A camera over a lane that exists only in the simulation. It draws up to 25 pictures a second of life, whatever the
 * pace of the clock, and two while nobody waits for the next one.
 */
public final class SimulatedCamera implements FrameSource {

    private static final Logger LOG = Logger.getLogger(SimulatedCamera.class);
    private static final Duration INTERVAL = Duration.ofMillis(40);
    private static final Duration IDLE = Duration.ofMillis(500);

    private final LatestFrame latest = new LatestFrame();
    private final Thread thread;
    private volatile boolean out;
    private volatile CameraState state = new CameraState(CameraState.Health.STARTING, "");

    /**
     * Starts the camera.
     *
     * @param scene asked once for each picture, from the camera's own thread
     * @param clock stamps the pictures
     * @param seed of the noise
     */
    public SimulatedCamera(String camera, Supplier<LaneScene> scene, Clock clock, long seed) {
        thread = new Thread(() -> run(new SceneRenderer(camera, seed), scene, clock), "camera-" + camera);
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

    /** Pulls its plug, or puts it back: it sees nothing meanwhile. */
    public void pull(boolean pulled) {
        out = pulled;
    }

    /** Returns when the camera has drawn its last picture. */
    @Override
    public void close() {
        latest.end();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(SceneRenderer renderer, Supplier<LaneScene> scene, Clock clock) {
        try {
            for (long sequence = 0; !latest.endedWithin(INTERVAL); ) {
                latest.awaitReader(IDLE);
                if (out) {
                    state = new CameraState(CameraState.Health.LOST, "The plug of the simulated camera is pulled");
                    continue;
                }
                Frame frame = renderer.render(scene.get(), sequence++, clock.instant());
                state = CameraState.LIVE;
                latest.put(frame);
            }
            state = new CameraState(CameraState.Health.ENDED, "The simulated camera was closed");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("The simulated camera draws no more", e);
            state = new CameraState(CameraState.Health.ENDED, "The simulated camera stopped: " + e.getMessage());
            latest.end();
        }
    }
}
