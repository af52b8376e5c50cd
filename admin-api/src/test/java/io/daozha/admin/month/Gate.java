package io.daozha.admin.month;

import io.daozha.billing.Parking;
import io.daozha.billing.Passage.Direction;
import io.daozha.gate.Approach;
import io.daozha.gate.Arm.Lowering;
import io.daozha.gate.Arm.Open;
import io.daozha.gate.Arm.Rising;
import io.daozha.gate.Decision;
import io.daozha.gate.FailPolicy;
import io.daozha.gate.Lane;
import io.daozha.gate.LaneCommand.Notice;
import io.daozha.gate.LaneRules;
import io.daozha.gate.LaneState;
import io.daozha.gate.LaneStatus;
import io.daozha.gate.Outages;
import io.daozha.gate.PictureFolder;
import io.daozha.gate.Sensors;
import io.daozha.gate.SignBook;
import io.daozha.hardware.Barrier;
import io.daozha.hardware.DeviceException;
import io.daozha.hardware.Level;
import io.daozha.hardware.simulated.CarView;
import io.daozha.hardware.simulated.SimulatedBoard;
import io.daozha.hardware.simulated.SimulatedCar;
import io.daozha.hardware.simulated.SimulatedLane;
import io.daozha.plate.Frame;
import io.daozha.plate.PlateEvidence;
import io.daozha.plate.PlateReader;
import io.daozha.plate.Region;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/**
 * One lane with its street: the physics of the product's own simulation, and the real lane fed with what the contacts say.
 * No serial line in between: the scenarios prove that one. Checks at every step what must be true of the arm.
 */
final class Gate {
    private static final double READABLE_FROM = 4.5;
    private static final double ON_THE_LOOP = 3.9;
    private static final long LONGEST_UP = Duration.ofMinutes(3).toNanos();
    private static final long JUST_NOW = Duration.ofSeconds(15).toNanos();
    private static final Duration PULSE = Duration.ofMillis(500);

    private final String id;
    private final Direction direction;
    private final Hands clock;
    private final Checks checks;
    private final Random dice;
    private final SimulatedBoard board;
    private final SimulatedLane street;
    private final Eye eye;
    private final Consumer<String> step;
    private Optional<Lane> lane = Optional.empty();
    private List<LaneStatus.Noticed> noticed = List.of();
    private double angle;
    private long upSince;
    private long carSeen = Long.MIN_VALUE / 2;
    private long excusedUntil;
    private boolean blind;
    private boolean deaf;
    private boolean chatters;
    private long unidentified;

    /** @param step told before and after whatever the process may die in */
    Gate(String id, Direction direction, Hands clock, Checks checks, Random dice, Consumer<String> step) {
        this.id = id;
        this.direction = direction;
        this.clock = clock;
        this.checks = checks;
        this.dice = dice;
        this.step = step;
        this.board = new SimulatedBoard(1, clock::nanos);
        this.street = new SimulatedLane(board);
        this.eye = new Eye(id, clock);
    }

    void open(Outages outages, Parking parking, Path folder, PictureFolder pictures) throws IOException {
        noticed = List.of();
        lane = Optional.of(Lane.inSteps(
                LaneRules.of(id, direction),
                new Lane.Devices(new Order(), text -> {}, eye, Region.WHOLE, new Looks()),
                FailPolicy.of(direction),
                outages,
                parking,
                new SignBook(Locale.CHINESE, "http://localhost/lane/" + id),
                folder.resolve(id),
                pictures,
                clock,
                this::changed));
        lane.get().sensed(sensors()); // the board is polled before anything else
    }

    /** The process that ran it is gone; a clean end writes no more than a sudden one. */
    void dies() {
        lane.ifPresent(Lane::close);
        lane = Optional.empty();
        excuse();
    }

    /** The arm as the lane may tell it. */
    private final class Order implements Barrier {
        @Override
        public void raise() throws DeviceException {
            step.accept("before the arm of " + id + " is told");
            checks.that(hasACause(), id, "the arm is told to rise, and nobody is there");
            if (blind || (deaf && dice.nextBoolean())) {
                throw new DeviceException("The board does not answer");
            }
            board.flash(0, PULSE);
            if (deaf) {
                throw new DeviceException("The board's answer was lost");
            }
            step.accept("after the arm of " + id + " was told");
        }
    }

