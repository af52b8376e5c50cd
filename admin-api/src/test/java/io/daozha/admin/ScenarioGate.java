package io.daozha.admin;

import io.daozha.billing.Parking;
import io.daozha.billing.Passage.Direction;
import io.daozha.billing.Plate;
import io.daozha.billing.Quote;
import io.daozha.gate.Approach;
import io.daozha.gate.Arm;
import io.daozha.gate.Decision;
import io.daozha.gate.FailPolicy;
import io.daozha.gate.Lane;
import io.daozha.gate.LaneCommand.Notice;
import io.daozha.gate.LaneRules;
import io.daozha.gate.LaneStatus;
import io.daozha.gate.Outages;
import io.daozha.gate.PictureFolder;
import io.daozha.gate.Sensors;
import io.daozha.gate.SignBook;
import io.daozha.hardware.Level;
import io.daozha.hardware.Sign;
import io.daozha.hardware.relay.RelayBarrier;
import io.daozha.hardware.relay.RelayBoard;
import io.daozha.hardware.serial.SerialBus;
import io.daozha.hardware.simulated.CarView;
import io.daozha.hardware.simulated.SimulatedBoard;
import io.daozha.hardware.simulated.SimulatedCar;
import io.daozha.hardware.simulated.SimulatedCar.Departure;
import io.daozha.hardware.simulated.SimulatedCar.Driver;
import io.daozha.hardware.simulated.SimulatedLane;
import io.daozha.plate.Frame;
import io.daozha.plate.OutsideRead;
import io.daozha.plate.OutsideRead.Standing;
import io.daozha.plate.PlateColour;
import io.daozha.plate.PlateEvidence;
import io.daozha.plate.PlateReader;
import io.daozha.plate.Region;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** One lane of a {@link ScenarioLot}, with what comes to it, and what of it can be seen from the street. */
final class ScenarioGate {
    /** Quick enough for steps that take milliseconds; an answer that does not come is missed as late as on a real line. */
    private static final RelayBoard.Settings QUICK =
            new RelayBoard.Settings(32, 8, Duration.ofMillis(1), Duration.ofMillis(500));

    private static final double FRONT_OF_PLATE_IN_VIEW = 4.5;

    private final String id;
    private final Direction direction;
    private final SimulatedBoard simulatedBoard;
    private final SimulatedLane street;
    private final AtomicLong polls = new AtomicLong();
    private final Map<SimulatedCar, Departure> gone = new ConcurrentHashMap<>();
    private final Set<SimulatedCar> come = ConcurrentHashMap.newKeySet();
    private Optional<Plate> parkedInView = Optional.empty();
    private ScenarioEye eye;
    private RelayBoard board;
    private Lane lane;
    private Clock clock;
    private volatile Wire wire = Wire.SOUND;
    private volatile Sign sign = text -> {};
    private OptionalInt stuck = OptionalInt.empty();
    private OptionalInt flickering = OptionalInt.empty();
    private boolean flicker;
    private boolean pulsing;
    private int pulses;
    private volatile Sensors read = Sensors.NONE;

    /**
     * What the camera can see of a car.
     *
     * @param certainty 0 where the plate is covered or there is none
     */
    record Seen(Plate plate, double certainty) {}

    /** How the barrier's OPEN contact is wired. */
    enum Wire {
        SOUND(0),
        /** To a relay that nothing hangs on: the board does what it is told, and the arm does not. */
        LOOSE(5),
        /** To a relay that the board does not have: it answers with an exception. */
        NOWHERE(20);

        final int relay;

        Wire(int relay) {
            this.relay = relay;
        }
    }

    static final class NoEyes implements PlateReader {
        @Override
        public List<PlateEvidence> read(Frame frame) {
            return List.of();
        }

        @Override
        public void close() {}
    }

    ScenarioGate(String id, int unit, Direction direction, LongSupplier nanos) {
        this.id = id;
        this.direction = direction;
        simulatedBoard = new SimulatedBoard(unit, nanos);
        street = new SimulatedLane(simulatedBoard);
        street.onGone(gone::put);
    }

    Lane open(
            SerialBus bus,
            FailPolicy policy,
            Outages outages,
            Parking parking,
            Path folder,
            PictureFolder pictures,
            Clock wall)
            throws IOException {
        clock = wall;
        eye = new ScenarioEye(id, clock.instant());
        board = RelayBoard.on(bus, simulatedBoard.unit(), QUICK);
        lane = Lane.start(
                LaneRules.of(id, direction),
                new Lane.Devices(
                        () -> new RelayBarrier(board, wire.relay, OptionalInt.empty(), Duration.ofMillis(500)).raise(),
                        text -> sign.show(text),
                        eye,
                        Region.WHOLE,
                        new NoEyes()),
                policy,
                outages,
                parking,
                new SignBook(Locale.CHINESE, "http://localhost/lane/" + id),
                folder.resolve(id),
                pictures,
                clock,
                status -> {});
        board.onPoll(() -> {
            read = new Sensors(
                    board.input(0).level(),
                    board.input(1).level(),
                    board.input(2).level(),
                    board.input(3).level(),
                    board.input(4).level());
            lane.sensed(read);
            polls.incrementAndGet();
        });
        return lane;
    }

