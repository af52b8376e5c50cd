package io.daozha.admin;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.billing.Opening;
import io.daozha.billing.Parking;
import io.daozha.billing.ParkingSession;
import io.daozha.billing.Passage;
import io.daozha.billing.Passage.Direction;
import io.daozha.billing.Plate;
import io.daozha.billing.fixtures.EmptyBooks;
import io.daozha.gate.Arm;
import io.daozha.gate.FailPolicy.Cause;
import io.daozha.gate.LaneCommand.Notice;
import io.daozha.hardware.simulated.SimulatedCar;
import io.daozha.plate.CameraState;
import io.daozha.plate.CameraState.Health;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the numbered scenarios have in common: an empty car park, three yuan an hour after half an hour, two cars, and the
 * words in which they are told: who comes ({@code lot.in.comes(CAR)}), what breaks ({@code cameraDies(lot.in)}), what the
 * sign says, what the arm does, what the ledger holds. What cannot be is refused with the scenario's line.
 */
abstract class Scenario {
    static final Plate CAR = blue("湘A12345");
    static final Plate OTHER = blue("湘B67890");

    private static final CameraState DEAD = new CameraState(Health.LOST, "no picture for 3 s");
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String THREE_YUAN_AN_HOUR = """
            schema: daozha-tariff/1
            name: scenario
            currency: CNY
            zone: Asia/Shanghai
            free: {minutes: 30 min}
            rates: {per: 60 min, price: 3.00}
            caps: {day: {per: 24 h, amount: 24.00}}
            restart: {every: 24 h, what: units}
            """;

    @Inject
    Parking parking;

    @Inject
    EmptyBooks books;

    @TempDir
    Path folder;

    /** Set by {@link ScenarioSite}. */
    Consumer<Boolean> databaseReachable;

    private boolean databaseAway;

    ScenarioLot lot;
    Instant began;

    @BeforeEach
    void opens() throws IOException, SQLException {
        books.open();
        parking.publish(THREE_YUAN_AN_HOUR, Instant.now().minus(Duration.ofDays(90)));
        lot = new ScenarioLot(parking, folder, Map.of());
        // What is kept to the microsecond may seem to be before this very moment.
        began = lot.now().minusSeconds(1);
    }

    @AfterEach
    void closes() throws Exception {
        databaseReachable.accept(true);
        lot.close();
        assertEquals(List.of(), parking.audit());
    }

    /** The same car park, started again with another policy for one lane. */
    void restart(String lane, Cause cause, String rule) throws Exception {
        lot.close();
        lot = new ScenarioLot(parking, folder, Map.of(lane, Map.of(cause, rule)));
    }

    static Plate blue(String text) {
        return new Plate(text, Plate.Colour.BLUE);
    }

    /** Has been inside for a while. */
    ParkingSession parked(Plate plate, Duration stay) {
        ContradictionException.unless(!stay.isNegative(), plate + " is said to come in the future");
        ContradictionException.unless(parking.findOpen(plate).isEmpty(), plate + " is inside already");
        Instant at = lot.now().minus(stay);
        parking.record(new Passage(
                "in-" + plate.text() + plate.colour() + at.toEpochMilli(),
                "in",
                Direction.IN,
                plate,
                Optional.empty(),
                at.minusSeconds(5),
                at,
                true,
                Optional.empty(),
                Optional.empty()));
        return parking.findOpen(plate).orElseThrow();
    }

    void permit(Plate plate, int daysLeft) {
        permit(plate, -30, daysLeft);
    }

    /** @param firstDay days from today, as {@code lastDay} is */
    void permit(Plate plate, int firstDay, int lastDay) {
        parking.grant(plate, "3栋 402", today().plusDays(firstDay), today().plusDays(lastDay));
    }

    LocalDate today() {
        return LocalDate.ofInstant(lot.now(), ZONE);
    }

