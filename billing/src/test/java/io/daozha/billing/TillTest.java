package io.daozha.billing;

import static io.daozha.billing.Street.CAR;
import static io.daozha.billing.Street.OTHER;
import static io.daozha.billing.Street.TEN;
import static io.daozha.billing.Street.in;
import static io.daozha.billing.Street.minutes;
import static io.daozha.billing.Street.out;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.billing.LedgerEntry.Kind;
import io.daozha.billing.fixtures.EmptyBooks;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people at a desk do with money. 3 yuan per begun hour; refunds above 50 yuan need two people. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
class TillTest {

    @Inject
    Parking parking;

    @Inject
    Till till;

    @Inject
    EmptyBooks books;

    @Inject
    DataSource database;

    @Inject
    EntityManager entities;

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
    void cashIsTakenInAShiftAndChangeGiven() {
        assertThrows(DeskException.class, () -> till.takeCash(stay, Money.fen(1000), "王", minutes(90)));
        till.openShift("王", Money.fen(10_000), minutes(0));
        assertThrows(DeskException.class, () -> till.takeCash(stay, Money.fen(1000), "李", minutes(90)));
        assertThrows(DeskException.class, () -> till.takeCash(stay, Money.fen(599), "王", minutes(90)));
        assertEquals(List.of(), parking.ledger());
        CashReceipt receipt = till.takeCash(stay, Money.fen(1000), "王", minutes(90));
        assertEquals(Money.fen(600), receipt.amount());
        assertEquals(Money.fen(400), receipt.change());
        assertTrue(receipt.number().endsWith("-0001"), receipt.number());
        assertEquals(Optional.of(Till.CASH), parking.ledger().get(0).channel());
        assertInstanceOf(ExitVerdict.Settled.class, parking.mayLeave(CAR, minutes(91)));
        assertThrows(NothingDueException.class, () -> till.takeCash(stay, Money.fen(1000), "王", minutes(91)));
    }

    @Test
    void aShiftAnswersForWhatTheLedgerSays() {
        till.openShift("王", Money.fen(10_000), minutes(0));
        assertThrows(DeskException.class, () -> till.openShift("李", Money.fen(0), minutes(1)));
        till.takeCash(stay, Money.fen(600), "王", minutes(90));
        pay(OTHER, 90);
        LedgerEntry cash = parking.ledger().get(0);
        till.askRefund(cash.id(), Money.fen(100), "王", "counted wrongly", minutes(95));
        ShiftSheet running = till.currentShift().orElseThrow();
        assertEquals(
                List.of(
                        new ShiftSheet.Takings("cash", 1, Money.fen(600), 1, Money.fen(100)),
                        new ShiftSheet.Takings("wechat", 1, Money.fen(600), 0, Money.fen(0))),
                running.takings());
        assertEquals(Money.fen(10_500), running.expected());
        assertThrows(DeskException.class, () -> till.handOver("王", Money.fen(10_400), " ", "李", minutes(120)));
        ShiftSheet ended = till.handOver("王", Money.fen(10_400), "1 元找错", "李", minutes(120));
        assertEquals(Optional.of(Money.fen(-100)), ended.difference());
        assertEquals(Optional.of("李"), ended.handedTo());
        ShiftSheet next = till.currentShift().orElseThrow();
        assertEquals("李", next.operator());
        assertEquals(Money.fen(10_400), next.drawer());
        assertEquals(List.of(), next.takings());
        assertEquals(ended, till.shift(ended.shift()).orElseThrow());
        till.closeShift("李", Money.fen(10_400), "", minutes(130));
        assertEquals(Optional.empty(), till.currentShift());
    }

    @Test
    void aSmallRefundNeedsOnePersonAndOneReason() {
        LedgerEntry payment = pay(CAR, 90);
        assertThrows(DeskException.class, () -> till.askRefund(payment.id(), Money.fen(1), "王", " ", minutes(91)));
        assertThrows(DeskException.class, () -> till.askRefund(payment.id(), Money.fen(1), "", "x", minutes(91)));
        assertThrows(DeskException.class, () -> till.askRefund(payment.id(), Money.fen(601), "王", "x", minutes(91)));
        Refund refund = till.askRefund(payment.id(), Money.fen(400), "王", "arm stuck", minutes(91));
        assertEquals(Refund.State.APPROVED, refund.state());
        assertThrows(DeskException.class, () -> till.askRefund(payment.id(), Money.fen(201), "王", "x", minutes(92)));
        assertEquals(1, parking.ledger().size(), "nothing has gone back yet");
        for (int times = 0; times < 3; times++) {
            till.refunded(refund.number(), new RefundResult.Pending(), minutes(92));
            till.refunded(refund.number(), new RefundResult.Done(), minutes(93));
        }
        assertEquals(List.of(-600L, 400L), amounts());
        LedgerEntry back = parking.ledger().get(1);
        assertEquals(Kind.REFUNDED, back.kind());
        assertEquals(Optional.of("王"), back.by());
        assertEquals(Money.fen(400), parking.quote(stay, minutes(95)).due(), "the stay is still to be paid");
    }

