package io.daozha.plate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Says from plates alone whether a vehicle stands before the arm, where no loop does: a plate of the lane that comes nearer
 * and is near enough. One that goes away, one that was there before, and one outside the region are none. Not
 * thread-safe.
 */
public final class PlatePresence {

    /** Looks that must agree: one may be a passer-by's poster. */
    private static final int AGREEING = 3;

    /** A plate's width changes by so much between looks at a car that stands. */
    private static final double JITTER = 0.06;

    /** A plate is not seen for so long when somebody walks by, or in a flash of headlights. */
    private static final Duration HIDDEN = Duration.ofMillis(1_500);

    private final LaneView view;
    private final double near;
    private Corners last;
    private Instant lastSeen = Instant.MIN;
    private int agreeing;
    private boolean present;

    /**
     * @param near width of a plate, as a part of the picture's, from which its car stands before the arm; above 0, below 1
     * @throws IllegalArgumentException if it is not
     */
    public PlatePresence(LaneView view, double near) {
        if (!(near > 0 && near < 1)) {
            throw new IllegalArgumentException("A plate's width is a part of the picture's, not " + near);
        }
        this.view = view;
        this.near = near;
    }

    /** Takes what was seen in a frame, frames in their order; whether a vehicle is there now. */
    public boolean look(Frame frame, List<PlateEvidence> seen) {
        Optional<Corners> plate =
                view.vehicle(frame, seen).stream().map(PlateEvidence::corners).findFirst();
        if (!present) {
            view.empty(frame, seen);
        }
        if (plate.isPresent()) {
            follow(frame, plate.get());
        } else if (Duration.between(lastSeen, frame.at()).compareTo(HIDDEN) > 0) {
            forget();
        }
        return present;
    }

    private void follow(Frame frame, Corners plate) {
        boolean same = last != null && isNear(last, plate);
        if (present && !same && Duration.between(lastSeen, frame.at()).compareTo(HIDDEN) <= 0) {
            return; // another plate behind the one that is hidden for a moment
        }
        boolean receding = same && plate.width() < last.width() * (1 - JITTER);
        agreeing = same && !receding ? agreeing + 1 : 1;
        boolean came = agreeing >= AGREEING && plate.width() >= near * frame.width();
        present = (same && present) || came;
        last = plate;
        lastSeen = frame.at();
    }

    private void forget() {
        last = null;
        agreeing = 0;
        present = false;
    }

    /** From one look to the next a car that creeps up moves by less than its plate. */
    private static boolean isNear(Corners one, Corners other) {
        double away = Math.hypot(
                (one.left() + one.right() - other.left() - other.right()) / 2,
                (one.top() + one.bottom() - other.top() - other.bottom()) / 2);
        return away < Math.max(one.width(), other.width());
    }
}