    /** Time passes until the clock next shows this hour; for whatever turns on where midnight lies. */
    void itBecomes(LocalTime hour) {
        ZonedDateTime now = lot.now().atZone(ZONE);
        ZonedDateTime next = now.with(hour);
        lot.pass(Duration.between(now, next.isBefore(now) ? next.plusDays(1) : next));
    }

    /** What stands on the leakage sheet since the scenario began, once there is something. */
    Opening onlyOpening() {
        soon("it is on the leakage sheet", () -> !parking.openings(began).isEmpty());
        List<Opening> sheet = parking.openings(began);
        assertEquals(1, sheet.size(), sheet.toString());
        return sheet.get(0);
    }

    /** Waits for billing, while no time passes in the street; a database that is coming back may not answer yet. */
    static void soon(String what, Callable<Boolean> so) {
        await(what)
                .ignoreExceptions()
                .atMost(20, TimeUnit.SECONDS)
                .pollInterval(5, TimeUnit.MILLISECONDS)
                .until(so);
    }

    ParkingSession entered(Plate plate) {
        soon(plate + " is inside", () -> parking.findOpen(plate).isPresent());
        return parking.findOpen(plate).orElseThrow();
    }

    ParkingSession left(ParkingSession stay) {
        soon(stay.plate() + " has left", () -> again(stay).state() != ParkingSession.State.OPEN);
        return again(stay);
    }

    ParkingSession again(ParkingSession stay) {
        return parking.recent(1_000).stream()
                .filter(one -> one.id() == stay.id())
                .findFirst()
                .orElseThrow();
    }

    void passes(ScenarioGate gate, SimulatedCar car) {
        ContradictionException.unless(gate.hasCome(car), car.occupant() + " has never come to lane " + gate.id());
        ContradictionException.unless(!gate.backedOut(car), car.occupant() + " has backed out of lane " + gate.id());
        lot.until("the car passes", () -> gate.passed(car));
        lot.until("the lane is quiet", gate::quiet);
    }

    void signSays(ScenarioGate gate, String words) {
        lot.until("the sign of lane " + gate.id() + " says " + words, () -> gate.says(words));
    }

    void armRises(ScenarioGate gate) {
        lot.until("the arm of lane " + gate.id() + " is up", () -> gate.armIs(Arm.Open.class));
    }

    void armStaysDown(ScenarioGate gate, Duration time) {
        lot.during(time, now -> assertTrue(gate.armIs(Arm.Closed.class), gate::toString));
    }

    void driverIsAskedToPay(ScenarioGate gate) {
        lot.until("the driver at lane " + gate.id() + " is asked to pay", gate::asksToPay);
    }

    void driverIsAskedToPay(ScenarioGate gate, long fen) {
        lot.until(
                "the driver at lane " + gate.id() + " is asked to pay " + fen,
                () -> gate.asksToPay() && gate.quote().due().minor() == fen);
    }

    void operatorIsTold(ScenarioGate gate, Notice notice) {
        lot.until("the operator is told " + notice, () -> gate.noticed(notice));
    }

    static void owesNothing(ParkingSession stay) {
        assertEquals(0, stay.balance().minor(), "what " + stay.plate() + " owes");
    }

    void databaseGoesAway() {
        ContradictionException.unless(!databaseAway, "the database is away already");
        databaseReachable.accept(false);
        databaseAway = true;
    }

    void databaseComesBack() {
        ContradictionException.unless(databaseAway, "the database is not away");
        databaseReachable.accept(true);
        databaseAway = false;
    }

    void cameraDies(ScenarioGate gate) {
        ContradictionException.unless(gate.eye().state().equals(CameraState.LIVE), "that camera is dead already");
        gate.eye().be(DEAD);
    }

    void cameraShowsAgain(ScenarioGate gate) {
        ContradictionException.unless(gate.eye().state().equals(DEAD), "that camera is not dead");
        gate.eye().be(CameraState.LIVE);
    }
}
