package io.daozha.hardware.simulated;

/** A car and its driver on a {@link SimulatedLane}. */
public final class SimulatedCar {
    /** Bumper to bumper, in metres. */
    public static final double LENGTH = 4.5;

    private static final double CRUISE = 3; // m/s
    private static final double REVERSE = 1.5; // m/s
    private static final double ACCELERATION = 1.5; // m/s²
    private static final double BRAKING = 3; // m/s²
    private static final double DISTANCE = 1; // kept to the car in front, in metres

    /** How a driver behaves at the line before the arm. */
    public enum Driver {
        /** Goes when the arm has been opened for him and stands fully open. */
        PATIENT,
        /** As PATIENT, but only after {@link #go()}. */
        HESITANT,
        /** Follows the car in front through an arm that was opened for that one. */
        TAILGATING
    }

    /** Why a car is no longer on its lane. */
    public enum Departure {
        PASSED,
        BACKED_OUT
    }

    private enum Course {
        APPROACHING,
        CROSSING,
        REVERSING
    }

    private final Object occupant;
    private final Driver driver;
    private volatile boolean mayGo;
    private volatile boolean backsOut;

    // The rest belongs to the lane and is guarded by it.
    private Course course = Course.APPROACHING;
    private double front;
    private double speed;
    private boolean admitted;

    /** @param occupant whatever the caller wants to find again; never looked at here */
    public SimulatedCar(Object occupant, Driver driver) {
        this.occupant = occupant;
        this.driver = driver;
        this.mayGo = driver != Driver.HESITANT;
    }

    public Object occupant() {
        return occupant;
    }

    /** Ends the hesitation. */
    public void go() {
        mayGo = true;
    }

    /** Reverses out the way it came, from wherever it is. Those behind make room. */
    public void backOut() {
        backsOut = true;
    }

    void placeAt(double position) {
        front = position;
        speed = CRUISE;
    }

    double front() {
        return front;
    }

    double rear() {
        return front - LENGTH;
    }

    /** In m/s, negative when reversing. */
    double speed() {
        return speed;
    }

    boolean covers(double from, double to) {
        return front >= from && rear() <= to;
    }

    /** Still before the arm and wanting through it. */
    boolean wantsIn() {
        return course == Course.APPROACHING;
    }

    boolean isReversing() {
        return course == Course.REVERSING;
    }

    void admit() {
        admitted = true;
    }

    /**
     * @param ahead rear of the car in front, in metres; infinite when there is none
     * @param behind front of the car behind; minus infinite when there is none
     */
    void step(double seconds, Arm arm, double ahead, double behind) {
        if (backsOut) {
            course = Course.REVERSING;
        }
        boolean admissible = mayGo && (admitted || driver == Driver.TAILGATING);
        if (course == Course.APPROACHING && admissible && arm.isOpen()) {
            course = Course.CROSSING;
        } else if (course == Course.CROSSING && front <= SimulatedLane.STOP_LINE && !arm.isOpen()) {
            course = Course.APPROACHING;
        }
        switch (course) {
            case APPROACHING -> drive(seconds, SimulatedLane.STOP_LINE, ahead - DISTANCE);
            case CROSSING -> {
                boolean armInTheWay = !arm.isOpen() && front < SimulatedLane.ARM;
                drive(seconds, armInTheWay ? front : Double.POSITIVE_INFINITY, ahead - DISTANCE);
            }
            case REVERSING -> back(seconds, rear() - behind - DISTANCE / 2);
        }
    }

    private void drive(double seconds, double line, double carAhead) {
        if (carAhead < front) {
            back(seconds, front - carAhead); // the one in front comes back: make room
            return;
        }
        double room = Math.max(0, Math.min(line, carAhead) - front);
        double slowEnough = Math.sqrt(2 * BRAKING * room);
        speed = Math.min(Math.min(CRUISE, slowEnough), Math.max(0, speed) + ACCELERATION * seconds);
        front += Math.min(speed * seconds, room);
    }

    private void back(double seconds, double room) {
        double way = Math.min(REVERSE * seconds, Math.max(0, room));
        front -= way;
        speed = -way / seconds;
    }
}
