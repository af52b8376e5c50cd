package io.daozha.gate;

import io.daozha.hardware.DigitalInput;
import io.daozha.hardware.Level;
import io.daozha.plate.Frame;
import io.daozha.plate.FrameSource;
import io.daozha.plate.LaneView;
import io.daozha.plate.PlatePresence;
import io.daozha.plate.PlateReader;
import io.daozha.plate.Region;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The camera in the place of a presence loop: on while a plate that came near stands in its region. It looks all the time,
 * eight times a second at most, on a thread of its own. A vehicle without a plate it does not notice.
 */
public final class CameraLoop implements DigitalInput, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(CameraLoop.class);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(125);

    /** Without a frame for so long nobody knows who stands there. */
    private static final Duration SILENCE = Duration.ofSeconds(3);

    private final String lane;
    private final FrameSource camera;
    private final PlateReader reader;
    private final PlatePresence presence;
    private final Thread thread;
    private volatile Level level = Level.INVALID;

    /**
     * Starts to look.
     *
     * @param near width of a plate, as a part of the picture's, from which its car stands before the arm
     */
    public CameraLoop(String lane, FrameSource camera, Region region, double near, PlateReader reader) {
        this.lane = lane;
        this.camera = camera;
        this.reader = reader;
        presence = new PlatePresence(new LaneView(region), near);
        thread = new Thread(this::run, "camera-loop-" + lane);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public Level level() {
        return level;
    }

    /** Closes the reader too. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(2_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        reader.close();
    }

    private void run() {
        long sequence = -1;
        try {
            while (!Thread.interrupted()) {
                Optional<Frame> frame = camera.newerThan(sequence, SILENCE);
                if (frame.isPresent()) {
                    sequence = frame.get().sequence();
                    level = look(frame.get());
                    Thread.sleep(BETWEEN_LOOKS.toMillis());
                } else {
                    level = Level.INVALID;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    private Level look(Frame frame) {
        try {
            return presence.look(frame, reader.read(frame)) ? Level.ON : Level.OFF;
        } catch (RuntimeException e) {
            LOG.errorf(e, "Lane %s: fault while looking for vehicles; it is looked on", lane);
            return Level.INVALID;
        }
    }
}
