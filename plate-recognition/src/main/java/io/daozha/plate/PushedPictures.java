package io.daozha.plate;

import java.time.Duration;
import java.util.Optional;

/** A camera that is not watched but sends a picture when it has read a plate: its newest picture is its frame. */
public final class PushedPictures implements FrameSource {
    private final String camera;
    private final LatestFrame slot = new LatestFrame();
    private long sequence;

    public PushedPictures(String camera) {
        this.camera = camera;
    }

    public synchronized void put(Frame picture) {
        slot.put(new Frame(camera, sequence++, picture.at(), picture.width(), picture.height(), picture.bgr()));
    }

    @Override
    public Optional<Frame> newerThan(long seen, Duration patience) throws InterruptedException {
        return slot.newerThan(seen, patience);
    }

    /** Silence is no fault: it sends nothing while nobody comes. */
    @Override
    public boolean showsEmptyLane() {
        return false;
    }

    @Override
    public CameraState state() {
        return CameraState.LIVE;
    }

    @Override
    public void close() {
        slot.end();
    }
}
