package io.daozha.billing;

import static io.daozha.billing.Street.TEN;
import static io.daozha.billing.Street.blue;
import static io.daozha.billing.Street.in;
import static io.daozha.billing.Street.minutes;
import static io.daozha.billing.Street.out;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.billing.StatementRow.Kind;
import io.daozha.billing.fixtures.EmptyBooks;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The channel's bill of a day against our ledger. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
class StatementTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    @Inject
    Parking parking;

    @Inject
    Till till;

    @Inject
    Statements statements;

    @Inject
    EmptyBooks books;

    private int cars;

    @BeforeEach
    void emptyBooks() throws SQLException {
        books.open();
    }

    @AfterEach
    void theBooksAddUp() {
        assertEquals(List.of(), parking.audit());
    }

    /** A car that owes 6 yuan, and has left. */
    private PaymentOrder owed() {
        Plate plate = blue("湘A%05d".formatted(++cars));
        parking.record(in(plate, TEN));
        PaymentOrder order = parking.order(parking.findOpen(plate).orElseThrow().id(), minutes(90));
        parking.record(out(plate, minutes(90)));
        return order;
    }

    private PaymentOrder paid(String serial, Instant at) {
        PaymentOrder order = owed();
        parking.settle(new PaymentNotice(order.number(), "wechat", serial, order.amount()), at);
        return order;
    }

    private static StatementRow row(String serial, PaymentOrder order, long fen) {
        return new StatementRow(Kind.PAYMENT, serial, order.number(), Money.fen(fen), minutes(91));
    }

    @Test
    void theThreeLists() {
        PaymentOrder same = paid("w1", minutes(91));
        paid("w2", minutes(91));
        PaymentOrder other = paid("w3", minutes(91));
        PaymentOrder missed = owed();
        List<StatementRow> bill = List.of(
                row("w1", same, 600),
                row("w3", other, 500),
                row("w4", missed, 600),
                new StatementRow(Kind.PAYMENT, "w5", "D0", Money.fen(700), minutes(91)));
        for (int times = 0; times < 2; times++) {
            Reconciliation result = statements.take("wechat", DAY, bill, "王", minutes(2000));
            assertEquals(2, result.matched(), "the same, and the one that had been missed");
            assertEquals(List.of("w2"), serials(result.oursOnly()));
            assertEquals(List.of("w5"), serials(result.theirsOnly()));
            assertEquals(List.of("w3"), serials(result.differ()));
            assertEquals(Optional.of(Money.fen(600)), result.differ().get(0).ours());
            assertEquals(Optional.of(Money.fen(500)), result.differ().get(0).theirs());
            assertFalse(result.settled());
        }
        assertEquals(
                4,
                parking.ledger().stream()
                        .filter(entry -> entry.kind() == LedgerEntry.Kind.PAID)
                        .count());
        assertEquals(
                PaymentOrder.State.POSTED,
                parking.findOrder(missed.number()).orElseThrow().state());
        for (String serial : List.of("w2", "w3", "w5")) {
            assertThrows(DeskException.class, () -> statements.note("wechat", serial, "王", "", minutes(2001)));
            statements.note("wechat", serial, "王", "asked the channel", minutes(2001));
        }
        assertTrue(statements.compare("wechat", DAY, DAY).settled());
        assertEquals(0, statements.compare("alipay", DAY, DAY).matched());
    }

    @Test
    void f07_aDriverWhoLeftAndWhosePaymentNobodyToldIsFoundByTheBill() {
        PaymentOrder first = owed();
        PaymentOrder late = parking.order(first.session().id(), minutes(100));
        assertEquals(
                PaymentOrder.State.VOIDED,
                parking.findOrder(first.number()).orElseThrow().state());
        statements.take("wechat", DAY, List.of(row("w1", first, 600)), "王", minutes(2000));
        assertEquals(LedgerEntry.Kind.FOUND_MONEY, parking.ledger().get(1).kind());
        assertEquals(
                PaymentOrder.State.VOIDED,
                parking.findOrder(late.number()).orElseThrow().state());
        assertEquals(Set.of(), parking.recent(1).get(0).review());
        assertEquals(Money.fen(0), till.debtOf(parking.recent(1).get(0).plate()));
        parking.settle(new PaymentNotice(first.number(), "wechat", "w1", Money.fen(600)), minutes(2100));
        assertEquals(2, parking.ledger().size(), "the call that comes after all");
    }

    @Test
    void aPaymentAtMidnightStandsOnTheDayTheChannelSays() {
        Instant midnight = Instant.parse("2026-03-01T16:00:00Z");
        PaymentOrder order = paid("w1", midnight.plusSeconds(3));
        Reconciliation before = statements.compare("wechat", DAY.plusDays(1), DAY.plusDays(1));
        assertEquals(List.of("w1"), serials(before.oursOnly()));
        StatementRow row =
                new StatementRow(Kind.PAYMENT, "w1", order.number(), Money.fen(600), midnight.minusSeconds(1));
        assertEquals(
                1,
                statements.take("wechat", DAY, List.of(row), "王", minutes(2000)).matched());
        assertEquals(
                List.of(),
                statements.compare("wechat", DAY.plusDays(1), DAY.plusDays(1)).oursOnly());
    }

    @Test
    void refundsAreHeldAgainstOurNumbers() {
        PaymentOrder order = paid("w1", minutes(91));
        Refund refund = till.askRefund(parking.ledger().get(1).id(), Money.fen(200), "王", "x", minutes(92));
        till.refunded(refund.number(), new RefundResult.Done(), minutes(93));
        StatementRow back = new StatementRow(Kind.REFUND, refund.number(), order.number(), Money.fen(200), minutes(93));
        Reconciliation result =
                statements.take("wechat", DAY, List.of(row("w1", order, 600), back), "王", minutes(2000));
        assertEquals(2, result.matched());
        assertTrue(result.settled());
        assertEquals(
                Set.of(),
                parking.recent(1).get(0).review().stream()
                        .filter(Review.UNPAID::equals)
                        .collect(java.util.stream.Collectors.toSet()));
    }

    @Test
    void aCorrectedBillReplacesTheOneBefore() {
        StatementRow wrong = new StatementRow(Kind.PAYMENT, "w9", "D0", Money.fen(700), minutes(91));
        assertEquals(
                1,
                statements
                        .take("wechat", DAY, List.of(wrong), "王", minutes(2000))
                        .theirsOnly()
                        .size());
        assertTrue(statements.take("wechat", DAY, List.of(), "王", minutes(2001)).settled());
    }

    private static List<String> serials(List<Reconciliation.Line> lines) {
        return lines.stream().map(Reconciliation.Line::serial).toList();
    }
}
