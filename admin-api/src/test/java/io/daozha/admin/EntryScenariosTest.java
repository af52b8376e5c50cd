package io.daozha.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.admin.ScenarioGate.Seen;
import io.daozha.billing.Grounds;
import io.daozha.billing.ParkingSession;
import io.daozha.billing.ParkingSession.State;
import io.daozha.billing.Passage;
import io.daozha.billing.Plate;
import io.daozha.billing.Review;
import io.daozha.gate.Arm;
import io.daozha.gate.LaneCommand.Notice;
import io.daozha.hardware.simulated.SimulatedCar;
import io.daozha.hardware.simulated.SimulatedCar.Driver;
import io.daozha.hardware.simulated.SimulatedLane;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScenarioSite.class)
class EntryScenariosTest extends Scenario {

    @Test
    @DisplayName(
            "E01 temporary car, spaces free: welcomed with plate and spaces left, its stay opens when it has passed")
    void e01_temporaryCar() {
        SimulatedCar car = lot.in.comes(CAR);
        signSays(lot.in, "湘A12345 欢迎光临 剩余车位 29");
        armRises(lot.in);
        assertEquals(0, parking.occupied(), "it has not passed yet");
        passes(lot.in, car);
        ParkingSession stay = entered(CAR);
        assertEquals(Set.of(), stay.review());
        assertEquals(Optional.of(Grounds.TEMPORARY), stay.entry().grounds());
        assertTrue(stay.entry().picture().isPresent());
    }

    @Test
    @DisplayName("E09 unpaid debt: reminded of it with the code to pay by, and admitted")
    void e09_debt() {
        ParkingSession unpaid = parked(CAR, Duration.ofHours(3));
        parking.record(new Passage(
                "out-e09",
                "out",
                Passage.Direction.OUT,
                CAR,
                Optional.empty(),
                lot.now().minus(Duration.ofHours(1)),
                lot.now().minus(Duration.ofHours(1)),
                true,
                Optional.of(Grounds.PAYMENT),
                Optional.empty()));
        assertEquals(Set.of(Review.UNPAID), again(unpaid).review());
        SimulatedCar car = lot.in.comes(CAR);
        lot.until("it is reminded", () -> lot.in.says("欢迎光临 欠费 6.00 元 请补缴"));
        assertEquals(
                Optional.of("http://localhost/lane/in"), lot.in.status().sign().code());
        passes(lot.in, car);
        entered(CAR);
    }

    @Test
    @DisplayName("E02 valid permit: welcomed home, and warned a week before it ends")
    void e02_permit() {
        permit(CAR, 20);
        SimulatedCar car = lot.in.comes(CAR);
        signSays(lot.in, "3栋 402 欢迎回家");
        assertFalse(lot.in.says("请续期"));
        passes(lot.in, car);
        assertEquals(Optional.of(Grounds.PERMIT), entered(CAR).entry().grounds());

        permit(OTHER, 7);
        lot.in.comes(OTHER);
        signSays(lot.in, "还剩 7 天 请续期");
    }

    @Test
    @DisplayName("E06 lot full: a temporary car is refused, a permit is honoured")
    void e06_full() {
        for (int n = 0; n < parking.capacity(); n++) {
            parked(blue("湘A%05d".formatted(n)), Duration.ofHours(1));
        }
        SimulatedCar refused = lot.in.comes(CAR);
        signSays(lot.in, "满位");
        armStaysDown(lot.in, Duration.ofSeconds(5));
        refused.backOut();
        lot.until("it has gone", () -> lot.in.backedOut(refused));

        permit(OTHER, 20);
        passes(lot.in, lot.in.comes(OTHER));
        entered(OTHER);
    }

    @Test
    @DisplayName("E10 no plate: the sign asks to scan, the phone gives a number, the arm rises")
    void e10_noPlate() {
        SimulatedCar car = lot.in.comes(new Seen(CAR, 0), Driver.PATIENT);
        signSays(lot.in, "未识别到车牌 请扫码");
        assertTrue(lot.in.armIs(Arm.Closed.class));
        Plate number = parking.issueTicket();
        lot.in.lane().itIs(number);
        passes(lot.in, car);
        assertEquals(Optional.empty(), entered(number).entry().reading());
    }

    @Test
    @DisplayName("E11 read below the limit, again and again: it does not open; the driver is asked to scan")
    void e11_unsure() {
        lot.in.comes(new Seen(CAR, 0.6), Driver.PATIENT);
        signSays(lot.in, "请扫码");
        armStaysDown(lot.in, Duration.ofSeconds(10));
    }

