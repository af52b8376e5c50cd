package io.daozha.plate;

import java.time.Duration;
import java.util.Optional;

/**
 * Where frames come from. It keeps only the newest frame: a reader that is slow skips frames and never falls behind
 * the street.
 */
public interface FrameSource extends AutoCloseable {

    /**
     * The newest frame that comes after the given sequence number, waiting for it if need be.
     *
     * @param sequence of the last frame seen; -1 for any frame
     * @param patience how long to wait at most
     * @return empty when none came in that time
     */
    Optional<Frame> newerThan(long sequence, Duration patience) throws InterruptedException;

    CameraState state();

    /** Whether it shows the lane also while nobody is there; photographs of vehicles do not. */
    default boolean showsEmptyLane() {
        return true;
    }

    @Override
    void close();
}
