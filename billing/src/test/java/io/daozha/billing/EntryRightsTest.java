package io.daozha.billing;

import static io.daozha.billing.Street.CAR;
import static io.daozha.billing.Street.OTHER;
import static io.daozha.billing.Street.TEN;
import static io.daozha.billing.Street.blue;
import static io.daozha.billing.Street.in;
import static io.daozha.billing.Street.minutes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.billing.EntryVerdict.Temporary;
import io.daozha.billing.SiteRules.DebtAtEntry;
import io.daozha.billing.right.CarLock;
import io.daozha.billing.right.PermitType;
import io.daozha.billing.right.VisitorPass;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What rights make of a car that asks to come in, or out. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
class EntryRightsTest extends RightsScenario {
    private static final Plate POLICE = new Plate("湘A1234警", Plate.Colour.WHITE);

    @ParameterizedTest(name = "E02, E04: {0} of a permit of ten days, of grace two: {1} days left")
    @CsvSource({
        "2026-02-28T23:59:59.999999, -",
        "2026-03-01T00:00, 9",
        "2026-03-03T12:00, 7",
        "2026-03-07T12:00, 3",
        "2026-03-10T00:00, 0",
        "2026-03-10T23:59:59.999999, 0",
        "2026-03-11T00:00, -1",
        "2026-03-12T23:59:59.999999, -2",
        "2026-03-13T00:00, -",
    })
    void e04_permitHoldsToItsLastDayAndThroughTheDaysOfGrace(String time, String daysLeft) {
        permit(type(terms -> terms.days(10).graceDays(2)), TODAY, CAR);
        EntryVerdict verdict = parking.mayEnter(CAR, at(time));
        assertEquals(
                daysLeft.equals("-")
                        ? new Temporary(2)
                        : new EntryVerdict.Permitted(HOME, TODAY.plusDays(9), Long.parseLong(daysLeft), 2),
                verdict);
    }

    @ParameterizedTest(name = "by {0} at {1}: permitted {2}")
    @CsvSource({
        "DAY, 07:59:59.999999, false",
        "DAY, 08:00, true",
        "DAY, 17:59:59.999999, true",
        "DAY, 18:00, false",
        "NIGHT, 07:59:59.999999, true",
        "NIGHT, 08:00, false",
        "NIGHT, 17:59:59.999999, false",
        "NIGHT, 18:00, true",
    })
    void aPermitHoldsInItsHoursOnly(String hours, String time, boolean permitted) {
        permit(type(terms -> terms.days(9).hours(hours.equals("DAY") ? DAY : NIGHT)), TODAY, CAR);
        EntryVerdict verdict = parking.mayEnter(CAR, at("2026-03-04T" + time));
        assertEquals(permitted, verdict instanceof EntryVerdict.Permitted, verdict.toString());
    }

    @Test
    @DisplayName("E03 all spaces taken by the household's other cars: in as temporary, or refused, by the type")
    void e03_overflowIsTemporaryOrRefused() {
        Plate third = blue("湘A33333");
        permit(type(terms -> terms.days(9).spaces(2)), TODAY, CAR, OTHER, third);
        parking.record(in(CAR, TEN));
        assertInstanceOf(EntryVerdict.Permitted.class, parking.mayEnter(OTHER, minutes(1)));
        parking.record(in(OTHER, minutes(1)));
        assertEquals(new EntryVerdict.Overflow(HOME, 0), parking.mayEnter(third, minutes(2)));
        // It stands outside, so its space is free.
        assertInstanceOf(EntryVerdict.Permitted.class, parking.mayEnter(CAR, minutes(2)));
        leaves(OTHER, minutes(3));
        assertInstanceOf(EntryVerdict.Permitted.class, parking.mayEnter(third, minutes(4)));

        Plate one = blue("湘A44444");
        Plate two = blue("湘A55555");
        permit(type(terms -> terms.days(9).refused()), TODAY, one, two);
        parking.record(in(one, minutes(5)));
        assertEquals(new EntryVerdict.SpacesTaken(HOME), parking.mayEnter(two, minutes(6)));
        leaves(one, minutes(7));
        assertInstanceOf(EntryVerdict.Permitted.class, parking.mayEnter(two, minutes(8)));
    }

