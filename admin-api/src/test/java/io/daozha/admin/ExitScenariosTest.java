package io.daozha.admin;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.admin.ScenarioGate.Seen;
import io.daozha.admin.ScenarioGate.Wire;
import io.daozha.admin.access.Role;
import io.daozha.admin.access.SignedIn;
import io.daozha.admin.lanes.CarPark;
import io.daozha.admin.payments.PaidMeansOpen;
import io.daozha.billing.Desk;
import io.daozha.billing.DisputeClaim;
import io.daozha.billing.Grounds;
import io.daozha.billing.Opening;
import io.daozha.billing.OrderBook;
import io.daozha.billing.ParkingSession;
import io.daozha.billing.ParkingSession.State;
import io.daozha.billing.Plate;
import io.daozha.billing.Quote;
import io.daozha.billing.Review;
import io.daozha.billing.Signature;
import io.daozha.billing.payment.Checkout;
import io.daozha.gate.Arm;
import io.daozha.gate.CarInside;
import io.daozha.gate.Decision;
import io.daozha.gate.FailPolicy.Cause;
import io.daozha.gate.LaneCommand.Notice;
import io.daozha.hardware.simulated.SimulatedCar;
import io.daozha.hardware.simulated.SimulatedCar.Driver;
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
class ExitScenariosTest extends Scenario {
    private static final Duration TWO_HOURS = Duration.ofHours(2);

    @Inject
    CarPark carPark;

    @Inject
    Checkout checkout;

    @Inject
    OrderBook orders;

    @Inject
    SignedIn signedIn;

    @Inject
    Desk desk;

    @Test
    @DisplayName("X01 X02 a permit leaves with a farewell, a short stay with nothing to pay")
    void x01_x02_free() {
        ParkingSession resident = parked(CAR, TWO_HOURS);
        ParkingSession guest = parked(OTHER, Duration.ofMinutes(20));
        permit(CAR, 20);
        passes(lot.out, lot.out.comes(CAR));
        assertEquals(
                Optional.of(Grounds.PERMIT), left(resident).exit().orElseThrow().grounds());
        SimulatedCar car = lot.out.comes(OTHER);
        signSays(lot.out, "免费 一路顺风");
        passes(lot.out, car);
        owesNothing(left(guest));
    }

    @Test
    @DisplayName("X03 fee due: stay, fee and code are shown; paid, the arm is told to rise within a second")
    void x03_feeDue() {
        ParkingSession stay = parked(CAR, Duration.ofMinutes(110));
        SimulatedCar car = lot.out.comes(CAR);
        driverIsAskedToPay(lot.out);
        assertTrue(lot.out.says("停车 1小时50分 请付 6.00 元 扫码支付"), lot.out.toString());
        assertEquals(
                Optional.of("http://localhost/lane/out"),
                lot.out.status().sign().code());
        armStaysDown(lot.out, Duration.ofSeconds(5));

        Instant paid = lot.now();
        lot.pays(lot.out);
        soon("the arm is told", () -> !lot.out.armIs(Arm.Closed.class));
        assertTrue(Duration.between(paid, lot.now()).toMillis() <= 1_000);
        passes(lot.out, car);
        ParkingSession closed = left(stay);
        owesNothing(closed);
        assertEquals(Set.of(), closed.review());
        assertEquals(Optional.of(Grounds.PAID), closed.exit().orElseThrow().grounds());
    }

    @Test
    @DisplayName("X06 the exit read differs by one character: matched to the car inside, both readings kept")
    void x06_readOtherwise() {
        parked(OTHER, TWO_HOURS);
        ParkingSession stay = parked(CAR, Duration.ofMinutes(20));
        passes(lot.out, lot.out.comes(new Seen(blue("湘A12B45"), 0.7), Driver.PATIENT));
        ParkingSession closed = left(stay);
        assertEquals(CAR, closed.exit().orElseThrow().plate());
        assertEquals(
                "湘A12B45", closed.exit().orElseThrow().reading().orElseThrow().text());
        assertEquals(Set.of(Review.MATCH_UNCERTAIN), closed.review());
    }

