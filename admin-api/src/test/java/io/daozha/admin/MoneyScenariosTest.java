package io.daozha.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.billing.Charge;
import io.daozha.billing.Coupon;
import io.daozha.billing.Desk;
import io.daozha.billing.Facts;
import io.daozha.billing.LedgerEntry;
import io.daozha.billing.NothingDueException;
import io.daozha.billing.OrderBook;
import io.daozha.billing.ParkingSession;
import io.daozha.billing.PaymentOffer.Way;
import io.daozha.billing.PaymentOrder;
import io.daozha.billing.Plate;
import io.daozha.billing.Review;
import io.daozha.billing.Signature;
import io.daozha.billing.Till;
import io.daozha.billing.Vouchers;
import io.daozha.billing.payment.Checkout;
import io.daozha.billing.payment.ForgedNoticeException;
import io.daozha.billing.payment.Incoming;
import io.daozha.billing.payment.WechatProvider;
import io.daozha.billing.payment.gateway.Letter;
import io.daozha.billing.payment.gateway.LocalWechat;
import io.daozha.hardware.simulated.SimulatedCar;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Sums and times: what is asked at the arm, of whom some or all is paid already, and what a channel says of it. */
@QuarkusTest
@WithTestResource(ScenarioSite.class)
class MoneyScenariosTest extends Scenario {
    private static final String WECHAT = "wechat";

    @Inject
    Desk desk;

    @Inject
    Vouchers vouchers;

    @Inject
    Facts facts;

    @Inject
    OrderBook orders;

    @Inject
    Till till;

    private final LocalWechat wechat = new LocalWechat();

    @AfterEach
    void channelCloses() {
        wechat.close();
    }

    @Test
    @DisplayName("X05 paid inside, left too late: only the difference is asked, and the arm waits for it")
    void x05_leftTooLate() {
        ParkingSession stay = parked(CAR, Duration.ofHours(2));
        lot.pays(stay);
        lot.pass(Duration.ofMinutes(40));
        SimulatedCar car = lot.out.comes(CAR);
        signSays(lot.out, "停车 2小时40分 请付 3.00 元");
        assertEquals(600, lot.out.quote().paid().minor());
        armStaysDown(lot.out, Duration.ofSeconds(3));
        lot.pays(lot.out);
        passes(lot.out, car);
        owesNothing(left(stay));
        assertEquals(900, again(stay).paid().minor());
    }

    @Test
    @DisplayName("X12 the fee rises while he looks for his phone: within its five minutes the sum he was told holds")
    void x12_sumHolds() {
        ParkingSession stay = parked(CAR, Duration.ofMinutes(118));
        SimulatedCar car = lot.out.comes(CAR);
        driverIsAskedToPay(lot.out, 600);
        PaymentOrder told = lot.asks(lot.out);
        lot.pass(Duration.ofMinutes(4));
        assertEquals(told.number(), lot.asks(lot.out).number(), "it is past two hours, and still the same");
        lot.pays(told);
        passes(lot.out, car);
        owesNothing(left(stay));
        assertEquals(600, again(stay).paid().minor());
    }

    @Test
    @DisplayName(
            "X12 after its five minutes more is asked; who pays the old sum all the same is asked for the difference")
    void x12_difference() {
        ParkingSession stay = parked(CAR, Duration.ofMinutes(118));
        SimulatedCar car = lot.out.comes(CAR);
        driverIsAskedToPay(lot.out, 600);
        PaymentOrder told = lot.asks(lot.out);
        lot.pass(Duration.ofMinutes(6));
        assertEquals(900, lot.asks(lot.out).amount().minor());
        lot.pays(told);
        driverIsAskedToPay(lot.out, 300);
        armStaysDown(lot.out, Duration.ofSeconds(3));
        lot.pays(lot.out);
        passes(lot.out, car);
        owesNothing(left(stay));
        assertEquals(900, again(stay).paid().minor());
    }

    @Test
    @DisplayName("X15 inside for nine days: the operator is told, the fee stops at seven; let grow, all nine are asked")
    void x15_longStay() {
        ParkingSession stay = parked(CAR, Duration.ofHours(9 * 24 - 1));
        assertEquals(List.of(stay.id()), desk.findLongStays(lot.now()));
        assertEquals(Set.of(Review.LONG_STAY), again(stay).review());
        assertEquals(1, headOfficeHears("LONG_STAY"));
        SimulatedCar car = lot.out.comes(CAR);
        driverIsAskedToPay(lot.out, 7 * 2400);
        armStaysDown(lot.out, Duration.ofSeconds(3));
        desk.resumeGrowth(stay.id(), new Signature("王师傅", "车主已联系", lot.now()));
        lot.out.lane().settled(stay.id());
        driverIsAskedToPay(lot.out, 9 * 2400);
        lot.pays(lot.out);
        passes(lot.out, car);
        owesNothing(left(stay));
    }

    private long headOfficeHears(String word) {
        List<String> heard = new ArrayList<>();
        facts.send(1_000, lot.now(), fact -> heard.add(fact.body()));
        return heard.stream().filter(body -> body.contains(word)).count();
    }

