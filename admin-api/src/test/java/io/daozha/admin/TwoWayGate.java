package io.daozha.admin;

import io.daozha.billing.Parking;
import io.daozha.billing.Passage.Direction;
import io.daozha.billing.Plate;
import io.daozha.gate.FailPolicy;
import io.daozha.gate.Lane;
import io.daozha.gate.LaneRules;
import io.daozha.gate.Outages;
import io.daozha.gate.PictureFolder;
import io.daozha.gate.Sensors;
import io.daozha.gate.SignBook;
import io.daozha.gate.TwoWay;
import io.daozha.hardware.Level;
import io.daozha.hardware.relay.RelayBarrier;
import io.daozha.hardware.relay.RelayBoard;
import io.daozha.hardware.serial.SerialBus;
import io.daozha.hardware.simulated.SimulatedBoard;
import io.daozha.hardware.simulated.SimulatedLine;
import io.daozha.plate.Frame;
import io.daozha.plate.OutsideRead;
import io.daozha.plate.OutsideRead.Standing;
import io.daozha.plate.PlateColour;
import io.daozha.plate.Region;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * One barrier that is passed both ways, on one simulated board, with the real lanes behind it. Metres along the road: the
 * street below 0, the arm at 0, the car park above. Its time is that of a {@link ScenarioLot}.
 */
final class TwoWayGate implements AutoCloseable {
    private static final int OUTER = 0;
    private static final int UNDER = 1;
    private static final int UP = 2;
    private static final int DOWN = 3;
    private static final int INNER = 5;
    private static final double STOP = 2;
    private static final double CAR = 4.5;
    /** Quick enough for steps that take milliseconds; valid for so long that a busy machine is not taken for a fault. */
    private static final RelayBoard.Settings QUICK =
            new RelayBoard.Settings(8, 8, Duration.ofMillis(1), Duration.ofSeconds(20));

    private final ScenarioLot lot;
    private final SimulatedBoard simulated;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Map<Direction, Lane> lanes = new EnumMap<>(Direction.class);
    private final Map<Direction, ScenarioEye> eyes = new EnumMap<>(Direction.class);
    private final List<Car> cars = new ArrayList<>();
    private final AtomicLong polls = new AtomicLong();
    private double angle;
    private boolean rising;
    private int clear;

    /** A car that comes in or leaves. */
    static final class Car {
        final Plate plate;
        /** 1 for one that comes in, -1 for one that leaves. */
        final int way;
        /** In metres along its way, the arm at 0. */
        private double front = -9;

        Car(Plate plate, Direction direction) {
            this.plate = plate;
            this.way = direction == Direction.IN ? 1 : -1;
        }

        boolean passed() {
            return front > 12;
        }

        private boolean covers(double from, double to) {
            double here = way * front;
            double rear = way * (front - CAR);
            return Math.max(here, rear) > from && Math.min(here, rear) < to;
        }
    }

    TwoWayGate(ScenarioLot lot, Parking parking, Path folder) throws IOException {
        this.lot = lot;
        simulated = new SimulatedBoard(1, lot::nanos);
        contacts();
        SimulatedLine line = hold(SimulatedLine.open(simulated));
        SerialBus bus = hold(SerialBus.open(line.address()));
        RelayBoard board = RelayBoard.on(bus, 1, QUICK);
        TwoWay barrier = new TwoWay();
        for (Direction direction : Direction.values()) {
            TwoWay.Side side = barrier.side(direction);
            ScenarioEye eye = new ScenarioEye(direction.name(), lot.now());
            eyes.put(direction, eye);
            Lane lane = hold(Lane.start(
                    LaneRules.of(direction.name(), direction),
                    new Lane.Devices(
                            new RelayBarrier(board, 0, OptionalInt.empty(), Duration.ofMillis(500)),
                            text -> {},
                            eye,
                            Region.WHOLE,
                            new ScenarioGate.NoEyes(),
                            () -> side.take(lot.now())),
                    FailPolicy.of(direction),
                    new Outages(),
                    parking,
                    new SignBook(Locale.CHINESE, "http://localhost/lane/" + direction),
                    folder.resolve("both-" + direction),
                    new PictureFolder(folder.resolve("pictures")),
                    lot.clock(),
                    status -> side.told(status.state())));
            lanes.put(direction, lane);
            int presence = direction == Direction.IN ? OUTER : INNER;
            board.onPoll(() -> lane.sensed(side.sees(
                    new Sensors(
                            board.input(presence).level(),
                            board.input(UNDER).level(),
                            board.input(UP).level(),
                            board.input(DOWN).level(),
                            Level.OFF),
                    lot.now())));
        }
        board.onPoll(polls::incrementAndGet);
    }

    private <D extends AutoCloseable> D hold(D device) {
        open.push(device);
        return device;
    }

    Lane lane(Direction direction) {
        return lanes.get(direction);
    }

    boolean says(Direction direction, String words) {
        return String.join(" ", lane(direction).status().sign().lines()).contains(words);
    }

    Car comes(Plate plate, Direction direction) {
        Car car = new Car(plate, direction);
        cars.add(car);
        return car;
    }

    boolean armIsDown() {
        return angle == 0;
    }

    /** A fifth of a second goes by. */
    void step() {
        lot.during(ScenarioLot.STEP, now -> {});
        moveArm();
        cars.forEach(this::drive);
        contacts();
        eyes.forEach((direction, eye) -> eye.see(lot.now()).ifPresent(frame -> look(direction, frame)));
        long before = polls.get();
        for (int i = 0; i < 300 && polls.get() < before + 3; i++) {
            LockSupport.parkNanos(200_000);
        }
    }

    private void moveArm() {
        rising |= simulated.relayClosed(0);
        boolean occupied = cars.stream().anyMatch(car -> car.covers(-1.5, 1.5));
        clear = occupied || angle < 1 ? 0 : clear + 1;
        if (clear > 15) {
            rising = false; // its own board lowers it, three seconds after it was last needed
        }
        rising |= occupied && angle > 0;
        angle = Math.max(0, Math.min(1, angle + (rising ? 0.1 : -0.1)));
        angle = Math.round(angle * 10) / 10.0;
    }

    /** It stops before the arm until that is up and its own lane has let it through. */
    private void drive(Car car) {
        Direction direction = car.way == 1 ? Direction.IN : Direction.OUT;
        boolean mayGo =
                angle == 1 && lane(direction).status().state().approach().wantsOpen();
        double next = car.front + 0.5;
        if (next <= -STOP || car.front > -STOP || mayGo) {
            car.front = next;
        }
    }

    private void look(Direction direction, Frame frame) {
        cars.stream()
                .filter(car -> car.way == (direction == Direction.IN ? 1 : -1))
                .filter(car -> car.front > -5 && car.front <= -STOP)
                .forEach(car -> lane(direction)
                        .heard(OutsideRead.of(
                                direction.name(),
                                frame.at(),
                                car.plate.text(),
                                Optional.of(
                                        PlateColour.valueOf(car.plate.colour().name())),
                                0.97,
                                Standing.DECIDES,
                                Optional.empty(),
                                Optional.of(frame))));
    }

    private void contacts() {
        simulated.setInput(OUTER, cars.stream().anyMatch(car -> car.covers(-5, -2.2)));
        simulated.setInput(UNDER, cars.stream().anyMatch(car -> car.covers(-1.5, 1.5)));
        simulated.setInput(INNER, cars.stream().anyMatch(car -> car.covers(2.2, 5)));
        simulated.setInput(UP, angle == 1);
        simulated.setInput(DOWN, angle == 0);
    }

    @Override
    public void close() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }
}