    @Test
    @DisplayName("X14 disputed on the pay page: under the limit it leaves with a debt, and an operator decides")
    void x14_disputed() {
        ParkingSession stay = parked(CAR, TWO_HOURS);
        SimulatedCar car = lot.out.comes(CAR);
        lot.until("it is asked to pay", lot.out::asksToPay);
        assertTrue(desk.dispute(stay.id(), DisputeClaim.LEFT_BETWEEN, "中午出去过", lot.now())
                .mayLeave());
        lot.out.lane().settled(stay.id());
        passes(lot.out, car);
        ParkingSession closed = left(stay);
        assertEquals(Optional.of(Grounds.DISPUTED), closed.exit().orElseThrow().grounds());
        assertEquals(Set.of(Review.DISPUTED, Review.UNPAID), closed.review());
        desk.rejectDispute(stay.id(), new Signature("王师傅", "录像里没有出去", lot.now()));
        assertEquals(Set.of(Review.UNPAID), again(stay).review());
    }

    @Test
    @DisplayName("X07 two cars inside match nearly alike: never guessed, the driver says which is his")
    void x07_nearlyAlike() {
        ParkingSession his = parked(CAR, Duration.ofMinutes(20));
        ParkingSession other = parked(blue("湘A12346"), Duration.ofMinutes(20));
        SimulatedCar car = lot.out.comes(new Seen(blue("湘A1234B"), 0.6), Driver.PATIENT);
        lot.until("he is asked", () -> shown().containsAll(List.of(his.plate(), other.plate())));
        armStaysDown(lot.out, Duration.ofSeconds(5));
        lot.out.lane().itIs(CAR);
        passes(lot.out, car);
        ParkingSession closed = left(his);
        assertEquals(
                "湘A1234B", closed.exit().orElseThrow().reading().orElseThrow().text());
        assertEquals(State.OPEN, again(other).state());
    }

    @Test
    @DisplayName("X09 a car that came without a readable plate is among those its driver may choose")
    void x09_cameUnread() {
        parked(OTHER, TWO_HOURS);
        ParkingSession stay = parked(new Plate("无3H3Y3FJ", Plate.Colour.TICKET), Duration.ofMinutes(20));
        SimulatedCar car = lot.out.comes(new Seen(CAR, 0.3), Driver.PATIENT);
        lot.until("he is asked", () -> shown().contains(stay.plate()));
        lot.out.lane().itIs(stay.plate());
        passes(lot.out, car);
        left(stay);
    }

    @Test
    @DisplayName(
            "X08 no session under the plate that is read: the driver chooses among cars that came unread, or waits")
    void x08_noSession() {
        parked(OTHER, TWO_HOURS);
        ParkingSession stay = parked(new Plate("无3H3Y3FJ", Plate.Colour.TICKET), Duration.ofMinutes(20));
        SimulatedCar car = lot.out.comes(CAR);
        signSays(lot.out, "未找到入场记录 请扫码");
        assertEquals(List.of(stay.plate()), shown());
        armStaysDown(lot.out, Duration.ofSeconds(5));
        lot.out.lane().itIs(stay.plate());
        passes(lot.out, car);
        left(stay);
    }

    @Test
    @DisplayName(
            "X08 none of those is his: he pays what is set for a car whose entry nobody saw, and a person looks at it")
    void x08_lostEntry() {
        SimulatedCar car = lot.out.comes(CAR);
        lot.until("he is asked", () -> lot.out.says("未找到入场记录 请扫码"));
        Quote fixed = desk.chargeLostEntry(CAR, lot.now()).orElseThrow();
        assertEquals(3000, fixed.due().minor());
        lot.out.lane().itIs(CAR);
        lot.until("it is asked to pay", lot.out::asksToPay);
        assertEquals(3000, lot.out.quote().due().minor());
        lot.pays(lot.out);
        passes(lot.out, car);
        ParkingSession stay = parking.recent(1).get(0);
        assertEquals(State.CLOSED, left(stay).state());
        assertEquals(Set.of(Review.ENTRY_UNSEEN), again(stay).review());
        assertEquals(0, again(stay).balance().minor());
    }