    @ParameterizedTest(name = "E05 at {0}: visitor {1}")
    @CsvSource({
        "2026-03-01T09:59:59.999999, false",
        "2026-03-01T10:00, true",
        "2026-03-01T13:59:59.999999, true",
        "2026-03-01T14:00, false",
    })
    void e05_aPassAdmitsInItsWindow(String time, boolean admitted) {
        rights.givePass(Optional.empty(), Optional.of(CAR), TEN, minutes(240), 1, act(TEN));
        EntryVerdict verdict = parking.mayEnter(CAR, at(time));
        assertEquals(admitted ? new EntryVerdict.Visitor("访客", minutes(240), 2) : new Temporary(2), verdict);
    }

    @Test
    @DisplayName("E05 one use is counted at the passage, not at the opening, however often it is posted")
    void e05_anEntryIsCountedAtThePassage() {
        VisitorPass pass = rights.givePass(Optional.empty(), Optional.of(CAR), TEN, minutes(240), 2, act(TEN));
        parking.mayEnter(CAR, TEN);
        parking.mayEnter(CAR, TEN);
        assertEquals(2, left(pass));
        Passage entry = in(CAR, minutes(1));
        parking.record(entry);
        parking.record(entry);
        assertEquals(1, left(pass));
        leaves(CAR, minutes(30));
        parking.record(in(CAR, minutes(60)));
        assertEquals(0, left(pass));
        leaves(CAR, minutes(70));
        assertInstanceOf(Temporary.class, parking.mayEnter(CAR, minutes(80)));
    }

    @Test
    @DisplayName("E05 the visitor puts his plate on the pass, before he comes or when he is in")
    void e05_aVisitorClaimsHisPass() {
        VisitorPass pass = rights.givePass(Optional.empty(), Optional.empty(), TEN, minutes(240), 1, act(TEN));
        assertInstanceOf(Temporary.class, parking.mayEnter(CAR, minutes(1)));
        parking.record(in(CAR, minutes(2)));
        rights.claimPass(pass.code(), CAR, minutes(60));
        assertEquals(0, left(pass));
        assertInstanceOf(ExitVerdict.Covered.class, parking.mayLeave(CAR, minutes(240)));
        refused("The pass is over", () -> rights.claimPass(pass.code(), OTHER, minutes(61)));
        refused("No pass has this code", () -> rights.claimPass("XXXXXX", OTHER, minutes(61)));
    }

    @Test
    void e05_aWithdrawnPassAdmitsNobodyAndCoversWhoIsIn() {
        VisitorPass pass = rights.givePass(Optional.empty(), Optional.of(CAR), TEN, minutes(240), 2, act(TEN));
        parking.record(in(CAR, minutes(1)));
        rights.withdrawPass(pass.id(), act(minutes(2)));
        assertInstanceOf(ExitVerdict.Covered.class, parking.mayLeave(CAR, minutes(200)));
        leaves(CAR, minutes(200));
        assertInstanceOf(Temporary.class, parking.mayEnter(CAR, minutes(201)));
    }

    @Test
    @DisplayName("E06 full: spaces that are kept for permits are none for temporary cars, and no others are kept")
    void e06_reservedSpacesAreKept() {
        permit(type(terms -> terms.days(9).reserved().spaces(2)), TODAY, CAR, OTHER);
        assertEquals(1, parking.spacesLeft(TEN));
        assertEquals(new Temporary(0), parking.mayEnter(blue("湘B11111"), TEN));
        parking.record(in(blue("湘B11111"), TEN));
        assertEquals(new EntryVerdict.Full(), parking.mayEnter(blue("湘B22222"), TEN));
        assertEquals(0, parking.spacesLeft(TEN));
        // Before its first day and after its last it keeps nothing.
        assertEquals(2, parking.spacesLeft(justBefore(at("2026-03-01T00:00"))));
        assertEquals(2, parking.spacesLeft(at("2026-03-10T00:00")));
        parking.record(in(CAR, TEN));
        assertEquals(new EntryVerdict.Full(), parking.mayEnter(blue("湘B22222"), TEN));
        assertInstanceOf(EntryVerdict.Permitted.class, parking.mayEnter(OTHER, TEN));
    }