    @Test
    void aLargeRefundNeedsASecondPerson() throws SQLException {
        LedgerEntry payment = pay(CAR, 60 * 40);
        Refund refund = till.askRefund(payment.id(), Money.fen(4800), "王", "double", minutes(2401));
        assertEquals(Refund.State.APPROVED, refund.state());
        till.refunded(refund.number(), new RefundResult.Failed("account closed"), minutes(2402));
        assertEquals(Refund.State.FAILED, refund(refund).state());
        parking.record(in(OTHER, TEN));
        LedgerEntry large = pay(OTHER, 60 * 72);
        Refund asked = till.askRefund(large.id(), Money.fen(5001), "王", "double", minutes(5000));
        assertEquals(Refund.State.ASKED, asked.state());
        till.refunded(asked.number(), new RefundResult.Done(), minutes(5001));
        assertEquals(Refund.State.ASKED, refund(asked).state(), "nobody has approved");
        assertThrows(DeskException.class, () -> till.approveRefund(asked.number(), "王", minutes(5002)));
        refused("update refund set state = 'APPROVED', decided_by = '王', decided_at = now() where state = 'ASKED'");
        till.approveRefund(asked.number(), "李", minutes(5002));
        till.refunded(asked.number(), new RefundResult.Done(), minutes(5003));
        assertEquals(Optional.of("李"), parking.ledger().get(2).by());
        Refund again = till.askRefund(payment.id(), Money.fen(4800), "王", "double", minutes(5004));
        assertEquals(Refund.State.APPROVED, again.state(), "a failed one does not count");
    }

    @Test
    void theDatabaseItselfGivesBackNoMoreThanCame() throws SQLException {
        LedgerEntry payment = pay(CAR, 90);
        till.askRefund(payment.id(), Money.fen(400), "王", "x", minutes(91));
        String row = "insert into refund (number, payment, amount, currency, reason, asked_by, asked_at, needs_second,"
                + " decided_by, decided_at, state) values ('R%d', " + payment.id()
                + ", %d, 'CNY', 'x', 'a', now(), false, 'a', now(), 'APPROVED')";
        refused(row.formatted(1, 201));
        refused("update refund set amount = 601");
        refused("insert into ledger_entry (session, kind, amount, currency, at, payment_order, channel, channel_serial)"
                + " values (" + stay + ", 'REFUNDED', 1, 'CNY', now(), '"
                + payment.orderNumber().orElseThrow() + "', 'wechat', 'R9')");
        refused("insert into ledger_entry (session, kind, amount, currency, at) values (" + stay
                + ", 'WRITTEN_OFF', -1, 'CNY', now())");
    }

