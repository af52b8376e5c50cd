package io.daozha.hardware.simulated;

/**
 * A barrier with its own board: it rises when its OPEN contact is closed, lowers itself once its safety loop has been
 * clear for a while, and never lowers onto an occupied loop.
 */
final class Arm {
    private static final double STROKE_SECONDS = 1.2;
    private static final double CLOSES_AFTER_PASSAGE = 2;
    private static final double CLOSES_WITHOUT_PASSAGE = 10;

    private enum Motion {
        RISING,
        LOWERING,
        RESTING
    }

    private Motion motion = Motion.RESTING;
    private double angle;
    private double secondsAtRest;
    private boolean passed;

    /** 0 is down, 1 is up. */
    double angle() {
        return angle;
    }

    boolean isLowering() {
        return motion == Motion.LOWERING;
    }

    boolean isOpen() {
        return angle >= 1;
    }

    boolean isClosed() {
        return angle <= 0;
    }

    void step(double seconds, boolean ordered, boolean occupied) {
        if (ordered) {
            passed = false;
        }
        passed |= occupied;
        boolean raise = ordered || (occupied && motion == Motion.LOWERING);
        if (raise && !isOpen()) {
            motion = Motion.RISING;
        } else if (raise) {
            motion = Motion.RESTING;
        }
        switch (motion) {
            case RISING -> {
                angle = Math.min(1, angle + seconds / STROKE_SECONDS);
                rest(isOpen());
            }
            case LOWERING -> {
                angle = Math.max(0, angle - seconds / STROKE_SECONDS);
                rest(isClosed());
            }
            case RESTING -> restOpen(seconds, ordered || occupied);
        }
    }

    private void rest(boolean arrived) {
        if (arrived) {
            motion = Motion.RESTING;
            secondsAtRest = 0;
        }
    }

    private void restOpen(double seconds, boolean disturbed) {
        secondsAtRest = disturbed ? 0 : secondsAtRest + seconds;
        if (isOpen() && secondsAtRest >= (passed ? CLOSES_AFTER_PASSAGE : CLOSES_WITHOUT_PASSAGE)) {
            motion = Motion.LOWERING;
            passed = false;
        }
    }
}
