package io.daozha.admin.month;

import io.daozha.plate.CameraState;
import io.daozha.plate.CameraState.Health;
import io.daozha.plate.Frame;
import io.daozha.plate.FrameSource;
import java.time.Duration;
import java.util.Optional;

/** A lane's camera: a small black picture for each moment, since what is to be read is drawn and not painted. */
final class Eye implements FrameSource {
    private static final int SIDE = 64;
    private static final byte[] BLACK = new byte[SIDE * SIDE * 3];
    private static final CameraState LOST = new CameraState(Health.LOST, "no picture for 3 s");

    private final String name;
    private final Hands clock;
    private boolean lost;

    Eye(String name, Hands clock) {
        this.name = name;
        this.clock = clock;
    }

    void lose(boolean now) {
        lost = now;
    }

    @Override
    public Optional<Frame> newerThan(long sequence, Duration patience) {
        long moment = clock.nanos();
        return lost || moment <= sequence
                ? Optional.empty()
                : Optional.of(new Frame(name, moment, clock.instant(), SIDE, SIDE, BLACK));
    }

    @Override
    public boolean showsEmptyLane() {
        return false;
    }

    @Override
    public CameraState state() {
        return lost ? LOST : CameraState.LIVE;
    }

    @Override
    public void close() {}
}