    private void refused(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            assertThrows(SQLException.class, () -> statement.execute(sql), sql);
        }
    }

    @Test
    void moneyGivenBackAfterTheExitIsNoNewDebt() {
        LedgerEntry payment = pay(CAR, 90);
        parking.record(out(CAR, minutes(91)));
        Refund refund = till.askRefund(payment.id(), Money.fen(300), "王", "goodwill", minutes(100));
        till.refunded(refund.number(), new RefundResult.Done(), minutes(101));
        assertEquals(List.of(-600L, 600L, 300L, -300L), amounts());
        assertEquals(Money.fen(0), till.debtOf(CAR));
        assertEquals(Set.of(), closed().review());
    }

    @Test
    void aCreditGoesBackWhole() {
        LedgerEntry first = pay(CAR, 90);
        PaymentNotice twice = new PaymentNotice(first.orderNumber().orElseThrow(), "alipay", "a1", Money.fen(600));
        assertEquals(new Settlement.FoundMoney(stay), parking.settle(twice, minutes(90)));
        parking.record(out(CAR, minutes(91)));
        assertEquals(Set.of(Review.OVERPAID), closed().review());
        Refund refund = till.askRefund(parking.ledger().get(1).id(), Money.fen(600), "王", "paid twice", minutes(95));
        till.refunded(refund.number(), new RefundResult.Done(), minutes(96));
        assertEquals(Set.of(), closed().review());
        assertEquals(Money.fen(0), closed().balance());
    }

    @Test
    void whatIsWaivedInsideLetsTheCarLeave() {
        PaymentOrder asked = parking.order(stay, minutes(89));
        assertThrows(DeskException.class, () -> till.waive(stay, "王", "", minutes(90)));
        assertEquals(Money.fen(600), till.waive(stay, "王", "ambulance", minutes(90)));
        assertEquals(
                PaymentOrder.State.VOIDED,
                parking.findOrder(asked.number()).orElseThrow().state());
        assertInstanceOf(ExitVerdict.Settled.class, parking.mayLeave(CAR, minutes(105)));
        assertInstanceOf(ExitVerdict.Due.class, parking.mayLeave(CAR, minutes(125)));
        parking.record(out(CAR, minutes(105)));
        assertEquals(Set.of(), closed().review());
        assertEquals(Money.fen(0), closed().paid());
        assertEquals(Optional.of("ambulance"), parking.ledger().get(0).reason());
    }

    @Test
    void x10_debtsArePaidLaterOneByOneOrGivenUp() {
        parking.record(out(CAR, minutes(90)));
        parking.record(in(CAR, minutes(200)));
        long second = parking.findOpen(CAR).orElseThrow().id();
        parking.record(out(CAR, minutes(250)));
        assertEquals(Money.fen(900), till.debtOf(CAR));
        assertEquals(
                List.of(Money.fen(600), Money.fen(300)),
                till.debts(CAR).stream().map(Debt::owes).toList());
        assertEquals(till.debts(), till.debts(CAR));
        assertEquals(Money.fen(0), till.debtOf(OTHER));
        PaymentOrder order = parking.order(stay, minutes(9000));
        parking.settle(new PaymentNotice(order.number(), "wechat", "w1", order.amount()), minutes(9001));
        assertEquals(Money.fen(300), till.debtOf(CAR));
        assertEquals(Money.fen(300), till.waive(second, "王", "moved away", minutes(9002)));
        assertEquals(Money.fen(0), till.debtOf(CAR));
        assertThrows(NothingDueException.class, () -> till.waive(second, "王", "again", minutes(9003)));
    }

    @Test
    void e09_whoOwesIsRemindedOrPaysFirst() {
        parking.record(out(CAR, minutes(90)));
        assertEquals(
                new EntryVerdict.Reminded(Money.fen(600), new EntryVerdict.Temporary(2)),
                parking.mayEnter(CAR, minutes(200)));
        assertEquals(new EntryVerdict.Temporary(2), parking.mayEnter(OTHER, minutes(200)));
        EntryVerdict.PayFirst first = assertInstanceOf(EntryVerdict.PayFirst.class, asksFirst(200));
        assertEquals(stay, first.debt().session());
        assertEquals(Money.fen(600), first.debt().due());
        PaymentOrder order = parking.order(stay, minutes(201));
        parking.settle(new PaymentNotice(order.number(), "wechat", "w1", order.amount()), minutes(202));
        assertEquals(new EntryVerdict.Temporary(2), asksFirst(203));
    }

    private EntryVerdict asksFirst(long minute) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Admission.judge(CAR, minutes(minute), 3, SiteRules.DebtAtEntry.PAY_FIRST));
    }

    @Test
    void f07_unclearMoneyIsListedOnceAndBookedByAPerson() {
        PaymentOrder order = parking.order(stay, minutes(60));
        for (int times = 0; times < 3; times++) {
            parking.settle(new PaymentNotice(order.number(), "wechat", "w1", Money.fen(500)), minutes(61));
            parking.settle(new PaymentNotice("D0", "wechat", "w2", Money.fen(700)), minutes(61));
        }
        List<UnclearPayment> unclear = till.unclear();
        assertEquals(
                List.of(UnclearPayment.Why.AMOUNT_DIFFERS, UnclearPayment.Why.UNKNOWN_ORDER),
                unclear.stream().map(UnclearPayment::why).toList());
        assertEquals(List.of(), parking.ledger());
        assertThrows(
                DeskException.class, () -> till.acceptUnclear(unclear.get(1).id(), "王", "?", minutes(62)));
        assertEquals(
                new Settlement.FoundMoney(stay),
                till.acceptUnclear(unclear.get(0).id(), "王", "they say so", minutes(62)));
        till.resolveUnclear(unclear.get(1).id(), "王", "another car park's", minutes(63));
        assertEquals(List.of(), till.unclear());
        assertThrows(
                DeskException.class, () -> till.resolveUnclear(unclear.get(1).id(), "王", "again", minutes(64)));
        assertEquals(List.of(-500L), amounts());
        assertInstanceOf(
                Settlement.AlreadyTaken.class,
                parking.settle(new PaymentNotice(order.number(), "wechat", "w1", Money.fen(500)), minutes(65)));
    }

    private LedgerEntry pay(Plate plate, long minute) {
        if (parking.findOpen(plate).isEmpty()) {
            parking.record(in(plate, TEN));
        }
        long session = parking.findOpen(plate).orElseThrow().id();
        PaymentOrder order = parking.order(session, minutes(minute));
        PaymentNotice notice = new PaymentNotice(order.number(), "wechat", "w" + order.number(), order.amount());
        assertInstanceOf(Settlement.Posted.class, parking.settle(notice, minutes(minute)));
        List<LedgerEntry> ledger = parking.ledger();
        return ledger.get(ledger.size() - 1);
    }

    private Refund refund(Refund as) {
        return till.findRefund(as.number()).orElseThrow();
    }

    private ParkingSession closed() {
        return parking.recent(1).get(0);
    }

    private List<Long> amounts() {
        return parking.ledger().stream().map(line -> line.amount().minor()).toList();
    }
}
