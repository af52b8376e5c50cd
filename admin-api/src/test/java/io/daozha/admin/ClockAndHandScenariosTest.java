package io.daozha.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.billing.Desk;
import io.daozha.billing.Grounds;
import io.daozha.billing.Opening;
import io.daozha.billing.ParkingSession;
import io.daozha.billing.Passage;
import io.daozha.billing.Review;
import io.daozha.billing.Signature;
import io.daozha.gate.Approach;
import io.daozha.hardware.simulated.SimulatedCar;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScenarioSite.class)
class ClockAndHandScenariosTest extends Scenario {
    @Inject
    Desk desk;

    @Test
    @DisplayName(
            "X16 clock jumped by ten days since it came in: no sum is asked; a person corrects the time, then it owes")
    void x16_jumpedForward() {
        ParkingSession stay = parked(CAR, Duration.ofHours(2));
        lot.setClock(Duration.ofDays(10));
        SimulatedCar car = lot.out.comes(CAR);
        signSays(lot.out, "请通行 稍后补缴");
        passes(lot.out, car);
        ParkingSession held = left(stay);
        assertEquals(Set.of(Review.UNPRICED, Review.CLOCK_JUMP), held.review());
        assertEquals(List.of(), parking.ledger(), "never a wild sum");

        Instant cameBy = held.exit().orElseThrow().arrivedAt().minus(Duration.ofHours(2));
        desk.correctEntryTime(stay.id(), cameBy, new Signature("王师傅", "录像 10:00 入场", lot.now()));
        assertEquals(Set.of(Review.UNPAID), again(stay).review());
        assertEquals(600, again(stay).balance().minor());
    }

    @Test
    @DisplayName(
            "X16 set back to before it came in: no sum is asked, and its exit is kept for a person who joins the two")
    void x16_setBack() {
        ParkingSession stay = parked(CAR, Duration.ofMinutes(50));
        lot.setClock(Duration.ofHours(-3));
        SimulatedCar car = lot.out.comes(CAR);
        signSays(lot.out, "请通行 稍后补缴");
        passes(lot.out, car);
        soon("its exit is kept", () -> parking.unmatchedExits(9).size() == 1);
        assertEquals(List.of(), parking.ledger());
        Passage exit = parking.unmatchedExits(9).get(0);
        Signature wang = new Signature("王师傅", "录像 09:10 入场，是同一辆车", lot.now());
        desk.correctEntryTime(stay.id(), exit.arrivedAt().minus(Duration.ofMinutes(50)), wang);
        desk.joinExit(exit.id(), stay.id(), wang);
        assertEquals(300, left(stay).balance().minor());
        assertEquals(List.of(), parking.unmatchedExits(9));
    }

    @Test
    @DisplayName("F11 clock stepped by an hour: logged and shown, no fee of before is asked, a stay of after it pays")
    void f11_clockStepped() {
        ParkingSession before = parked(CAR, Duration.ofHours(2));
        lot.setClock(Duration.ofHours(1));
        assertTrue(lot.out.trouble("clock").contains("1:00:00"), lot.out.trouble("clock"));
        SimulatedCar car = lot.out.comes(CAR);
        signSays(lot.out, "稍后补缴");
        passes(lot.out, car);
        assertEquals(
                Optional.of(Grounds.CLOCK), left(before).exit().orElseThrow().grounds());
        assertEquals(Set.of(Review.UNPRICED, Review.CLOCK_JUMP), again(before).review());
        assertEquals(Optional.empty(), again(before).charge(), "billing itself prices nothing across the jump");

        passes(lot.in, lot.in.comes(OTHER));
        entered(OTHER);
        lot.siteIsLookedAt();
        assertEquals("", lot.out.trouble("clock"), "nobody is inside from before");
        lot.pass(Duration.ofHours(2));
        lot.out.comes(OTHER);
        driverIsAskedToPay(lot.out);
    }

    @Test
    @DisplayName("F11 clock set back by an hour while a car waits to be read: it is read, and let in")
    void f11_setBackWhileReading() {
        cameraDies(lot.in);
        SimulatedCar car = lot.in.comes(CAR);
        lot.until("it is being read", () -> lot.in.status().state().approach() instanceof Approach.Standing);
        lot.setClock(Duration.ofHours(-1));
        cameraShowsAgain(lot.in);
        passes(lot.in, car);
        entered(CAR);
    }

    @Test
    @DisplayName("F11 doubt about fees lasts as long as somebody is inside from before")
    void f11_doubtLasts() {
        parked(CAR, Duration.ofHours(2));
        lot.setClock(Duration.ofHours(1));
        lot.siteIsLookedAt();
        assertFalse(lot.out.trouble("clock").isEmpty());
        lot.setClock(Duration.ofHours(-1));
        assertEquals("", lot.out.trouble("clock"), "set back to where it was");
    }

    @Test
    @DisplayName(
            "F11 clock stepped by five seconds: a passage under way is not disturbed, and fees are asked as before")
    void f11_smallStep() {
        parked(CAR, Duration.ofHours(2));
        lot.setClock(Duration.ofSeconds(-5));
        lot.out.comes(CAR);
        driverIsAskedToPay(lot.out);
        assertEquals("", lot.out.trouble("clock"));
    }

    @Test
    @DisplayName("F12 operator opens for a car that owes: who, why and picture are kept, and what is still owed")
    void f12_openedByHand() {
        ParkingSession stay = parked(CAR, Duration.ofHours(2));
        SimulatedCar car = lot.out.comes(CAR);
        driverIsAskedToPay(lot.out);
        assertTrue(lot.out.lane().open("王师傅", "救护车"));
        passes(lot.out, car);
        ParkingSession closed = left(stay);
        assertEquals(Optional.of(Grounds.BY_HAND), closed.exit().orElseThrow().grounds());
        assertEquals(Set.of(Review.UNPAID), closed.review());
        Opening opening = onlyOpening();
        assertEquals("王师傅", opening.by());
        assertEquals("救护车", opening.reason());
        assertEquals(Optional.of(CAR), opening.plate());
        assertEquals(closed.exit().map(exit -> exit.id()), opening.visit());
        assertTrue(folder.resolve("pictures")
                .resolve(opening.picture().orElseThrow())
                .toFile()
                .isFile());
    }

    @Test
    @DisplayName("F12 operator opens while nobody is there and the database is away: it is on the sheet all the same")
    void f12_openedWhileAway() {
        databaseGoesAway();
        assertTrue(lot.in.lane().open("王师傅", "测试"));
        armRises(lot.in);
        databaseComesBack();
        Opening opening = onlyOpening();
        assertEquals(Grounds.BY_HAND, opening.grounds());
        assertEquals(Optional.empty(), opening.visit());
        assertTrue(opening.picture().isPresent());
    }

    @Test
    @DisplayName("F12 opening by hand needs a reason")
    void f12_reason() {
        assertThrows(IllegalArgumentException.class, () -> lot.in.lane().open("王师傅", " "));
    }
}
