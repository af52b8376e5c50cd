package io.daozha.gate;

import io.daozha.hardware.Level;
import java.util.Random;

/**
 * The physical side of one lane, for the fuzz: an arm that takes its time, cars of 4 m that drive, stop and back out,
 * loops that overlap under them, and contacts that may lie. Metres along the lane, the arm at 0.
 */
final class Forecourt {
    static final double STEP = 0.1; // seconds

    private static final double CAR = 4;
    private static final double ZONE = 1.5; // the safety loop, on either side of the arm
    private static final double PRESENCE_FROM = -5.5;
    private static final double PRESENCE_TO = -1.0;
    private static final double SWING = 3.0; // seconds from limit to limit
    private static final double ROOF = 0.55; // below this part of the way up a car is hit

    /** How the contacts lie just now. */
    enum Lie {
        NONE,
        /** They say that they cannot be read, and orders arrive. */
        BLIND,
        /** Nor do orders arrive. */
        CUT,
        PRESENCE_STUCK,
        ZONE_STUCK,
        ZONE_DEAD,
        LIMIT_DEAD,
        JUMPY
    }

    private final Random random;
    private final boolean boardLowers;
    private final double[] fronts = {Double.NaN, Double.NaN}; // first, follower
    private final double[] speeds = new double[2];
    private double up; // 0 down, 1 up
    private int motion; // -1 lowering, 1 rising
    private boolean loweredByUs;
    private double boardWaits;
    private Lie lie = Lie.NONE;
    private double liesFor;
    private boolean fire;
    private boolean moved;

    Forecourt(Random random, boolean boardLowers) {
        this.random = random;
        this.boardLowers = boardLowers;
    }

    void raise() {
        motion = 1;
        loweredByUs = false;
        boardWaits = 6;
    }

    void lower() {
        motion = -1;
        loweredByUs = true;
    }

    void lie(Lie next, double seconds) {
        lie = next;
        liesFor = seconds;
    }

    Lie lie() {
        return lie;
    }

    void fire(boolean on) {
        fire = on;
    }

    boolean loweredByUs() {
        return loweredByUs && motion < 0;
    }

    boolean carUnderArm() {
        return covers(0, -0.2, 0.2) || covers(1, -0.2, 0.2);
    }

    /** An arm on its way down by our order has come low enough to touch a car under it. */
    boolean hit() {
        return loweredByUs() && up < ROOF && carUnderArm();
    }

    boolean inZone() {
        return covers(0, -ZONE, ZONE) || covers(1, -ZONE, ZONE);
    }

    private boolean covers(int car, double from, double to) {
        double front = fronts[car];
        return !Double.isNaN(front) && front > from && front - CAR < to;
    }

    /** A tenth of a second goes by. */
    void step() {
        liesFor -= STEP;
        if (liesFor <= 0) {
            lie = Lie.NONE;
        }
        arm();
        drive(0);
        drive(1);
        if (Double.isNaN(fronts[0]) && !Double.isNaN(fronts[1])) {
            fronts[0] = fronts[1];
            speeds[0] = speeds[1];
            fronts[1] = Double.NaN;
        }
    }

    private void arm() {
        double before = up;
        if (boardLowers && up >= 1 && !inZone()) {
            boardWaits -= STEP;
            if (boardWaits <= 0) {
                motion = -1;
            }
        }
        if (boardLowers && motion < 0 && inZone()) {
            motion = 1; // its own safety input
            boardWaits = 6;
        }
        up = Math.max(0, Math.min(1, up + motion * STEP / SWING));
        moved = before != up;
        if (!moved) {
            motion = 0;
        }
    }

    private void drive(int car) {
        double chance = random.nextDouble();
        if (Double.isNaN(fronts[car])) {
            boolean room = car == 0 || (!Double.isNaN(fronts[0]) && fronts[0] - CAR > -7.5);
            if (room && chance < (car == 0 ? 0.02 : 0.01)) {
                fronts[car] = -8;
                speeds[car] = 1.5;
            }
            return;
        }
        if (chance < 0.004) {
            speeds[car] = 0;
        } else if (chance < 0.006) {
            speeds[car] = -1;
        } else if (chance < 0.05) {
            speeds[car] = 0.5 + 2.5 * random.nextDouble();
        }
        double next = fronts[car] + speeds[car] * STEP;
        boolean barred = up < 0.9 && fronts[car] <= -2 && next > -2; // nobody drives through a closed arm
        double ahead = car == 1 && !Double.isNaN(fronts[0]) ? fronts[0] - CAR - 0.5 : Double.MAX_VALUE;
        double behind = car == 0 && !Double.isNaN(fronts[1]) ? fronts[1] + CAR + 0.5 : -Double.MAX_VALUE;
        if (!barred && next < ahead && next > behind) {
            fronts[car] = next;
        }
        if (fronts[car] > 12 || fronts[car] < -9) {
            fronts[car] = Double.NaN;
        }
    }

    /** What the contacts say, truly or not. */
    Sensors sensors() {
        if (lie == Lie.BLIND || lie == Lie.CUT) {
            return Sensors.NONE;
        }
        boolean presence = covers(0, PRESENCE_FROM, PRESENCE_TO) || covers(1, PRESENCE_FROM, PRESENCE_TO);
        boolean zone = inZone();
        boolean jump = lie == Lie.JUMPY && random.nextBoolean();
        return new Sensors(
                level(lie == Lie.PRESENCE_STUCK || jump || presence),
                level(lie == Lie.ZONE_STUCK || jump || (zone && lie != Lie.ZONE_DEAD)),
                level(up >= 1 && lie != Lie.LIMIT_DEAD),
                level(up <= 0),
                level(fire));
    }

    private static Level level(boolean on) {
        return on ? Level.ON : Level.OFF;
    }
}
