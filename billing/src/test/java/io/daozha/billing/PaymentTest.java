package io.daozha.billing;

import static io.daozha.billing.Street.CAR;
import static io.daozha.billing.Street.OTHER;
import static io.daozha.billing.Street.TEN;
import static io.daozha.billing.Street.in;
import static io.daozha.billing.Street.minutes;
import static io.daozha.billing.Street.out;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.billing.LedgerEntry.Kind;
import io.daozha.billing.PaymentOffer.Way;
import io.daozha.billing.fixtures.EmptyBooks;
import io.daozha.billing.payment.SimulatedProvider;
import io.daozha.billing.payment.Standing;
import io.daozha.billing.tariff.CannotPriceException;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Asking for money, taking it, and what it buys. 3 yuan per begun hour, quotes hold 5 minutes, 15 minutes to leave. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
class PaymentTest {
    private final SimulatedProvider phone = new SimulatedProvider();

    @Inject
    Parking parking;

    @Inject
    EmptyBooks books;

    private long stay;

    @BeforeEach
    void aCarComesInAtTen() throws SQLException {
        books.open();
        parking.record(in(CAR, TEN));
        stay = parking.findOpen(CAR).orElseThrow().id();
    }

    @AfterEach
    void theBooksAddUp() {
        assertEquals(List.of(), parking.audit());
    }

    @Test
    void x03_whoPaysAtTheExitMayLeaveAtOnce() {
        ExitVerdict.Due due = assertInstanceOf(ExitVerdict.Due.class, parking.mayLeave(CAR, minutes(90)));
        assertEquals(Money.fen(600), due.quote().due());
        assertEquals(minutes(95), due.quote().validUntil());
        pay(90, 91);
        assertEquals(
                new ExitVerdict.Settled(stay, due.quote().stay().plusMinutes(1), minutes(106)),
                parking.mayLeave(CAR, minutes(91)));
        parking.record(out(CAR, minutes(90)));
        assertEquals(List.of(-600L, 600L), amounts());
        assertEquals(stay, parking.ledger().get(0).session().orElseThrow());
        assertEquals(Set.of(), closed().review());
        assertEquals(Money.fen(0), closed().balance());
    }

    @Test
    void x04_x13_whoPaidInsideMayLeaveUntilTheTimeIsOver() {
        pay(59, 60);
        // A second hour has begun, but the time to leave runs to 75.
        assertInstanceOf(ExitVerdict.Settled.class, parking.mayLeave(CAR, minutes(75)));
        assertEquals(Money.fen(0), parking.quote(stay, minutes(75)).due());
        parking.record(out(CAR, minutes(75)));
        assertEquals(List.of(-300L, 300L), amounts());
    }

    @Test
    void x05_whoLeavesTooLatePaysTheDifference() {
        pay(59, 60);
        ExitVerdict.Due late = assertInstanceOf(
                ExitVerdict.Due.class, parking.mayLeave(CAR, minutes(75).plusNanos(1000)));
        assertEquals(Money.fen(300), late.quote().due());
        assertEquals(Money.fen(300), late.quote().paid());
        assertEquals(Money.fen(600), late.quote().charge().total());
        pay(76, 77);
        parking.record(out(CAR, minutes(80)));
        assertEquals(List.of(-300L, -300L, 600L), amounts());
        assertEquals(Set.of(), closed().review());
    }

    @Test
    void whoPaidMayStillLeaveWhileTheFeeHasNotRisen() {
        pay(61, 61);
        assertInstanceOf(ExitVerdict.Settled.class, parking.mayLeave(CAR, minutes(120)));
        assertInstanceOf(ExitVerdict.Due.class, parking.mayLeave(CAR, minutes(121)));
    }

    @Test
    void x10_whoLeavesWithoutPayingOwes() {
        parking.record(out(CAR, minutes(90)));
        assertEquals(Set.of(Review.UNPAID), closed().review());
        assertEquals(Money.fen(600), parking.quote(stay, minutes(5000)).due());
        pay(5000, 5001);
        assertEquals(Set.of(), closed().review());
        assertThrows(NothingDueException.class, () -> parking.order(stay, minutes(5002)));
    }

    @Test
    void x12_aSumHoldsAsLongAsItWasPromised() {
        PaymentOrder asked = parking.order(stay, minutes(60));
        assertEquals(Money.fen(300), asked.amount());
        // The second hour begins at 61; until 65 the first sum is still the one.
        assertEquals(Money.fen(300), parking.quote(stay, minutes(65)).due());
        assertEquals(asked.number(), parking.order(stay, minutes(65)).number());
        assertEquals(Money.fen(600), parking.quote(stay, minutes(66)).due());
        PaymentOrder next = parking.order(stay, minutes(66));
        assertEquals(2, next.version());
        assertEquals(Money.fen(600), next.amount());
        assertEquals(PaymentOrder.State.VOIDED, order(asked).state());
    }

    @Test
    void x12_anOldSumPaidLateBuysTimeFromTheEndOfItsPromise() {
        PaymentOrder asked = parking.order(stay, minutes(60));
        assertEquals(new Settlement.Posted(stay, minutes(80)), parking.settle(phone.pay(asked), minutes(200)));
        assertEquals(
                Money.fen(900),
                assertInstanceOf(ExitVerdict.Due.class, parking.mayLeave(CAR, minutes(200)))
                        .quote()
                        .due());
    }

    /** It stood at the exit from 58 on; found by the month of seed 1 as a credit of three yuan. */
    @Test
    void x12_whoIsAskedMoreWhileHeStandsAtTheExitOwesWhatHeWasAsked() {
        parking.order(stay, minutes(58));
        pay(64, 65);
        Passage under = out(CAR, minutes(65));
        parking.record(new Passage(
                under.id(),
                under.lane(),
                under.direction(),
                CAR,
                under.reading(),
                minutes(58),
                under.passedAt(),
                true,
                under.grounds(),
                under.picture()));
        assertEquals(List.of(-600L, 600L), amounts());
        assertEquals(Set.of(), closed().review());
    }

