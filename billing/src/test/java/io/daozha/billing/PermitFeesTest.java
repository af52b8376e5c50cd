package io.daozha.billing;

import static io.daozha.billing.Street.TEN;
import static io.daozha.billing.Street.blue;
import static io.daozha.billing.Street.minutes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.billing.LedgerEntry.Kind;
import io.daozha.billing.PaymentOffer.Way;
import io.daozha.billing.Settlement.Became;
import io.daozha.billing.Settlement.OfFee;
import io.daozha.billing.payment.Checkout;
import io.daozha.billing.payment.SimulatedProvider;
import io.daozha.billing.right.Household;
import io.daozha.billing.right.HouseholdRights;
import io.daozha.billing.right.NotGrantedException;
import io.daozha.billing.right.Permit;
import io.daozha.billing.right.PermitType;
import io.daozha.billing.right.UnknownNumberException;
import io.daozha.billing.search.MonthReport;
import io.daozha.billing.search.Reports;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Permits cost what their type says, in the same ledger, by the same orders, through the same function as stays. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
class PermitFeesTest extends RightsScenario {
    private static final Plate CAR = blue("湘A12345");
    private static final Money PRICE = Money.fen(15_000);

    @Inject
    Fees fees;

    @Inject
    OrderBook orders;

    @Inject
    Till till;

    @Inject
    Ledger ledger;

    @Inject
    Statements statements;

    @Inject
    Reports reports;

    @Inject
    HouseholdRights households;

    @Inject
    DataSource database;

    private Permit granted() {
        return permit(type(terms -> terms.days(30)), TODAY, CAR);
    }

    private PermitFee fee(Permit permit) {
        return fees.ofPermit(permit.id()).get(0);
    }

    private static PaymentNotice paid(PaymentOrder order, String serial) {
        return new PaymentNotice(order.number(), "wechat", serial, order.amount());
    }

    private List<Kind> kinds() {
        return parking.ledger().stream().map(LedgerEntry::kind).toList();
    }

    @Test
    void aPermitThatIsGrantedOwesItsPriceAndAPersonAnswersForIt() {
        PermitFee fee = fee(granted());
        assertEquals(PRICE, fee.due());
        assertEquals(Optional.of("operator"), fee.givenBy());
        assertEquals(Optional.of("he asked for it"), fee.reason());
        assertEquals(LocalDate.of(2026, 3, 30), fee.lastDay());
        assertEquals(List.of(Kind.CHARGED), kinds());
        assertEquals(1, fees.owed("402", Long.MAX_VALUE, 9).size());
    }

    @Test
    void callBackAndPollAreBookedOnceByTheSameFunction() {
        PermitFee fee = fee(granted());
        PaymentOrder order = orders.orderFee(fee.id(), minutes(1));
        assertEquals(order.number(), orders.orderFee(fee.id(), minutes(2)).number());
        assertEquals(new OfFee(fee.id(), Became.POSTED), parking.settle(paid(order, "W1"), minutes(3)));
        assertEquals(new OfFee(fee.id(), Became.ALREADY_TAKEN), parking.settle(paid(order, "W1"), minutes(4)));
        assertEquals(List.of(Kind.CHARGED, Kind.PAID), kinds());
        assertEquals(Money.fen(0), fee.due());
        assertEquals(List.of(), fees.owed("", Long.MAX_VALUE, 9));
        assertThrows(NothingDueException.class, () -> orders.orderFee(fee.id(), minutes(5)));
    }

    @Test
    void anOldOrderIsVoidedAndItsMoneyIsCreditThatGoesBack() {
        PermitFee fee = fee(granted());
        PaymentOrder old = orders.orderFee(fee.id(), minutes(1));
        PaymentOrder next = orders.orderFee(fee.id(), minutes(500));
        assertEquals(
                PaymentOrder.State.VOIDED,
                parking.findOrder(old.number()).orElseThrow().state());
        assertEquals(new OfFee(fee.id(), Became.POSTED), parking.settle(paid(next, "W1"), minutes(501)));
        assertEquals(new OfFee(fee.id(), Became.FOUND_MONEY), parking.settle(paid(old, "W2"), minutes(502)));
        assertEquals(PRICE.times(-1), fee.balance());
        LedgerEntry twice = parking.ledger().get(2);
        String refund = till.askRefund(twice.id(), PRICE, "王", "paid twice", minutes(503))
                .number();
        till.approveRefund(refund, "李", minutes(504));
        till.refunded(refund, new RefundResult.Done(), minutes(505));
        assertEquals(Money.fen(0), fee.balance());
        assertEquals(List.of(Kind.CHARGED, Kind.PAID, Kind.FOUND_MONEY, Kind.REFUNDED), kinds());
    }

