package io.daozha.hardware.simulated;

import io.daozha.hardware.simulated.SimulatedCar.Departure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/**
 * The physics of one lane: cars, loops, arm, wired to a {@link SimulatedBoard}. Positions are metres along the lane: cars
 * come from below 0, the presence loop lies from 4 to 7, the driver stops at 7, the safety loop lies from 8 to 11 under
 * the arm at 9, and at 16 the car is gone. Time only passes in {@link #step}; the same steps give the same history. Safe
 * from any thread.
 *
 * <p>Contacts: input 0 presence loop, 1 safety loop, 2 open limit, 3 closed limit, 4 fire; relay 0 opens.
 */
public final class SimulatedLane {
    public static final double STOP_LINE = 7;
    public static final double ARM = 9;
    public static final double END = 16;

    private static final double PRESENCE_FROM = 4;
    private static final double PRESENCE_TO = 7;
    private static final double SAFETY_FROM = 8;
    private static final double SAFETY_TO = 11;

    private static final int PRESENCE_INPUT = 0;
    private static final int SAFETY_INPUT = 1;
    private static final int OPEN_LIMIT_INPUT = 2;
    private static final int CLOSED_LIMIT_INPUT = 3;
    private static final int FIRE_INPUT = 4;
    private static final int OPEN_RELAY = 0;

    private static final int MOST_CARS = 20;
    private static final double QUEUE_GAP = 1;
    private static final long LONGEST_SLICE_NANOS = 20_000_000;

    private final SimulatedBoard board;
    private final Arm arm = new Arm();
    private final List<SimulatedCar> cars = new ArrayList<>(); // the first is furthest along
    private final List<BiConsumer<SimulatedCar, Departure>> listeners = new CopyOnWriteArrayList<>();
    private boolean fire;

    public SimulatedLane(SimulatedBoard board) {
        this.board = board;
        senseContacts();
    }

    public SimulatedBoard board() {
        return board;
    }

    /**
     * A car drives up, behind whoever is already there.
     *
     * @throws IllegalStateException if the queue is full
     */
    public synchronized void arrive(SimulatedCar car) {
        if (cars.size() >= MOST_CARS) {
            throw new IllegalStateException(MOST_CARS + " cars queue already; let one pass or back out first.");
        }
        double behindLast = cars.isEmpty() ? 0 : cars.get(cars.size() - 1).rear() - QUEUE_GAP;
        car.placeAt(Math.min(0, behindLast));
        cars.add(car);
    }

    /** The contact of the fire panel. */
    public synchronized void setFire(boolean burning) {
        fire = burning;
    }

    /** The cars, the one furthest along first. */
    public synchronized List<CarView> cars() {
        return cars.stream()
                .map(car -> new CarView(car.occupant(), car.front(), car.speed()))
                .toList();
    }

    /** How far the arm is up: 0 down, 1 fully open. */
    public synchronized double armAngle() {
        return arm.angle();
    }

    /** Called by whoever steps, after the step in which a car left the lane. */
    public void onGone(BiConsumer<SimulatedCar, Departure> listener) {
        listeners.add(listener);
    }

    /** Lets time pass. */
    public void step(Duration time) {
        Map<SimulatedCar, Departure> gone = new LinkedHashMap<>();
        synchronized (this) {
            for (long left = time.toNanos(); left > 0; left -= LONGEST_SLICE_NANOS) {
                slice(Math.min(left, LONGEST_SLICE_NANOS) / 1e9);
                removeGone(gone);
            }
        }
        gone.forEach((car, how) -> listeners.forEach(listener -> listener.accept(car, how)));
    }

    synchronized boolean armIsLowering() {
        return arm.isLowering();
    }

    private void slice(double seconds) {
        boolean ordered = board.relayClosed(OPEN_RELAY);
        if (ordered) {
            // Whoever waits first at the arm takes its opening for his own.
            cars.stream()
                    .filter(SimulatedCar::wantsIn)
                    .findFirst()
                    .filter(car -> car.covers(PRESENCE_FROM, PRESENCE_TO))
                    .ifPresent(SimulatedCar::admit);
        }
        arm.step(seconds, ordered, isOccupied(SAFETY_FROM, SAFETY_TO));
        for (int i = 0; i < cars.size(); i++) {
            double ahead = i == 0 ? Double.POSITIVE_INFINITY : cars.get(i - 1).rear();
            double behind = i == cars.size() - 1
                    ? Double.NEGATIVE_INFINITY
                    : cars.get(i + 1).front();
            cars.get(i).step(seconds, arm, ahead, behind);
        }
        senseContacts();
    }

    private void removeGone(Map<SimulatedCar, Departure> gone) {
        cars.removeIf(car -> {
            if (car.front() >= END) {
                gone.put(car, Departure.PASSED);
            } else if (car.isReversing() && car.front() <= 0) {
                gone.put(car, Departure.BACKED_OUT);
            }
            return gone.containsKey(car);
        });
    }

    private void senseContacts() {
        board.setInput(PRESENCE_INPUT, isOccupied(PRESENCE_FROM, PRESENCE_TO));
        board.setInput(SAFETY_INPUT, isOccupied(SAFETY_FROM, SAFETY_TO));
        board.setInput(OPEN_LIMIT_INPUT, arm.isOpen());
        board.setInput(CLOSED_LIMIT_INPUT, arm.isClosed());
        board.setInput(FIRE_INPUT, fire);
    }

    private boolean isOccupied(double from, double to) {
        return cars.stream().anyMatch(car -> car.covers(from, to));
    }
}