    private List<Plate> shown() {
        return lot.out.decision().orElse(null) instanceof Decision.CallAttendant asked
                ? asked.possible().stream().map(CarInside::plate).toList()
                : List.of();
    }

    @Test
    @DisplayName("X10 nothing can be paid: leaves now and pays later; the debt is listed with its grounds and picture")
    void x10_channelDown() {
        ParkingSession stay = parked(CAR, TWO_HOURS);
        lot.paymentsAre("the network is down");
        SimulatedCar car = lot.out.comes(CAR);
        signSays(lot.out, "请通行 稍后补缴");
        passes(lot.out, car);
        ParkingSession closed = left(stay);
        assertEquals(State.CLOSED, closed.state());
        assertEquals(Set.of(Review.UNPAID), closed.review());
        assertTrue(closed.balance().minor() > 0);
        assertEquals(Optional.of(Grounds.PAYMENT), closed.exit().orElseThrow().grounds());
        assertEquals("the network is down", lot.out.trouble("payment"));
        CarPark park = new CarPark();
        park.add(new CarPark.Site(lot.out.lane(), lot.out.eye(), new ScenarioGate.NoEyes(), lot.out.relayBoard()));
        try (PaidMeansOpen promise =
                new PaidMeansOpen(checkout, parking, orders, park, lot.clock(), Duration.ofSeconds(10))) {
            promise.watch();
        }
        assertEquals(
                "the network is down", lot.out.trouble("payment"), "that nobody has paid in vain says nothing of it");

        soon(
                "it is on the leakage sheet",
                () -> parking.openings(stay.enteredAt()).size() == 1);
        Opening opening = parking.openings(stay.enteredAt()).get(0);
        assertEquals(Grounds.PAYMENT, opening.grounds());
        assertEquals(Optional.of(CAR), opening.plate());
        assertTrue(opening.picture().isPresent());
        given().cookie("daozha", signedIn.token(Role.AUDITOR))
                .get("/books/leakage.csv")
                .then()
                .statusCode(200)
                .body(containsString(",out,OUT,PAYMENT,policy,PAYMENT,湘A12345,BLUE,"))
                .body(containsString("," + stay.id() + "," + closed.balance().minor() + ",CNY"));
    }

    @Test
    @DisplayName("X10 the channel goes while a driver waits to pay: he is let go; it comes back: the next one pays")
    void x10_channelGoesAndComes() {
        parked(CAR, TWO_HOURS);
        parked(OTHER, TWO_HOURS);
        SimulatedCar car = lot.out.comes(CAR);
        driverIsAskedToPay(lot.out);
        lot.paymentsAre("the network is down");
        passes(lot.out, car);
        lot.paymentsAre("");
        lot.out.comes(OTHER);
        driverIsAskedToPay(lot.out);
        assertEquals("", lot.out.trouble("payment"));
        assertEquals("", lot.out.trouble("policy"));
    }

    @Test
    @DisplayName("X10 the budget of the policy is used up, also over a restart: the next driver is asked to pay")
    void x10_budget() throws Exception {
        parked(CAR, TWO_HOURS);
        parked(OTHER, TWO_HOURS);
        restart("out", Cause.PAYMENT, "OPEN at most 1, then ASK");
        lot.paymentsAre("the network is down");
        passes(lot.out, lot.out.comes(CAR));
        restart("out", Cause.PAYMENT, "OPEN at most 1, then ASK");
        lot.paymentsAre("the network is down");
        lot.out.comes(OTHER);
        driverIsAskedToPay(lot.out);
        assertTrue(lot.out.trouble("policy").endsWith(" LIMIT"), lot.out.trouble("policy"));
    }