    @Test
    void anotherSumIsNotBooked() {
        PaymentOrder order = orders.orderFee(fee(granted()).id(), minutes(1));
        Settlement became = parking.settle(new PaymentNotice(order.number(), "wechat", "W1", Money.fen(1)), minutes(2));
        assertEquals(new Settlement.AmountDiffers(order.number(), PRICE, Money.fen(1)), became);
        till.acceptUnclear(till.unclear().get(0).id(), "王", "the channel has it", minutes(3));
        assertEquals(Money.fen(14_999), fee(rights.allPermits().get(0)).due());
    }

    @Test
    void theChannelsTakeFeesAsTheyTakeStays() {
        SimulatedProvider channel = new SimulatedProvider();
        Checkout checkout = new Checkout(parking, orders, till, List.of(channel), stay -> {});
        PermitFee fee = fee(granted());
        PaymentOffer offer = checkout.askFee(fee.id(), channel.channel(), Way.LINK, "", minutes(1));
        channel.pay(offer.order());
        checkout.look(minutes(2));
        assertEquals(List.of(Kind.CHARGED, Kind.PAID), kinds());
        assertEquals(List.of(), orders.unfinished());
    }

    @Test
    void cashForAPermitStandsInTheShift() {
        PermitFee fee = fee(granted());
        assertThrows(DeskException.class, () -> till.takeFeeInCash(fee.id(), PRICE, "王", minutes(1)));
        till.openShift("王", Money.fen(0), minutes(1));
        CashReceipt receipt = till.takeFeeInCash(fee.id(), Money.fen(20_000), "王", minutes(2));
        assertEquals(Money.fen(5_000), receipt.change());
        assertEquals(Optional.of(HOME), receipt.holder());
        assertEquals(PRICE, till.currentShift().orElseThrow().expected());
    }

    @Test
    void aFeeIsGivenUpByAPersonForAReason() {
        PermitFee fee = fee(granted());
        assertThrows(DeskException.class, () -> till.waiveFee(fee.id(), "王", " ", minutes(1)));
        assertEquals(PRICE, till.waiveFee(fee.id(), "王", "the caretaker's own car", minutes(1)));
        assertEquals(Money.fen(0), fee.due());
        assertThrows(NothingDueException.class, () -> till.waiveFee(fee.id(), "王", "again", minutes(2)));
    }

    @Test
    void theRefundOfAnUnusedTermLeavesNoDebt() {
        Permit permit = granted();
        parking.settle(paid(orders.orderFee(fee(permit).id(), minutes(1)), "W1"), minutes(2));
        rights.cancel(permit.id(), TODAY.plusDays(9), act(minutes(3)));
        LedgerEntry payment = parking.ledger().get(1);
        String refund = till.askRefund(payment.id(), Money.fen(10_000), "王", "20 of 30 days", minutes(4))
                .number();
        till.approveRefund(refund, "李", minutes(5));
        till.refunded(refund, new RefundResult.Done(), minutes(6));
        assertEquals(Money.fen(0), fee(permit).due());
        assertEquals(List.of(Kind.CHARGED, Kind.PAID, Kind.REFUNDED, Kind.WRITTEN_OFF), kinds());
    }

    @Test
    void aResidentRenewsByPayingAndNotBefore() {
        Household home = rights.openHousehold(HOME, new Household.Quota(2, 2, 2), Optional.empty(), act(TEN));
        PermitType monthly = type(terms -> terms.days(30));
        Permit permit = rights.grant(monthly.id(), Optional.of(home.id()), HOME, List.of(CAR), TODAY, act(TEN));
        till.waiveFee(fee(permit).id(), "王", "a gift", minutes(1));
        PermitFee next = households.renewByPaying(home.id(), permit.id(), minutes(2));
        assertEquals(
                next.id(),
                households.renewByPaying(home.id(), permit.id(), minutes(3)).id());
        assertFalse(next.began());
        assertEquals(LocalDate.of(2026, 3, 30), rights.permit(permit.id()).lastDay());
        PaymentOrder order = orders.orderFee(next.id(), minutes(4));
        assertEquals(new OfFee(next.id(), Became.POSTED), parking.settle(paid(order, "W1"), minutes(5)));
        assertEquals(LocalDate.of(2026, 4, 29), rights.permit(permit.id()).lastDay());
        assertTrue(households.fee(home.id(), next.id()).began());
        assertEquals(2, households.fees(home.id()).size());
        Household other = rights.openHousehold("3栋 403", new Household.Quota(2, 2, 2), Optional.empty(), act(TEN));
        assertThrows(UnknownNumberException.class, () -> households.fee(other.id(), next.id()));
        assertThrows(UnknownNumberException.class, () -> households.renewByPaying(other.id(), permit.id(), minutes(6)));
    }

    @Test
    void moneyForATermThatCanNoLongerBeginIsCredit() {
        Permit permit = granted();
        till.waiveFee(fee(permit).id(), "王", "a gift", minutes(1));
        PermitFee next = fees.renewByPaying(permit.id(), minutes(2));
        PaymentOrder order = orders.orderFee(next.id(), minutes(3));
        rights.cancel(permit.id(), TODAY, act(minutes(4)));
        assertEquals(new OfFee(next.id(), Became.FOUND_MONEY), parking.settle(paid(order, "W1"), minutes(5)));
        assertFalse(fees.find(next.id()).orElseThrow().began());
        assertThrows(NotGrantedException.class, () -> fees.renewByPaying(permit.id(), minutes(6)));
    }