    void step(Duration time) {
        street.step(time);
        flicker = !flicker;
        stuck.ifPresent(input -> simulatedBoard.setInput(input, true));
        flickering.ifPresent(input -> simulatedBoard.setInput(input, flicker));
        boolean closed = simulatedBoard.relayClosed(Wire.SOUND.relay) || simulatedBoard.relayClosed(Wire.LOOSE.relay);
        pulses += closed && !pulsing ? 1 : 0;
        pulsing = closed;
        Optional<Frame> frame = eye.see(clock.instant());
        if (frame.isPresent()) {
            parkedInView.ifPresent(plate -> look(new Seen(plate, 0.97), frame.get()));
            street.cars().stream()
                    .filter(car -> car.front() >= FRONT_OF_PLATE_IN_VIEW && car.front() <= SimulatedLane.STOP_LINE)
                    .findFirst()
                    .ifPresent(car -> look((Seen) car.occupant(), frame.get()));
        }
    }

    private void look(Seen seen, Frame frame) {
        if (seen.certainty() > 0) {
            lane.heard(OutsideRead.of(
                    id,
                    frame.at(),
                    seen.plate().text(),
                    Optional.of(PlateColour.valueOf(seen.plate().colour().name())),
                    seen.certainty(),
                    Standing.DECIDES,
                    Optional.empty(),
                    Optional.of(frame)));
        }
    }

    /** Beside the lane somebody has parked so that the camera sees his plate. */
    void parkedInView(Plate plate) {
        parkedInView = Optional.of(plate);
    }

    /** A car drives up to the lane. */
    SimulatedCar comes(Plate plate) {
        return comes(new Seen(plate, 0.97), Driver.PATIENT);
    }

    SimulatedCar comes(Seen seen, Driver driver) {
        ContradictionException.unless(
                street.cars().stream()
                        .noneMatch(car -> ((Seen) car.occupant()).plate().equals(seen.plate())),
                seen.plate() + " stands at lane " + id + " already");
        SimulatedCar car = new SimulatedCar(seen, driver);
        street.arrive(car);
        come.add(car);
        return car;
    }

    /** In metres along the lane, see {@link SimulatedLane}; negative infinity while nobody is there. */
    double frontOfFirst() {
        return street.cars().stream().mapToDouble(CarView::front).findFirst().orElse(Double.NEGATIVE_INFINITY);
    }

    boolean somebodyUnderTheArm() {
        return street.cars().stream()
                .anyMatch(car ->
                        car.front() >= SimulatedLane.ARM && car.front() - SimulatedCar.LENGTH <= SimulatedLane.ARM);
    }

    /** The sign of the lane from now on; its page alone until then. */
    void hang(Sign card) {
        sign = card;
    }

    /** The contact stays closed, whatever is in the lane. */
    void stuck(int input) {
        stuck = OptionalInt.of(input);
    }

    /** The contact opens and closes five times in two seconds. */
    void flickers(int input) {
        flickering = OptionalInt.of(input);
    }

    /** All contacts tell the truth again. */
    void well() {
        stuck = OptionalInt.empty();
        flickering = OptionalInt.empty();
    }

    void wired(Wire how) {
        wire = how;
    }

    /** How often the relay of the barrier has closed. */
    int pulses() {
        return pulses;
    }

    boolean hasCome(SimulatedCar car) {
        return come.contains(car);
    }

    boolean passed(SimulatedCar car) {
        return gone.get(car) == Departure.PASSED;
    }

    boolean backedOut(SimulatedCar car) {
        return gone.get(car) == Departure.BACKED_OUT;
    }

    boolean says(String words) {
        return String.join(" ", status().sign().lines()).contains(words);
    }

    boolean noticed(Notice notice) {
        return count(notice) > 0;
    }

    long count(Notice notice) {
        return status().notices().stream()
                .filter(seen -> seen.notice() == notice)
                .count();
    }

    boolean armIs(Class<? extends Arm> position) {
        return position.isInstance(status().state().arm());
    }

    /** Nobody is before the arm, and it is down. */
    boolean quiet() {
        return street.cars().isEmpty()
                && street.armAngle() == 0
                && armIs(Arm.Closed.class)
                && status().state().approach() instanceof Approach.Nobody
                && status().state().under().isEmpty();
    }

    Optional<Decision> decision() {
        return status().state().approach().visit().flatMap(visit -> visit.decision());
    }

    boolean asksToPay() {
        return decision().filter(Decision.AskToPay.class::isInstance).isPresent();
    }

    Quote quote() {
        return ((Decision.AskToPay) decision().orElseThrow()).quote();
    }

    String trouble(String part) {
        return status().troubles().getOrDefault(part, "");
    }

    LaneStatus status() {
        return lane.status();
    }

    Lane lane() {
        return lane;
    }

    ScenarioEye eye() {
        return eye;
    }

    String id() {
        return id;
    }

    Direction direction() {
        return direction;
    }

    SimulatedBoard board() {
        return simulatedBoard;
    }

    RelayBoard relayBoard() {
        return board;
    }

    SimulatedLane street() {
        return street;
    }

    long polls() {
        return polls.get();
    }

    /** What was read last has reached the lane. */
    boolean knows() {
        return status().state().sensors().equals(read);
    }

    boolean sees() {
        return read.presence() != Level.INVALID && knows();
    }

    @Override
    public String toString() {
        return "Lane " + id + ": " + status();
    }
}
