package io.daozha.hardware.simulated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.hardware.serial.Request;
import io.daozha.hardware.serial.RtuFrame;
import io.daozha.hardware.simulated.SimulatedCar.Departure;
import io.daozha.hardware.simulated.SimulatedCar.Driver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** One lane, its time passed by hand; what the board says is read the way a client reads it. */
class SimulatedLaneTest {
    private static final Duration STEP = Duration.ofMillis(20);
    private static final int PRESENCE = 0;
    private static final int SAFETY = 1;
    private static final int OPEN_LIMIT = 2;
    private static final int CLOSED_LIMIT = 3;
    private static final int FIRE = 4;

    private long nanos;
    private final SimulatedBoard board = new SimulatedBoard(1, () -> nanos);
    private final SimulatedLane lane = new SimulatedLane(board);
    private final List<String> gone = new ArrayList<>();

    SimulatedLaneTest() {
        lane.onGone((car, how) -> gone.add(car.occupant() + " " + how));
    }

    @Test
    void anEmptyLaneIsShut() {
        step(Duration.ofMinutes(1));
        assertEquals("closed", contacts());
        assertEquals(0, lane.armAngle());
    }

    @Test
    void aCarDrivesUpWaitsAndPassesWhenItIsLetIn() {
        lane.arrive(new SimulatedCar("a", Driver.PATIENT));
        until(() -> on(PRESENCE), Duration.ofSeconds(3));
        step(Duration.ofSeconds(30));
        assertEquals("presence closed", contacts(), "it stands before the arm and waits");
        assertEquals(7, lane.cars().get(0).front(), 0.1);
        assertEquals(0, lane.cars().get(0).speed(), 0.05);

        pulse();
        Duration opening = until(() -> on(OPEN_LIMIT), Duration.ofSeconds(3));
        assertEquals(1.2, opening.toMillis() / 1e3, 0.1);
        until(() -> on(SAFETY), Duration.ofSeconds(5));
        until(() -> !on(SAFETY), Duration.ofSeconds(10));
        assertTrue(on(OPEN_LIMIT));
        assertEquals(List.of(), gone);
        Duration closing = until(() -> on(CLOSED_LIMIT), Duration.ofSeconds(10));
        assertEquals(2 + 1.2, closing.toMillis() / 1e3, 0.2);
        until(() -> !gone.isEmpty(), Duration.ofSeconds(5));
        assertEquals(List.of("a PASSED"), gone);
        assertEquals("closed", contacts());
    }

    @Test
    void aHesitantDriverLetsTheArmCloseAgain() {
        SimulatedCar car = new SimulatedCar("a", Driver.HESITANT);
        lane.arrive(car);
        step(Duration.ofSeconds(5));
        pulse();
        until(() -> on(OPEN_LIMIT), Duration.ofSeconds(3));
        Duration open = until(() -> !on(OPEN_LIMIT), Duration.ofSeconds(15));
        assertEquals(10, open.toMillis() / 1e3, 0.1);
        car.go();
        step(Duration.ofSeconds(10));
        assertEquals("presence closed", contacts(), "nobody drives into a closed arm");
        pulse();
        until(() -> !gone.isEmpty(), Duration.ofSeconds(15));
        assertEquals(List.of("a PASSED"), gone);
    }

    @Test
    void whoeverSetsOutJustBeforeTheArmComesDownIsNotHit() {
        for (int early = 0; early < 1500; early += 20) {
            SimulatedCar car = new SimulatedCar(early, Driver.HESITANT);
            lane.arrive(car);
            step(Duration.ofSeconds(6));
            pulse();
            until(() -> on(OPEN_LIMIT), Duration.ofSeconds(3));
            step(Duration.ofMillis(10_000 - early));
            car.go();
            int before = gone.size();
            for (int i = 0; i < 1500 && gone.size() == before; i++) {
                if (i == 1000) {
                    pulse(); // whoever the arm came down before gets another chance
                }
                step(STEP);
                assertNobodyIsHit("went " + early + " ms before the arm came down");
            }
            assertEquals(early + " PASSED", gone.get(gone.size() - 1));
            until(() -> on(CLOSED_LIMIT), Duration.ofSeconds(10));
        }
    }

    @Test
    void anArmOnItsWayDownRisesForWhateverComesUnderIt() {
        Arm lowering = new Arm();
        lowering.step(0.5, true, false);
        while (!lowering.isLowering() || lowering.angle() > 0.3) {
            lowering.step(0.1, false, false);
        }
        double angle = lowering.angle();
        lowering.step(0.1, false, true);
        assertFalse(lowering.isLowering());
        assertTrue(lowering.angle() > angle);
    }

    @Test
    void aCarBacksOutAndNeverWasUnderTheArm() {
        SimulatedCar car = new SimulatedCar("a", Driver.HESITANT);
        lane.arrive(car);
        step(Duration.ofSeconds(5));
        pulse();
        until(() -> on(OPEN_LIMIT), Duration.ofSeconds(3));
        car.backOut();
        until(() -> !gone.isEmpty(), Duration.ofSeconds(15));
        assertEquals(List.of("a BACKED_OUT"), gone);
        assertFalse(on(PRESENCE));
        until(() -> on(CLOSED_LIMIT), Duration.ofSeconds(15));
    }

    @Test
    void aCarBacksOutFromUnderTheArm() {
        SimulatedCar car = new SimulatedCar("a", Driver.PATIENT);
        lane.arrive(car);
        step(Duration.ofSeconds(5));
        pulse();
        until(() -> on(SAFETY), Duration.ofSeconds(10));
        car.backOut();
        until(() -> !on(SAFETY), Duration.ofSeconds(10));
        until(() -> !gone.isEmpty(), Duration.ofSeconds(15));
        assertEquals(List.of("a BACKED_OUT"), gone);
    }