    @Test
    @DisplayName("X17 a shop's coupon for his plate and one that he scans: minutes first, then percent, each once")
    void x17_coupons() {
        long shop = vouchers.agree("粉店", 2).id();
        Coupon half = give(shop, Coupon.Kind.PERCENT, 50, Optional.of(CAR));
        Coupon hour = give(shop, Coupon.Kind.MINUTES, 60, Optional.empty());
        ParkingSession stay = parked(CAR, Duration.ofMinutes(110));
        SimulatedCar car = lot.out.comes(CAR);
        driverIsAskedToPay(lot.out, 300);
        vouchers.present(hour.code(), stay.id(), lot.now());
        lot.out.lane().settled(stay.id());
        signSays(lot.out, "停车 1小时50分 请付 1.50 元");
        lot.pays(lot.out);
        passes(lot.out, car);
        owesNothing(left(stay));
        assertTrue(kinds(stay).contains(Charge.Line.Kind.DISCOUNT), kinds(stay).toString());
        assertEquals(
                Set.of(half.code(), hour.code()),
                Set.copyOf(vouchers.used(shop, began, lot.now().plusSeconds(1)).stream()
                        .map(Coupon::code)
                        .toList()));
    }

    private Coupon give(long shop, Coupon.Kind kind, long value, Optional<Plate> plate) {
        return vouchers.give(shop, kind, value, plate, lot.now(), lot.now().plus(Duration.ofDays(1)));
    }

    private List<Charge.Line.Kind> kinds(ParkingSession stay) {
        return again(stay).charge().orElseThrow().lines().stream()
                .map(Charge.Line::kind)
                .toList();
    }

    @Test
    @DisplayName("X18 came in at ten, a permit from midnight on: the two hours before are asked, the rest is covered")
    void x18_partUnderAPermit() {
        itBecomes(LocalTime.of(2, 30));
        ParkingSession stay = parked(CAR, Duration.ofMinutes(270));
        permit(CAR, 0, 20);
        SimulatedCar car = lot.out.comes(CAR);
        signSays(lot.out, "停车 4小时30分 请付 6.00 元");
        lot.pays(lot.out);
        passes(lot.out, car);
        owesNothing(left(stay));
        assertEquals(List.of(Charge.Line.Kind.UNITS, Charge.Line.Kind.PERMIT), kinds(stay));
    }

    @Test
    @DisplayName("F07 forged, of another sum, twice, late: the arm moves for true money alone, and it is booked once")
    void f07_notices() {
        Checkout checkout = payingByWechat();
        ParkingSession stay = parked(CAR, Duration.ofHours(2));
        SimulatedCar car = lot.out.comes(CAR);
        driverIsAskedToPay(lot.out);
        String order = asksByPhone(checkout, stay);
        assertThrows(ForgedNoticeException.class, () -> calls(checkout, wechat.forged(order, lot.now())));
        armStaysDown(lot.out, Duration.ofSeconds(3));
        assertTrue(wechat.pay(order, lot.now()));
        calls(checkout, wechat.saying(order, 1, lot.now()));
        assertEquals(1, till.unclear().size(), "kept for a person");
        armStaysDown(lot.out, Duration.ofSeconds(3));

        Letter truth = wechat.repeated(order, lot.now());
        calls(checkout, truth);
        calls(checkout, truth);
        passes(lot.out, car);
        owesNothing(left(stay));
        lot.pass(Duration.ofMinutes(6));
        assertThrows(ForgedNoticeException.class, () -> calls(checkout, truth), "an old one that somebody has kept");
        calls(checkout, wechat.repeated(order, lot.now()));
        assertEquals(1, payments(stay));
    }

    @Test
    @DisplayName("F07 paid, and nobody tells: asked anew, the channel is asked first; told at last, nothing changes")
    void f07_noticeLate() {
        Checkout checkout = payingByWechat();
        ParkingSession stay = parked(CAR, Duration.ofMinutes(118));
        SimulatedCar car = lot.out.comes(CAR);
        driverIsAskedToPay(lot.out);
        String order = asksByPhone(checkout, stay);
        assertTrue(wechat.pay(order, lot.now()));
        lot.pass(Duration.ofMinutes(6));
        assertFalse(lot.out.passed(car));
        assertThrows(NothingDueException.class, () -> asksByPhone(checkout, stay));
        passes(lot.out, car);
        calls(checkout, wechat.repeated(order, lot.now()));
        owesNothing(left(stay));
        assertEquals(1, payments(stay));
    }

    private Checkout payingByWechat() {
        return new Checkout(
                parking,
                orders,
                till,
                List.of(new WechatProvider(
                        wechat.settings(folder, URI.create("https://park.invalid/")), Duration.ofSeconds(5))),
                lot.out.lane()::settled);
    }

    private String asksByPhone(Checkout checkout, ParkingSession stay) {
        return checkout.ask(stay.id(), Optional.of("out"), WECHAT, Way.CODE, "", lot.now())
                .order()
                .number();
    }

    private void calls(Checkout checkout, Letter letter) {
        checkout.called(WECHAT, new Incoming(letter.headers(), letter.body()), lot.now());
    }

    private long payments(ParkingSession stay) {
        return again(stay).ledger().stream()
                .filter(line -> line.kind() == LedgerEntry.Kind.PAID || line.kind() == LedgerEntry.Kind.FOUND_MONEY)
                .count();
    }
}