    @Test
    void aTermThatWaitsFollowsThePermit() {
        Permit permit = granted();
        PermitFee next = fees.renewByPaying(permit.id(), minutes(1));
        assertEquals(LocalDate.of(2026, 4, 29), next.lastDay());
        rights.renew(permit.id(), act(minutes(2)));
        assertEquals(
                LocalDate.of(2026, 5, 29), fees.find(next.id()).orElseThrow().lastDay());
        PaymentOrder order = orders.orderFee(next.id(), minutes(3));
        parking.settle(paid(order, "W1"), minutes(4));
        assertEquals(LocalDate.of(2026, 5, 29), rights.permit(permit.id()).lastDay());
        assertEquals(
                LocalDate.of(2026, 4, 30), fees.find(next.id()).orElseThrow().firstDay());
    }

    @Test
    void aPermitThatRestsIsNotRenewedByPayingButMoneyUnderWayIsHonoured() {
        Permit permit = granted();
        PermitFee next = fees.renewByPaying(permit.id(), minutes(1));
        PaymentOrder order = orders.orderFee(next.id(), minutes(2));
        rights.freeze(permit.id(), TODAY.plusDays(1), act(minutes(3)));
        assertThrows(NotGrantedException.class, () -> fees.renewByPaying(permit.id(), minutes(4)));
        assertEquals(new OfFee(next.id(), Became.POSTED), parking.settle(paid(order, "W1"), minutes(5)));
        assertEquals(LocalDate.of(2026, 4, 29), rights.permit(permit.id()).lastDay());
    }

    @Test
    void whatCostsNothingHasNoFee() {
        Permit plain = parking.grant(CAR, HOME, TODAY, TODAY.plusDays(10));
        assertEquals(List.of(), fees.ofPermit(plain.id()));
        assertThrows(NothingDueException.class, () -> fees.renewByPaying(plain.id(), TEN));
        assertThrows(
                NothingDueException.class,
                () -> orders.orderFee(fee(granted(blue("湘A54321"))).id(), farAway()));
    }

    private Permit granted(Plate plate) {
        Permit permit = permit(type(terms -> terms), TODAY, plate);
        till.waiveFee(fee(permit).id(), "王", "a gift", TEN);
        return permit;
    }

    private static Instant farAway() {
        return minutes(100_000);
    }

    @Test
    void theChannelsBillSettlesAFeeThatNobodyToldOf() {
        PaymentOrder order = orders.orderFee(fee(granted()).id(), minutes(1));
        StatementRow row =
                new StatementRow(StatementRow.Kind.PAYMENT, "W1", order.number(), order.amount(), minutes(2));
        Reconciliation lists = statements.take("wechat", TODAY, List.of(row), "王", minutes(3));
        assertEquals(1, lists.matched());
        assertEquals(Money.fen(0), fee(rights.allPermits().get(0)).due());
    }

    @Test
    void reportsAndLedgerKeepPermitsApart() throws Exception {
        PermitFee fee = fee(granted());
        parking.settle(paid(orders.orderFee(fee.id(), minutes(1)), "W1"), minutes(2));
        DaySheet day = ledger.days(TODAY, TODAY, SHANGHAI).get(0);
        assertEquals(PRICE, day.permits());
        assertEquals(Money.fen(0), day.charged());
        assertEquals(PRICE, day.in());
        List<MonthReport.Takings> takings = reports.of(TODAY, TODAY, SHANGHAI).takings();
        assertEquals(2, takings.size());
        assertTrue(takings.stream().allMatch(one -> one.colour().isEmpty()));
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select sum_up_everything()");
        }
        assertEquals(takings, reports.of(TODAY, TODAY, SHANGHAI).takings());
        Ledger.Line line = ledger.lines(LedgerFilter.ALL, Long.MAX_VALUE, 1).get(0);
        assertEquals(fee.id(), line.fee().orElseThrow().id());
        assertEquals(Optional.empty(), line.plate());
    }

    @Test
    void theDatabaseRefusesAnEntryOfNothingAndOfBoth() throws Exception {
        PermitFee fee = fee(granted());
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            assertThrows(
                    SQLException.class,
                    () -> statement.execute("insert into ledger_entry (kind, amount, currency, at)"
                            + " values ('CHARGED', 1, 'CNY', now())"));
            assertThrows(
                    SQLException.class,
                    () -> statement.execute("insert into ledger_entry (permit_fee, kind, amount, currency, at) values ("
                            + fee.id() + ", 'CHARGED', 1, 'CNY', now())"));
            assertThrows(
                    SQLException.class,
                    () -> statement.execute("update permit_fee set given_by = null where id = " + fee.id()));
        }
    }
}