    @Test
    @DisplayName("E12 same plate already inside: the old stay is closed as exit unseen, a new one opens")
    void e12_insideAlready() {
        ParkingSession before = parked(CAR, Duration.ofHours(3));
        passes(lot.in, lot.in.comes(CAR));
        soon("a second stay", () -> again(before).state() == State.EXIT_UNSEEN);
        assertTrue(again(before).review().contains(Review.EXIT_UNSEEN));
        assertEquals(0, again(before).balance().minor(), "its fee is held");
        assertEquals(State.OPEN, entered(CAR).state());
    }

    @Test
    @DisplayName("E13 let through and backs out: no stay, the arm closes, the operator is told")
    void e13_backsOut() {
        SimulatedCar car = lot.in.comes(new Seen(CAR, 0.97), Driver.HESITANT);
        armRises(lot.in);
        car.backOut();
        operatorIsTold(lot.in, Notice.NO_ENTRY);
        lot.until("the arm is down", lot.in::quiet);
        assertTrue(lot.in.backedOut(car));
        assertEquals(List.of(), parking.recent(9));
    }

    @Test
    @DisplayName("E14 tailgater: its own read opens a stay for review, and the arm never lowers on it")
    void e14_tailgater() {
        for (int n = 0; n < parking.capacity(); n++) {
            parked(blue("湘A%05d".formatted(n)), Duration.ofHours(1));
        }
        permit(CAR, 20);
        SimulatedCar first = lot.in.comes(CAR);
        lot.until("the first is under the arm", () -> lot.in.frontOfFirst() > SimulatedLane.ARM);
        SimulatedCar second = lot.in.comes(new Seen(OTHER, 0.97), Driver.TAILGATING);
        lot.until("the arm is down behind both", () -> {
            double angle = lot.in.street().armAngle();
            assertTrue(angle == 1 || !lot.in.somebodyUnderTheArm(), "the arm lowers on a car");
            return lot.in.passed(second) && lot.in.quiet();
        });
        assertTrue(lot.in.passed(first));
        assertEquals(Set.of(), entered(CAR).review());
        ParkingSession flagged = entered(OTHER);
        assertEquals(Set.of(Review.UNCERTAIN_PASSAGE), flagged.review());
        assertEquals(Optional.of(Grounds.NONE), flagged.entry().grounds());
        assertTrue(lot.in.noticed(Notice.UNADMITTED));
    }

    @Test
    @DisplayName("E15 two cars close together, both let through: two passages in the right order")
    void e15_closeTogether() {
        SimulatedCar first = lot.in.comes(CAR);
        SimulatedCar second = lot.in.comes(OTHER);
        passes(lot.in, first);
        passes(lot.in, second);
        Passage before = entered(CAR).entry();
        Passage after = entered(OTHER).entry();
        assertTrue(before.passedAt().isBefore(after.passedAt()));
        assertTrue(before.certain() && after.certain());
        assertEquals(0, lot.in.count(Notice.UNADMITTED));
    }

    @Test
    @DisplayName("E16 read 40 times while it stands there: one decision, one passage")
    void e16_readAgainAndAgain() {
        SimulatedCar car = lot.in.comes(new Seen(CAR, 0.97), Driver.HESITANT);
        armRises(lot.in);
        lot.during(ScenarioLot.STEP.multipliedBy(40), now -> {});
        car.go();
        passes(lot.in, car);
        entered(CAR);
        assertEquals(1, parking.recent(9).size());
        assertEquals(0, lot.in.count(Notice.NO_ENTRY));
    }

    @Test
    @DisplayName("E17 a parked car is in the picture, the loop is free: nothing happens")
    void e17_parkedCarInView() {
        lot.in.parkedInView(CAR);
        lot.during(Duration.ofSeconds(20), now -> assertTrue(lot.in.quiet()));
        assertTrue(lot.in.says("自动识别"));
        assertEquals(List.of(), parking.recent(9));
    }

    @Test
    @DisplayName("E18 blue and yellow with the same text are two cars throughout")
    void e18_twoColours() {
        Plate yellow = new Plate(CAR.text(), Plate.Colour.YELLOW);
        passes(lot.in, lot.in.comes(CAR));
        passes(lot.in, lot.in.comes(yellow));
        ParkingSession stay = entered(yellow);
        assertEquals(2, parking.occupied());
        passes(lot.out, lot.out.comes(yellow));
        left(stay);
        assertTrue(parking.findOpen(CAR).isPresent());
    }
}