    @Test
    void f07_moneyForAVoidedOrderIsTheDriversCredit() {
        PaymentOrder old = parking.order(stay, minutes(60));
        PaymentOrder shown = parking.order(stay, minutes(66));
        assertEquals(new Settlement.FoundMoney(stay), parking.settle(phone.pay(old), minutes(67)));
        assertEquals(PaymentOrder.State.VOIDED, order(shown).state());
        assertEquals(Money.fen(300), parking.order(stay, minutes(68)).amount());
        pay(68, 69);
        parking.record(out(CAR, minutes(70)));
        assertEquals(List.of(-300L, -300L, 600L), amounts());
        assertEquals(Kind.FOUND_MONEY, parking.ledger().get(0).kind());
        assertEquals(Set.of(), closed().review());
    }

    @Test
    void f07_anOrderPaidTwiceLeavesACreditForReview() {
        PaymentOrder order = parking.order(stay, minutes(60));
        parking.settle(notice(order, "wechat", "w1", 300), minutes(60));
        assertEquals(new Settlement.FoundMoney(stay), parking.settle(notice(order, "alipay", "a1", 300), minutes(60)));
        parking.record(out(CAR, minutes(61)));
        assertEquals(Set.of(Review.OVERPAID), closed().review());
        assertEquals(Money.fen(-300), closed().balance());
    }

    @Test
    void f07_aNoticeCountsOnceInWhateverOrderItsRepeatsCome() {
        long seed = System.nanoTime();
        PaymentOrder order = parking.order(stay, minutes(60));
        List<PaymentNotice> notices = new ArrayList<>(Collections.nCopies(20, notice(order, "wechat", "w1", 300)));
        notices.addAll(Collections.nCopies(5, notice(order, "wechat", "w1", 3)));
        Collections.shuffle(notices, new Random(seed));
        List<String> became = notices.stream()
                .map(notice -> parking.settle(notice, minutes(61)).getClass().getSimpleName())
                .sorted()
                .toList();
        List<String> expected = new ArrayList<>(Collections.nCopies(19, "AlreadyTaken"));
        expected.addAll(Collections.nCopies(5, "AmountDiffers"));
        expected.add("Posted");
        Collections.sort(expected);
        assertEquals(expected, became, () -> "seed " + seed);
        assertEquals(List.of(-300L), amounts());
    }

    @Test
    void f07_aWrongNoticeIsRefusedByName() {
        PaymentOrder order = parking.order(stay, minutes(60));
        assertEquals(
                new Settlement.AmountDiffers(order.number(), Money.fen(300), Money.fen(1)),
                parking.settle(notice(order, "wechat", "w1", 1), minutes(60)));
        assertEquals(
                new Settlement.UnknownOrder("D0"),
                parking.settle(new PaymentNotice("D0", "wechat", "w1", Money.fen(300)), minutes(60)));
        parking.settle(notice(order, "wechat", "w1", 300), minutes(60));
        parking.record(in(OTHER, TEN));
        PaymentOrder others =
                parking.order(parking.findOpen(OTHER).orElseThrow().id(), minutes(60));
        assertEquals(
                new Settlement.SerialReused("wechat", "w1", order.number()),
                parking.settle(notice(others, "wechat", "w1", 300), minutes(60)));
        assertEquals(List.of(-300L), amounts());
    }

    @Test
    void callAndQuestionAreTheSameNotice() {
        PaymentOrder order = parking.order(stay, minutes(60));
        assertEquals(new Standing.Unpaid(), phone.query(order, Way.CODE));
        PaymentNotice called = phone.pay(order);
        assertInstanceOf(Settlement.Posted.class, parking.settle(called, minutes(60)));
        assertEquals(
                new Settlement.AlreadyTaken(stay),
                parking.settle(
                        assertInstanceOf(Standing.Paid.class, phone.query(order, Way.CODE))
                                .notice(),
                        minutes(62)));
    }

    @Test
    void aHeldStayAsksForNothing() {
        parking.record(in(CAR, minutes(300)));
        assertThrows(CannotPriceException.class, () -> parking.quote(stay, minutes(301)));
        assertThrows(CannotPriceException.class, () -> parking.order(stay, minutes(301)));
    }

    @Test
    void anOrderNumberTellsNothingOfTheNext() {
        PaymentOrder first = parking.order(stay, minutes(60));
        PaymentOrder second = parking.order(stay, minutes(70));
        assertTrue(first.number().matches("D[0-9A-Z]{20,31}"), first.number());
        assertNotEquals(first.number().substring(0, 8), second.number().substring(0, 8));
    }

    private void pay(long askedAt, long paidAt) {
        PaymentOrder order = parking.order(stay, minutes(askedAt));
        assertInstanceOf(Settlement.Posted.class, parking.settle(phone.pay(order), minutes(paidAt)));
    }

    private static PaymentNotice notice(PaymentOrder order, String channel, String serial, long fen) {
        return new PaymentNotice(order.number(), channel, serial, Money.fen(fen));
    }

    private PaymentOrder order(PaymentOrder as) {
        return parking.findOrder(as.number()).orElseThrow();
    }

    private ParkingSession closed() {
        ParkingSession last = parking.recent(1).get(0);
        assertEquals(ParkingSession.State.CLOSED, last.state());
        return last;
    }

    private List<Long> amounts() {
        return parking.ledger().stream().map(line -> line.amount().minor()).toList();
    }
}
