package io.daozha.billing;

import static io.daozha.billing.Street.TEN;
import static io.daozha.billing.Street.blue;
import static io.daozha.billing.Street.in;
import static io.daozha.billing.Street.minutes;
import static io.daozha.billing.Street.out;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.billing.fixtures.EmptyBooks;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What pages ask of the ledger: days, entries by what they are about, debts, refunds and sheets of coupons. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
class PagesOfMoneyTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final long NEWEST = Long.MAX_VALUE;

    @Inject
    Parking parking;

    @Inject
    Ledger ledger;

    @Inject
    Till till;

    @Inject
    Vouchers vouchers;

    @Inject
    EmptyBooks books;

    private int cars;

    @BeforeEach
    void emptyBooks() throws SQLException {
        books.open();
    }

    private long comes() {
        Plate car = blue("湘A%05d".formatted(++cars));
        parking.record(in(car, TEN));
        return parking.findOpen(car).orElseThrow().id();
    }

    private long pays(long stay, String channel, long minute) {
        PaymentOrder order = parking.order(stay, minutes(minute));
        Settlement unused = parking.settle(
                new PaymentNotice(order.number(), channel, channel + order.number(), order.amount()), minutes(minute));
        return ledger.lines(LedgerFilter.ALL, NEWEST, 1).get(0).entry().id();
    }

    @Test
    void daysAreCutAtMidnightOfTheirZone() {
        pays(comes(), "wechat", 60 * 14 - 1);
        pays(comes(), "wechat", 60 * 14);
        pays(comes(), "alipay", 60 * 14);
        List<DaySheet> days = ledger.days(DAY.minusDays(1), DAY.plusDays(1), SHANGHAI);
        assertEquals(
                List.of(DAY.minusDays(1), DAY, DAY.plusDays(1)),
                days.stream().map(DaySheet::day).toList());
        assertEquals(List.of(), days.get(0).takings());
        assertEquals(
                List.of("wechat"),
                days.get(1).takings().stream().map(ShiftSheet.Takings::channel).toList());
        assertEquals(
                List.of("alipay", "wechat"),
                days.get(2).takings().stream().map(ShiftSheet.Takings::channel).toList());
        assertEquals(days.get(2).in(), days.get(2).net());
        assertTrue(days.get(2).net().minor() > days.get(1).net().minor());
    }

    @Test
    void aDayTellsWhatWasChargedGivenBackAndGivenUp() {
        long stay = comes();
        long entry = pays(stay, "wechat", 90);
        Refund refund = till.askRefund(entry, Money.fen(100), "王", "x", minutes(91));
        till.refunded(refund.number(), new RefundResult.Done(), minutes(92));
        Money waived = till.waive(comes(), "王", "ambulance", minutes(90));
        DaySheet day = ledger.days(DAY, DAY, SHANGHAI).get(0);
        assertEquals(Money.fen(600), day.in());
        assertEquals(Money.fen(100), day.back());
        assertEquals(Money.fen(500), day.net());
        assertEquals(waived, day.writtenOff());
        assertEquals(Money.fen(0), day.charged());
        parking.record(out(blue("湘A00002"), minutes(91)));
        assertEquals(Money.fen(600), ledger.days(DAY, DAY, SHANGHAI).get(0).charged());
    }

    @Test
    void entriesAreFoundAndPaged() {
        long first = pays(comes(), "wechat", 45);
        long stay = comes();
        long second = pays(stay, "alipay", 90);
        long third = pays(comes(), "wechat", 120);
        assertEquals(List.of(third, second), found(LedgerFilter.ALL, NEWEST, 2));
        assertEquals(List.of(first), found(LedgerFilter.ALL, second, 2));
        assertEquals(List.of(second), found(filter(Map.of("channel", "alipay")), NEWEST, 9));
        assertEquals(List.of(second), found(filter(Map.of("plate", "湘A00002")), NEWEST, 9));
        assertEquals(List.of(third, second, first), found(filter(Map.of("plate", "湘A")), NEWEST, 9));
        assertEquals(List.of(), found(filter(Map.of("plate", "%")), NEWEST, 9), "no wildcard");
        assertEquals(List.of(), found(filter(Map.of("plate", "湘_")), NEWEST, 9), "nor this one");
        assertEquals(List.of(second), found(filter(Map.of("stay", Long.toString(stay))), NEWEST, 9));
        LedgerFilter hour = new LedgerFilter(
                Optional.of(minutes(90)),
                Optional.of(minutes(120)),
                Optional.of(LedgerEntry.Kind.PAID),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        assertEquals(List.of(second), found(hour, NEWEST, 9), "from is in it, to is not");
        assertEquals(
                blue("湘A00002"), ledger.line(second).flatMap(Ledger.Line::plate).orElseThrow());
        assertEquals(Map.of(stay, blue("湘A00002")), ledger.plates(List.of(stay)));
    }

    @Test
    void entriesOfADayComeByTheirTimePageByPage() {
        long late = pays(comes(), "wechat", 300);
        long early = pays(comes(), "wechat", 45);
        long middle = pays(comes(), "alipay", 120);
        long atOnce = pays(comes(), "wechat", 120);
        LedgerFilter day = new LedgerFilter(
                Optional.of(minutes(0)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        assertEquals(List.of(late, atOnce), found(day, NEWEST, 2));
        assertEquals(List.of(middle, early), found(day, atOnce, 2));
        assertEquals(List.of(), found(day, early, 2));
        assertEquals(List.of(atOnce, middle), found(LedgerFilter.ALL, NEWEST, 2), "without a time by number");
    }

    private static LedgerFilter filter(Map<String, String> by) {
        return new LedgerFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(by.get("channel")),
                Optional.ofNullable(by.get("plate")),
                Optional.ofNullable(by.get("stay")).map(Long::valueOf),
                Optional.empty());
    }

    private List<Long> found(LedgerFilter filter, long before, int limit) {
        return ledger.lines(filter, before, limit).stream()
                .map(line -> line.entry().id())
                .toList();
    }

    @Test
    void x10_debtsArePagedAndSummed() {
        assertEquals(new Ledger.Owed(0, Money.fen(0)), ledger.owed());
        for (int debtors = 0; debtors < 3; debtors++) {
            long unused = comes();
            parking.record(out(blue("湘A%05d".formatted(cars)), minutes(90)));
        }
        assertEquals(new Ledger.Owed(3, Money.fen(1800)), ledger.owed());
        List<Debt> newest = ledger.debts("", NEWEST, 2);
        assertEquals(
                List.of("湘A00003", "湘A00002"),
                newest.stream().map(debt -> debt.plate().text()).toList());
        assertEquals(1, ledger.debts("", newest.get(1).session(), 2).size());
        assertEquals(1, ledger.debts("湘A00001", NEWEST, 2).size());
        assertEquals(List.of(), ledger.debts("_", NEWEST, 2));
    }

    @Test
    void refundsArePagedInTheOrderOfBeingAskedFor() {
        long entry = pays(comes(), "wechat", 90);
        assertEquals(Optional.of(Money.fen(600)), till.refundable(entry));
        Refund first = till.askRefund(entry, Money.fen(100), "王", "x", minutes(91));
        Refund second = till.askRefund(entry, Money.fen(200), "王", "x", minutes(91));
        assertEquals(Optional.of(Money.fen(300)), till.refundable(entry));
        EnumSet<Refund.State> all = EnumSet.allOf(Refund.State.class);
        List<Refund> page = till.refunds(all, NEWEST, 1);
        assertEquals(List.of(second.number()), page.stream().map(Refund::number).toList());
        assertEquals(
                List.of(first.number()),
                till.refunds(all, page.get(0).serial(), 9).stream()
                        .map(Refund::number)
                        .toList());
        assertEquals(List.of(), till.refunds(EnumSet.of(Refund.State.ASKED), NEWEST, 9));
        assertEquals(Optional.empty(), till.refundable(987_654_321));
    }

    @Test
    void x17_aSheetIsGivenWholeOrNotAtAll() {
        long shop = vouchers.agree("粉店", 3).id();
        DeskException refused = assertThrows(
                DeskException.class,
                () -> vouchers.give(shop, 4, Coupon.Kind.MINUTES, 60, Optional.empty(), TEN, minutes(600)));
        assertEquals("粉店的额度是 3 张，还剩 3 张。", refused.in(Locale.CHINESE));
        assertEquals("粉店 may give out 3 coupons, 3 are left", refused.in(Locale.ENGLISH));
        assertEquals(0, vouchers.standing(shop).orElseThrow().given());
        List<Coupon> sheet = vouchers.give(shop, 3, Coupon.Kind.MINUTES, 60, Optional.empty(), TEN, minutes(600));
        assertEquals(3, vouchers.sheet(shop, TEN).size());
        vouchers.present(sheet.get(0).code(), comes(), minutes(10));
        assertEquals(
                List.of(new Vouchers.Batch(TEN, Coupon.Kind.MINUTES, 60, minutes(600), 3, 1, 0)),
                vouchers.batches(shop, 9));
        assertEquals(0, vouchers.standing(shop).orElseThrow().left());
    }

    @Test
    void shiftsAreListedNewestFirst() {
        ShiftSheet first = till.openShift("王", Money.fen(100), minutes(0));
        till.handOver("王", Money.fen(100), "", "李", minutes(10));
        assertEquals(
                List.of("李", "王"),
                till.shifts(NEWEST, 9).stream().map(ShiftSheet::operator).toList());
        assertEquals(List.of(), till.shifts(first.shift(), 9));
    }
}
