package io.daozha.billing;

import static io.daozha.billing.Street.CAR;
import static io.daozha.billing.Street.OTHER;
import static io.daozha.billing.Street.TEN;
import static io.daozha.billing.Street.in;
import static io.daozha.billing.Street.minutes;
import static io.daozha.billing.Street.out;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.daozha.billing.fixtures.EmptyBooks;
import io.daozha.billing.tariff.Discount;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** X17: coupons of a merchant; what of them the tariff is told, and when they are used up. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
class CouponTest {

    @Inject
    Parking parking;

    @Inject
    Vouchers vouchers;

    @Inject
    EmptyBooks books;

    private long stay;
    private long shop;

    @BeforeEach
    void aCarComesInAtTen() throws SQLException {
        books.open();
        parking.record(in(CAR, TEN));
        stay = parking.findOpen(CAR).orElseThrow().id();
        shop = vouchers.agree("粉店", 3).id();
    }

    @AfterEach
    void theBooksAddUp() {
        assertEquals(List.of(), parking.audit());
    }

    private Coupon give(Coupon.Kind kind, long value, Optional<Plate> plate) {
        return vouchers.give(shop, kind, value, plate, minutes(10), minutes(600));
    }

    private List<Discount> told(long minute) {
        return told(stay, minute);
    }

    private List<Discount> told(long stay, long minute) {
        return QuarkusTransaction.requiringNew().call(() -> {
            ParkingSession asked = ParkingSession.findById(stay);
            return Coupon.discounts(Coupon.counting(List.of(asked), minutes(minute)), asked, minutes(minute));
        });
    }

    @Test
    void x17_aScannedCouponCountsForOneStayAndOnce() {
        Coupon hour = give(Coupon.Kind.MINUTES, 60, Optional.empty());
        assertEquals(List.of(), told(39));
        PaymentOrder before = parking.order(stay, minutes(40));
        vouchers.present(hour.code(), stay, minutes(41));
        assertEquals(
                PaymentOrder.State.VOIDED,
                parking.findOrder(before.number()).orElseThrow().state());
        vouchers.present(hour.code(), stay, minutes(42));
        assertEquals(List.of(new Discount.Minutes("粉店", Duration.ofMinutes(60))), told(43));
        parking.record(in(OTHER, TEN));
        long other = parking.findOpen(OTHER).orElseThrow().id();
        assertThrows(DeskException.class, () -> vouchers.present(hour.code(), other, minutes(44)));
        assertEquals(1, told(700).size(), "presented in time, it stays with the stay");
        parking.record(out(CAR, minutes(45)));
        assertEquals(List.of(hour.code()), codesUsed());
        parking.record(in(CAR, minutes(60)));
        assertEquals(List.of(), told(parking.findOpen(CAR).orElseThrow().id(), 70));
    }

    @Test
    void x17_aCouponForAPlateNeedsNoShowing() {
        give(Coupon.Kind.AMOUNT, 200, Optional.of(CAR));
        give(Coupon.Kind.PERCENT, 50, Optional.of(OTHER));
        assertEquals(List.of(), told(9), "not given yet");
        assertEquals(List.of(new Discount.Amount("粉店", Money.fen(200))), told(90));
        assertEquals(List.of(), told(601), "too late");
        parking.record(out(CAR, minutes(90)));
        assertEquals(1, codesUsed().size());
    }

    @Test
    void x17_aCouponIsNotWastedOnAPermit() {
        Coupon all = give(Coupon.Kind.EVERYTHING, 0, Optional.empty());
        vouchers.present(all.code(), stay, minutes(20));
        parking.grant(CAR, "3栋 402", LocalDate.of(2026, 2, 1), LocalDate.of(2026, 3, 31));
        parking.record(out(CAR, minutes(90)));
        assertEquals(List.of(), codesUsed());
        parking.record(in(OTHER, minutes(100)));
        vouchers.present(all.code(), parking.findOpen(OTHER).orElseThrow().id(), minutes(110));
    }

    @Test
    void aMerchantGivesNoMoreThanHisQuota() {
        for (int coupons = 0; coupons < 3; coupons++) {
            give(Coupon.Kind.PERCENT, 50, Optional.empty());
        }
        assertThrows(DeskException.class, () -> give(Coupon.Kind.PERCENT, 50, Optional.empty()));
        vouchers.agree("粉店", 4);
        give(Coupon.Kind.PERCENT, 50, Optional.empty());
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThrows(DeskException.class, () -> give(Coupon.Kind.PERCENT, 101, Optional.empty()));
        assertThrows(DeskException.class, () -> give(Coupon.Kind.MINUTES, 0, Optional.empty()));
        assertThrows(DeskException.class, () -> vouchers.present("NONE", stay, minutes(20)));
        Coupon others = give(Coupon.Kind.AMOUNT, 100, Optional.of(OTHER));
        assertThrows(DeskException.class, () -> vouchers.present(others.code(), stay, minutes(20)));
        Coupon mine = give(Coupon.Kind.AMOUNT, 100, Optional.empty());
        assertThrows(DeskException.class, () -> vouchers.present(mine.code(), stay, minutes(601)));
        parking.record(out(CAR, minutes(90)));
        assertThrows(DeskException.class, () -> vouchers.present(mine.code(), stay, minutes(91)));
    }

    private List<String> codesUsed() {
        return vouchers.used(shop, TEN, minutes(10_000)).stream()
                .map(Coupon::code)
                .toList();
    }
}