    @Test
    void e06_aPermitWithoutAReservedSpaceIsRefusedWhenFull() {
        permit(type(terms -> terms.days(9)), TODAY, CAR);
        permit(type(terms -> terms.days(9).reserved()), TODAY, OTHER);
        fill();
        assertEquals(new EntryVerdict.Full(), parking.mayEnter(CAR, TEN));
        assertEquals(new EntryVerdict.Permitted(HOME, TODAY.plusDays(8), 8, 0), parking.mayEnter(OTHER, TEN));
    }

    @Test
    @DisplayName("E07 on the black list: not in, whatever it has; inside, it may leave")
    void e07_banned() {
        permit(type(terms -> terms.days(9)), TODAY, CAR);
        parking.record(in(CAR, TEN));
        lists.ban(CAR, act(minutes(1)));
        assertInstanceOf(ExitVerdict.Covered.class, parking.mayLeave(CAR, minutes(90)));
        assertEquals(new EntryVerdict.Banned("he asked for it"), parking.mayEnter(CAR, minutes(100)));
        assertFalse(parking.mayEnter(CAR, minutes(100)).admits());
        lists.unban(CAR, act(minutes(101)));
        assertInstanceOf(EntryVerdict.Permitted.class, parking.mayEnter(CAR, minutes(102)));
    }

    @Test
    @DisplayName("E07 locked: it does not leave until the lock is opened by its code or an operator")
    void e07_locked() {
        parking.record(in(CAR, TEN));
        long stay = parking.findOpen(CAR).orElseThrow().id();
        CarLock lock = lists.lock(CAR, act(minutes(1)));
        assertEquals(new ExitVerdict.Locked(stay), parking.mayLeave(CAR, minutes(5)));
        assertFalse(lists.unlock(CAR, lock.code().equals("000000") ? "000001" : "000000", minutes(6)));
        assertInstanceOf(ExitVerdict.Locked.class, parking.mayLeave(CAR, minutes(7)));
        assertTrue(lists.unlock(CAR, lock.code(), minutes(8)));
        assertInstanceOf(ExitVerdict.NothingDue.class, parking.mayLeave(CAR, minutes(9)));
    }

    @Test
    void e07_afterFiveWrongCodesOnlyAnOperatorOpens() {
        parking.record(in(CAR, TEN));
        CarLock lock = lists.lock(CAR, act(minutes(1)));
        for (int n = 0; n < 5; n++) {
            assertFalse(lists.unlock(CAR, "no code", minutes(2)));
        }
        assertFalse(lists.unlock(CAR, lock.code(), minutes(3)));
        lists.unlock(CAR, act(minutes(4)));
        assertInstanceOf(ExitVerdict.NothingDue.class, parking.mayLeave(CAR, minutes(5)));
        // What a locked car owes is not forgotten, and a car that is outside can be locked for next time.
        lists.lock(OTHER, act(minutes(6)));
        refused("is locked already", () -> lists.lock(OTHER, act(minutes(7))));
        refused("is not locked", () -> lists.unlock(CAR, act(minutes(8))));
    }

    @Test
    @DisplayName("E08 emergency vehicles come in at once, even when full, and pay nothing, with the reason")
    void e08_emergencyVehicles() {
        fill();
        assertEquals(new EntryVerdict.Exempt("警车"), parking.mayEnter(POLICE, TEN));
        assertEquals(new EntryVerdict.Exempt("武警车"), parking.mayEnter(white("WJ湘1234X"), TEN));
        assertEquals(new EntryVerdict.Exempt("军车"), parking.mayEnter(white("KA12345"), TEN));
        assertEquals(new EntryVerdict.Exempt("应急救援车"), parking.mayEnter(white("湘X1234应急"), TEN));
        assertEquals(new EntryVerdict.Full(), parking.mayEnter(white("湘A12345"), TEN));
        assertEquals(new EntryVerdict.Full(), parking.mayEnter(blue(POLICE.text()), TEN));
        parking.record(in(POLICE, TEN));
        ParkingSession stay = leaves(POLICE, minutes(3000));
        assertEquals("EXEMPT 1T10:00", told(stay));
        assertEquals("警车", stay.charge().orElseThrow().tariff());
        assertEquals(Money.fen(0), worth(stay));
    }