    @Test
    @DisplayName(
            "X11 paid, the arm does not rise: told twice, help is called, the phone says so; opened, the stay closes paid")
    void x11_armDoesNotRise() throws Exception {
        carPark.add(new CarPark.Site(lot.out.lane(), lot.out.eye(), new ScenarioGate.NoEyes(), lot.out.relayBoard()));
        ParkingSession stay = parked(CAR, TWO_HOURS);
        SimulatedCar car = lot.out.comes(CAR);
        driverIsAskedToPay(lot.out);
        lot.out.wired(Wire.LOOSE);
        lot.pays(lot.out);
        operatorIsTold(lot.out, Notice.ARM_STUCK);
        assertEquals(2, lot.out.pulses(), "told twice, and no more");
        assertTrue(lot.out.armIs(Arm.Stuck.class));
        assertFalse(lot.out.passed(car));
        given().header("Accept-Language", "en")
                .get("/lane/out")
                .then()
                .statusCode(200)
                .body(containsString("Paid. The barrier does not move; help is called."));
        ParkingSession waiting = again(stay);
        assertEquals(State.OPEN, waiting.state());
        assertTrue(waiting.paid().minor() > 0, "what was paid is kept for the stay until it has passed");

        lot.out.wired(Wire.SOUND);
        assertTrue(lot.out.lane().open("operator", "闸杆卡住"));
        passes(lot.out, car);
        ParkingSession closed = left(stay);
        owesNothing(closed);
        assertEquals(Optional.of(Grounds.PAID), closed.exit().orElseThrow().grounds());
    }

    @Test
    @DisplayName(
            "X11 paid, and the board falls silent before the arm rises: the phone says so; it answers again: it rises")
    void x11_boardSilent() {
        carPark.add(new CarPark.Site(lot.out.lane(), lot.out.eye(), new ScenarioGate.NoEyes(), lot.out.relayBoard()));
        ParkingSession stay = parked(CAR, TWO_HOURS);
        SimulatedCar car = lot.out.comes(CAR);
        driverIsAskedToPay(lot.out);
        lot.out.wired(Wire.LOOSE);
        lot.pays(lot.out);
        lot.until("the arm was told", () -> lot.out.pulses() == 1);
        lot.out.board().mute();
        soon("the lane is offline", () -> lot.out.armIs(Arm.Offline.class));
        given().header("Accept-Language", "en")
                .get("/lane/out")
                .then()
                .statusCode(200)
                .body(containsString("Paid. The barrier does not move; help is called."));
        lot.out.wired(Wire.SOUND);
        lot.out.board().heal();
        passes(lot.out, car);
        owesNothing(left(stay));
    }

    @Test
    @DisplayName("X13 pays, and reverses back in: the payment counts for the stay, and the time to leave runs")
    void x13_reversesBackIn() {
        ParkingSession stay = parked(CAR, TWO_HOURS);
        SimulatedCar car = lot.out.comes(new Seen(CAR, 0.97), Driver.HESITANT);
        driverIsAskedToPay(lot.out);
        lot.pays(lot.out);
        armRises(lot.out);
        car.backOut();
        lot.until("it has gone back", () -> lot.out.noticed(Notice.NO_ENTRY) && lot.out.quiet());
        assertEquals(State.OPEN, again(stay).state());
        assertTrue(again(stay).leaveBy().orElseThrow().isAfter(lot.now()));

        lot.pass(Duration.ofMinutes(8));
        SimulatedCar again = lot.out.comes(CAR);
        passes(lot.out, again);
        ParkingSession closed = left(stay);
        owesNothing(closed);
        assertEquals(
                1,
                closed.ledger().stream()
                        .filter(line -> line.channel().isPresent())
                        .count(),
                "paid once");
        assertEquals(List.of(), parking.openings(stay.enteredAt()));
    }

    @Test
    @DisplayName("X13 and comes again after the time to leave: only the difference is asked")
    void x13_tooLate() {
        ParkingSession stay = parked(CAR, TWO_HOURS);
        SimulatedCar car = lot.out.comes(new Seen(CAR, 0.97), Driver.HESITANT);
        driverIsAskedToPay(lot.out);
        lot.pays(lot.out);
        armRises(lot.out);
        car.backOut();
        lot.until("it has gone back", () -> lot.out.noticed(Notice.NO_ENTRY) && lot.out.quiet());
        lot.pass(TWO_HOURS);
        lot.out.comes(CAR);
        driverIsAskedToPay(lot.out);
        assertEquals(again(stay).paid(), lot.out.quote().paid());
        assertEquals(600, lot.out.quote().due().minor());
    }
}
