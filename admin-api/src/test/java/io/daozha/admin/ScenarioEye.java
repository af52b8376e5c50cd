package io.daozha.admin;

import io.daozha.plate.CameraState;
import io.daozha.plate.Frame;
import io.daozha.plate.FrameSource;
import io.daozha.plate.LatestFrame;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The camera of a lane in a scenario: a black picture for every step of time, unless something is wrong with it. */
final class ScenarioEye implements FrameSource {
    private static final int WIDTH = 64;
    private static final int HEIGHT = 48;

    private final String name;
    private final LatestFrame slot = new LatestFrame();
    private long sequence;
    private volatile CameraState state = CameraState.LIVE;

    ScenarioEye(String name, Instant at) {
        this.name = name;
        see(at);
    }

    /** @return the picture; empty while none comes */
    Optional<Frame> see(Instant at) {
        if (state.health() != CameraState.Health.LIVE) {
            return Optional.empty();
        }
        Frame frame = new Frame(name, sequence++, at, WIDTH, HEIGHT, new byte[WIDTH * HEIGHT * 3]);
        slot.put(frame);
        return Optional.of(frame);
    }

    void be(CameraState now) {
        state = now;
    }

    @Override
    public Optional<Frame> newerThan(long seen, Duration patience) throws InterruptedException {
        return slot.newerThan(seen, patience);
    }

    @Override
    public boolean showsEmptyLane() {
        return false;
    }

    @Override
    public CameraState state() {
        return state;
    }

    @Override
    public void close() {
        slot.end();
    }
}