    @ParameterizedTest(name = "E08 papers to 10 March, at {0}: exempt {1}")
    @CsvSource({
        "2026-02-28T23:59:59.999999, false",
        "2026-03-01T00:00, true",
        "2026-03-10T23:59:59.999999, true",
        "2026-03-11T00:00, false",
    })
    void e08_papersHoldToTheirLastDay(String time, boolean exempt) {
        lists.exempt(CAR, "残疾人专用", TODAY, Optional.of(TODAY.plusDays(9)), act(TEN));
        assertEquals(exempt, parking.mayEnter(CAR, at(time)) instanceof EntryVerdict.Exempt);
    }

    @Test
    @DisplayName("E09 unpaid debt: reminded and admitted, or asked to pay first")
    void e09_debt() {
        parking.record(in(CAR, TEN));
        assertEquals(new Temporary(2), parking.mayEnter(CAR, minutes(90)), "what is not over is no debt");
        ParkingSession owed = leaves(CAR, minutes(90));
        Instant later = minutes(600);
        assertEquals(new EntryVerdict.Reminded(Money.fen(600), new Temporary(2)), parking.mayEnter(CAR, later));
        EntryVerdict.PayFirst first =
                assertInstanceOf(EntryVerdict.PayFirst.class, mayEnterWhereDebtsComeFirst(CAR, later));
        assertEquals(Money.fen(600), first.debt().due());
        permit(type(terms -> terms.days(9)), TODAY, CAR);
        assertInstanceOf(EntryVerdict.PayFirst.class, mayEnterWhereDebtsComeFirst(CAR, later));
        assertEquals(new Temporary(2), parking.mayEnter(new Plate(CAR.text(), Plate.Colour.YELLOW), later));

        PaymentOrder order = parking.order(owed.id(), later);
        parking.settle(new PaymentNotice(order.number(), "wechat", "w1", order.amount()), later);
        assertInstanceOf(EntryVerdict.Permitted.class, parking.mayEnter(CAR, later));
        assertInstanceOf(EntryVerdict.Permitted.class, mayEnterWhereDebtsComeFirst(CAR, later));
    }

    private EntryVerdict mayEnterWhereDebtsComeFirst(Plate plate, Instant at) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Admission.judge(plate, at, parking.capacity(), DebtAtEntry.PAY_FIRST));
    }

    @Test
    @DisplayName("E18 the same text in another colour has none of these rights")
    void e18_everyRightIsOfTextAndColour() {
        Plate yellow = new Plate(CAR.text(), Plate.Colour.YELLOW);
        PermitType type = type(terms -> terms.days(9));
        permit(type, TODAY, CAR);
        assertInstanceOf(Temporary.class, parking.mayEnter(yellow, TEN));
        parking.record(in(yellow, TEN));
        parking.record(in(CAR, TEN));
        assertEquals("TEMPORARY 1T10:00", told(leaves(yellow, minutes(60))));
        assertEquals("PERMIT 1T10:00", told(leaves(CAR, minutes(60))));

        Plate visitor = blue("湘A66666");
        Plate banned = blue("湘A77777");
        Plate free = blue("湘A88888");
        rights.givePass(Optional.empty(), Optional.of(visitor), TEN, minutes(240), 1, act(TEN));
        lists.ban(banned, act(TEN));
        lists.exempt(free, "救护车", TODAY, Optional.empty(), act(TEN));
        lists.lock(free, act(TEN));
        for (Plate blue : new Plate[] {visitor, banned, free}) {
            Plate other = new Plate(blue.text(), Plate.Colour.YELLOW);
            assertInstanceOf(Temporary.class, parking.mayEnter(other, minutes(61)));
            parking.record(in(other, minutes(61)));
            assertInstanceOf(ExitVerdict.NothingDue.class, parking.mayLeave(other, minutes(70)));
            leaves(other, minutes(70));
        }
    }

    private static Plate white(String text) {
        return new Plate(text, Plate.Colour.WHITE);
    }

    private int left(VisitorPass pass) {
        return rights.passes(0, 50).rows().stream()
                .filter(one -> one.id() == pass.id())
                .findFirst()
                .orElseThrow()
                .left();
    }
}