    @Test
    void thoseBehindMakeRoomForOneThatBacksOut() {
        SimulatedCar first = new SimulatedCar("a", Driver.HESITANT);
        lane.arrive(first);
        lane.arrive(new SimulatedCar("b", Driver.PATIENT));
        lane.arrive(new SimulatedCar("c", Driver.PATIENT));
        step(Duration.ofSeconds(15));
        first.backOut();
        until(() -> !gone.isEmpty(), Duration.ofSeconds(15));
        assertEquals(List.of("a BACKED_OUT"), gone);
        until(() -> on(PRESENCE), Duration.ofSeconds(15));
        assertEquals("b", lane.cars().get(0).occupant());
    }

    @Test
    void thePatientSecondWaitsForItsOwnOpening() {
        lane.arrive(new SimulatedCar("a", Driver.PATIENT));
        lane.arrive(new SimulatedCar("b", Driver.PATIENT));
        step(Duration.ofSeconds(5));
        pulse();
        step(Duration.ofSeconds(30));
        assertEquals(List.of("a PASSED"), gone);
        assertEquals("presence closed", contacts());
        pulse();
        until(() -> gone.size() == 2, Duration.ofSeconds(15));
    }

    @Test
    void theTailgaterFollowsThroughAnArmThatStaysUpForIt() {
        lane.arrive(new SimulatedCar("a", Driver.PATIENT));
        lane.arrive(new SimulatedCar("b", Driver.TAILGATING));
        step(Duration.ofSeconds(5));
        pulse();
        until(() -> gone.size() == 2, Duration.ofSeconds(20));
        assertEquals(List.of("a PASSED", "b PASSED"), gone);
    }

    @Test
    void firePanelAndFullQueue() {
        lane.setFire(true);
        step(STEP);
        assertTrue(on(FIRE));
        for (int i = 0; i < 20; i++) {
            lane.arrive(new SimulatedCar(i, Driver.PATIENT));
        }
        assertThrows(IllegalStateException.class, () -> lane.arrive(new SimulatedCar("late", Driver.PATIENT)));
    }

    /** Any traffic, opened at any moment: the arm never comes down on a car and no two cars touch. */
    @Test
    void theArmNeverLowersOnACar() {
        long seed = System.nanoTime();
        System.out.println("SimulatedLaneTest seed " + seed);
        Random random = new Random(seed);
        List<Driver> drivers = List.of(Driver.values());
        List<SimulatedCar> present = new ArrayList<>();
        lane.onGone((car, how) -> present.remove(car));
        for (int i = 0; i < 400_000; i++) { // more than two hours
            if (random.nextInt(400) == 0 && present.size() < 6) {
                SimulatedCar car = new SimulatedCar(i, drivers.get(random.nextInt(drivers.size())));
                present.add(car);
                lane.arrive(car);
            }
            if (random.nextInt(500) == 0) {
                pulse();
            }
            if (!present.isEmpty() && random.nextInt(300) == 0) {
                present.get(random.nextInt(present.size())).go();
            }
            if (!present.isEmpty() && random.nextInt(2000) == 0) {
                present.get(random.nextInt(present.size())).backOut();
            }
            boolean occupied = on(SAFETY);
            step(STEP);
            assertFalse(occupied && lane.armIsLowering(), "seed " + seed + ", step " + i);
            assertNobodyIsHit("seed " + seed + ", step " + i);
        }
        for (Departure how : Departure.values()) {
            long count = gone.stream().filter(line -> line.endsWith(how.name())).count();
            assertTrue(count > 50, how + " " + count + " times, seed " + seed);
        }
    }

    private void assertNobodyIsHit(String when) {
        double ahead = Double.POSITIVE_INFINITY;
        for (CarView car : lane.cars()) {
            double rear = car.front() - SimulatedCar.LENGTH;
            boolean underArm = car.front() > SimulatedLane.ARM && rear < SimulatedLane.ARM;
            assertFalse(underArm && lane.armAngle() < 1, () -> when + ": " + car + " under arm at " + lane.armAngle());
            assertTrue(car.front() < ahead, () -> when + ": cars touch, " + lane.cars());
            ahead = rear;
        }
    }

    private void pulse() {
        assertTrue(board.answer(new RtuFrame(1, new Request.WriteCoil(1, 0x0200, 5).pdu()))
                .isPresent());
    }

    private boolean on(int input) {
        byte[] answer = board.answer(new RtuFrame(1, new Request.ReadInputs(1, 8).pdu()))
                .orElseThrow();
        return ((answer[3] >> input) & 1) == 1;
    }

    private String contacts() {
        List<String> contacts = new ArrayList<>();
        String[] names = {"presence", "safety", "open", "closed", "fire"};
        for (int input = 0; input < names.length; input++) {
            if (on(input)) {
                contacts.add(names[input]);
            }
        }
        return String.join(" ", contacts);
    }

    private void step(Duration time) {
        for (Duration left = time; left.compareTo(Duration.ZERO) > 0; left = left.minus(STEP)) {
            nanos += STEP.toNanos();
            lane.step(STEP);
        }
    }

    private Duration until(BooleanSupplier condition, Duration atMost) {
        Duration taken = Duration.ZERO;
        while (!condition.getAsBoolean()) {
            assertTrue(taken.compareTo(atMost) < 0, () -> "still " + contacts() + ", " + lane.cars());
            step(STEP);
            taken = taken.plus(STEP);
        }
        return taken;
    }
}