    private final class Looks implements PlateReader {
        @Override
        public List<PlateEvidence> read(Frame frame) {
            step.accept("looking at " + id);
            return street.cars().stream()
                    .filter(car -> car.front() >= READABLE_FROM && car.front() <= SimulatedLane.STOP_LINE)
                    .findFirst()
                    .flatMap(car -> ((Drive) car.occupant()).eyes)
                    .map(Misread::look)
                    .stream()
                    .toList();
        }

        @Override
        public void close() {}
    }

    private boolean hasACause() {
        return excused() || clock.nanos() - carSeen < JUST_NOW;
    }

    /** For a minute from now on something else than a car explains what the arm does, or a passage that is missing. */
    void excuse() {
        excusedUntil = clock.nanos() + Duration.ofMinutes(1).toNanos();
    }

    void step(Duration time) {
        street.step(time);
        double before = angle;
        angle = street.armAngle();
        carSeen = street.cars().stream().anyMatch(car -> car.front() >= ON_THE_LOOP) ? clock.nanos() : carSeen;
        boolean under = street.cars().stream()
                .anyMatch(car ->
                        car.front() > SimulatedLane.ARM && car.front() - SimulatedCar.LENGTH < SimulatedLane.ARM);
        checks.that(angle >= before || !under, id, "the arm lowers on a car");
        upSince = angle > 0 && street.cars().isEmpty() && !excused() ? upSince : clock.nanos();
        checks.that(clock.nanos() - upSince < LONGEST_UP, id, "the arm stays up for nobody");
        if (blind || chatters) {
            excuse();
        }
        lane.ifPresent(works -> {
            works.sensed(sensors());
            works.step();
        });
    }

    private Sensors sensors() {
        if (blind) {
            return Sensors.NONE;
        }
        return new Sensors(
                level(chatters ? dice.nextBoolean() : board.input(0)),
                level(board.input(1)),
                level(board.input(2)),
                level(board.input(3)),
                level(board.input(4)));
    }

    private static Level level(boolean on) {
        return on ? Level.ON : Level.OFF;
    }

    @SuppressWarnings("ReferenceEquality") // two notices that say the same are two
    private void changed(LaneStatus status) {
        step.accept("after " + id + " changed");
        for (LaneStatus.Noticed notice : status.notices()) {
            if (!noticed.isEmpty() && notice == noticed.get(0)) {
                break;
            }
            checks.count("noticed: " + notice.notice());
            unidentified += notice.notice() == Notice.UNIDENTIFIED ? 1 : 0;
        }
        noticed = status.notices();
    }

    /** Nobody is in the lane, the arm is down, and the lane, if it is at work, knows so and wants nothing else. */
    boolean quiet() {
        return street.cars().isEmpty()
                && angle == 0
                && !chatters
                && lane.map(works -> atRest(works.status().state())).orElse(true);
    }

    private static boolean atRest(LaneState state) {
        boolean moves = state.arm() instanceof Rising || state.arm() instanceof Open || state.arm() instanceof Lowering;
        return state.approach() instanceof Approach.Nobody && state.under().isEmpty() && !moves;
    }

    /** What was decided of whoever stands before the arm. */
    Optional<Decision> decision() {
        return lane.flatMap(works -> works.status().state().approach().visit()).flatMap(visit -> visit.decision());
    }

    /** Who stands before the arm, first in the queue: at the line, or beyond it where he followed and the arm came down. */
    Optional<Drive> beforeTheArm() {
        return street.cars().stream()
                .filter(car -> car.front() >= ON_THE_LOOP && car.front() < SimulatedLane.ARM)
                .findFirst()
                .map(car -> (Drive) car.occupant());
    }

    List<Drive> drives() {
        return street.cars().stream()
                .map(CarView::occupant)
                .map(Drive.class::cast)
                .toList();
    }

    boolean armIsUp() {
        return angle == 1;
    }

    void blind(boolean now) {
        blind = now;
    }

    void deaf(boolean now) {
        deaf = now;
    }

    void chatters(boolean now) {
        chatters = now;
    }

    boolean excused() {
        return clock.nanos() < excusedUntil;
    }

    /** How many went through of whom the lane said that it does not know who they were. */
    long unidentified() {
        return unidentified;
    }

    Optional<Lane> lane() {
        return lane;
    }

    Eye eye() {
        return eye;
    }

    SimulatedLane street() {
        return street;
    }

    String id() {
        return id;
    }

    Direction direction() {
        return direction;
    }
}
