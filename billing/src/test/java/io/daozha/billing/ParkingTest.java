package io.daozha.billing;

import static io.daozha.billing.Street.CAR;
import static io.daozha.billing.Street.OTHER;
import static io.daozha.billing.Street.TEN;
import static io.daozha.billing.Street.blue;
import static io.daozha.billing.Street.in;
import static io.daozha.billing.Street.minutes;
import static io.daozha.billing.Street.on;
import static io.daozha.billing.Street.out;
import static io.daozha.billing.Street.uncertain;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.billing.Charge.Line.Kind;
import io.daozha.billing.OutboxRow.Fact;
import io.daozha.billing.ParkingSession.State;
import io.daozha.billing.fixtures.EmptyBooks;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.panache.common.Sort;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who may pass, and what a passage means. Three spaces. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
class ParkingTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

    @Inject
    Parking parking;

    @Inject
    EmptyBooks books;

    @BeforeEach
    void emptyBooks() throws SQLException {
        books.open();
    }

    @AfterEach
    void theBooksAddUp() {
        assertEquals(List.of(), parking.audit());
    }

    @Test
    void e01_aTemporaryCarComesIn() {
        assertEquals(new EntryVerdict.Temporary(2), parking.mayEnter(CAR, TEN));
        parking.record(in(CAR, TEN));
        ParkingSession stay = parking.findOpen(CAR).orElseThrow();
        assertEquals(TEN, stay.enteredAt());
        assertEquals("entry", stay.entry().lane());
        assertEquals(Optional.of("湘A12345.jpg"), stay.entry().picture());
        assertEquals(0.97, stay.entry().reading().orElseThrow().confidence());
        assertEquals(Set.of(), stay.review());
        assertEquals(1, parking.occupied());
        assertEquals(new EntryVerdict.Temporary(1), parking.mayEnter(OTHER, TEN));
    }

    @Test
    void e02_aPermitIsNamedWithItsDaysLeft() {
        parking.grant(CAR, "3栋 402", TODAY.minusDays(5), TODAY.plusDays(7));
        assertEquals(new EntryVerdict.Permitted("3栋 402", TODAY.plusDays(7), 7, 2), parking.mayEnter(CAR, TEN));
        // 16:00 UTC is the next day in Shanghai.
        assertInstanceOf(EntryVerdict.Permitted.class, parking.mayEnter(CAR, minutes(14 * 60 - 1 + 7 * 1440)));
        assertInstanceOf(EntryVerdict.Temporary.class, parking.mayEnter(CAR, minutes(14 * 60 + 7 * 1440)));
        parking.grant(CAR, "3栋 402", TODAY.minusDays(5), TODAY.plusDays(30));
        assertInstanceOf(EntryVerdict.Permitted.class, parking.mayEnter(CAR, minutes(14 * 60 + 7 * 1440)));
        assertEquals(1, parking.permits().size());
    }

    @Test
    void e06_aFullCarParkTakesPermitsOnly() {
        parking.record(in(blue("湘A00001"), TEN));
        parking.record(in(blue("湘A00002"), TEN));
        assertEquals(new EntryVerdict.Temporary(0), parking.mayEnter(CAR, TEN));
        parking.record(in(blue("湘A00003"), TEN));
        assertEquals(new EntryVerdict.Full(), parking.mayEnter(CAR, TEN));
        // Its old stay gives way to the new one.
        assertEquals(new EntryVerdict.Temporary(0), parking.mayEnter(blue("湘A00001"), TEN));
        parking.grant(OTHER, "3栋 402", TODAY, TODAY);
        assertEquals(new EntryVerdict.Permitted("3栋 402", TODAY, 0, 0), parking.mayEnter(OTHER, TEN));
        assertEquals(new EntryVerdict.Full(), parking.mayEnter(blue("湘A00001"), TEN), "the space is kept");
    }

    @Test
    void e10_aTicketStandsForACarWithoutAPlate() {
        Plate ticket = parking.issueTicket();
        assertEquals(Plate.Colour.TICKET, ticket.colour());
        assertTrue(ticket.text().matches("无[234679ACDEFHJKMNPRTWXY]{7}"), ticket.text());
        assertNotEquals(ticket, parking.issueTicket());
        parking.record(in(ticket, TEN));
        assertInstanceOf(ExitVerdict.NothingDue.class, parking.mayLeave(ticket, minutes(5)));
    }

    @Test
    void e12_aCarThatComesInTwiceHadAnUnseenExit() {
        parking.record(in(CAR, TEN));
        parking.record(in(CAR, minutes(300)));
        ParkingSession old = parking.recent(2).get(1);
        assertEquals(State.EXIT_UNSEEN, old.state());
        assertEquals(Set.of(Review.EXIT_UNSEEN), old.review());
        assertEquals(Optional.empty(), old.charge());
        assertEquals(Money.fen(0), old.balance());
        assertEquals(minutes(300), parking.findOpen(CAR).orElseThrow().enteredAt());
        parking.record(out(CAR, minutes(320)));
        assertEquals(List.of(), parking.ledger());
        assertEquals(
                List.of(Fact.STAY_OPENED, Fact.EXIT_UNSEEN, Fact.STAY_OPENED, Fact.STAY_CLOSED),
                outbox().stream()
                        .map(OutboxRow::fact)
                        .filter(fact -> fact != Fact.PASSAGE)
                        .toList());
    }

    @Test
    void e18_blueAndYellowAreTwoCars() {
        Plate yellow = new Plate(CAR.text(), Plate.Colour.YELLOW);
        parking.grant(yellow, "3栋 402", TODAY, TODAY);
        parking.record(in(CAR, TEN));
        parking.record(in(yellow, TEN));
        assertEquals(2, parking.occupied());
        parking.record(out(yellow, minutes(90)));
        assertEquals(CAR, parking.inside().get(0).plate());
        assertInstanceOf(ExitVerdict.Due.class, parking.mayLeave(CAR, minutes(90)));
        assertInstanceOf(EntryVerdict.Temporary.class, parking.mayEnter(CAR, minutes(90)));
    }

    @Test
    void x01_aPermitThatHoldsAllThroughCoversTheStay() {
        parking.grant(CAR, "3栋 402", TODAY, TODAY.plusDays(2));
        parking.record(in(CAR, TEN));
        long stay = parking.findOpen(CAR).orElseThrow().id();
        assertEquals(new ExitVerdict.Covered(stay, "3栋 402"), parking.mayLeave(CAR, minutes(2000)));
        parking.record(out(CAR, minutes(2000)));
        Charge charge = parking.recent(1).get(0).charge().orElseThrow();
        assertEquals("3栋 402", charge.tariff());
        assertEquals(Kind.PERMIT, charge.lines().get(0).kind());
        assertEquals(Money.fen(0), charge.total());
    }

    @Test
    void x18_aPermitThatHoldsOnlyInPartCoversThatPart() {
        parking.grant(CAR, "3栋 402", TODAY.minusDays(9), TODAY);
        parking.record(in(CAR, minutes(600)));
        ExitVerdict.Due due = assertInstanceOf(ExitVerdict.Due.class, parking.mayLeave(CAR, minutes(900)));
        // From midnight to one.
        assertEquals(Money.fen(300), due.quote().due());
    }

    @Test
    void x02_withinTheFreeMinutesNothingIsDue() {
        parking.record(in(CAR, TEN));
        long stay = parking.findOpen(CAR).orElseThrow().id();
        assertEquals(new ExitVerdict.NothingDue(stay, Duration.ofMinutes(30)), parking.mayLeave(CAR, minutes(30)));
        // The arm takes it past the free time: the stay is what it was at the arrival.
        parking.record(out(CAR, minutes(31).minusSeconds(1)));
        ParkingSession closed = parking.recent(1).get(0);
        assertEquals(Kind.FREE, closed.charge().orElseThrow().lines().get(0).kind());
        assertEquals(State.CLOSED, closed.state());
        assertEquals(minutes(31).plusSeconds(7), closed.leftAt().orElseThrow());
    }

    @Test
    void x08_anExitWithoutAStayIsKept() {
        assertEquals(new ExitVerdict.NotInside(), parking.mayLeave(CAR, TEN));
        Passage exit = out(CAR, TEN);
        parking.record(exit);
        parking.record(exit);
        assertEquals(List.of(exit), parking.unmatchedExits(10));
        assertEquals(List.of(), parking.recent(10));
        assertEquals(
                List.of(Fact.PASSAGE, Fact.ENTRY_UNSEEN),
                outbox().stream().map(OutboxRow::fact).toList());
    }

    @Test
    void x15_aStayTooLongIsClosedWithoutAPrice() {
        parking.record(in(CAR, TEN));
        assertInstanceOf(ExitVerdict.Unpriced.class, parking.mayLeave(CAR, minutes(61 * 1440)));
        parking.record(out(CAR, minutes(61 * 1440)));
        ParkingSession closed = parking.recent(1).get(0);
        assertEquals(State.CLOSED, closed.state());
        assertEquals(Set.of(Review.UNPRICED), closed.review());
        assertEquals(Optional.empty(), closed.charge());
        assertEquals(List.of(), parking.ledger());
    }

    @Test
    void x16_aClockSetBackGivesNoPrice() {
        parking.record(in(CAR, TEN));
        assertInstanceOf(ExitVerdict.Unpriced.class, parking.mayLeave(CAR, minutes(-1)));
        // An exit from before the stay is not its exit.
        parking.record(out(CAR, TEN.minusSeconds(2)));
        assertEquals(1, parking.unmatchedExits(10).size());
        assertEquals(1, parking.occupied());
    }

    @Test
    void x16_aClockSetBackUnderTheArmDoesNotLoseTheExit() {
        parking.record(in(CAR, TEN));
        Passage exit = out(CAR, minutes(20));
        parking.record(new Passage(
                exit.id(),
                exit.lane(),
                exit.direction(),
                exit.plate(),
                exit.reading(),
                exit.arrivedAt(),
                minutes(-60),
                true,
                exit.grounds(),
                exit.picture()));
        assertEquals(minutes(20), parking.recent(1).get(0).leftAt().orElseThrow());
    }

    @Test
    @DisplayName("X10 let go while nothing could be paid: the stay closes with its charge unpaid, and says why")
    void x10_debtOfACarLetGoIsListed() {
        parking.record(in(CAR, TEN));
        parking.record(on(Grounds.PAYMENT, out(CAR, minutes(120))));
        ParkingSession stay = parking.recent(1).get(0);
        assertEquals(State.CLOSED, stay.state());
        assertTrue(stay.balance().minor() > 0);
        assertEquals(Set.of(Review.UNPAID), stay.review());
        assertEquals(Optional.of(Grounds.PAYMENT), stay.exit().orElseThrow().grounds());
    }

    @Test
    @DisplayName("F12 an opening by hand is taken once, with who, why and picture")
    void f12_openingIsTakenOnce() {
        Passage exit = on(Grounds.BY_HAND, out(CAR, minutes(120)));
        Opening opening = new Opening(
                "exit-o1",
                "exit",
                exit.direction(),
                minutes(120),
                Grounds.BY_HAND,
                "operator",
                "救护车",
                Optional.of(CAR),
                Optional.of("a.jpg"),
                Optional.of(exit.id()));
        Opening nobody = new Opening(
                "exit-o2",
                "exit",
                exit.direction(),
                minutes(130),
                Grounds.BUS,
                Opening.POLICY,
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        parking.record(in(CAR, TEN));
        parking.record(opening);
        parking.record(opening);
        parking.record(exit);
        parking.record(nobody);
        assertEquals(List.of(opening, nobody), parking.openings(minutes(120)));
        assertEquals(List.of(nobody), parking.openings(minutes(121)));
        assertEquals(
                parking.recent(1).get(0).id(),
                parking.stayOf(exit.id()).orElseThrow().id());
        assertEquals(Optional.empty(), parking.stayOf("another"));
    }

    @Test
    void twoEntriesAtOneInstantLeaveOneStayOpen() {
        parking.record(in(CAR, TEN));
        parking.record(in(CAR, TEN));
        parking.record(out(CAR, minutes(5)));
        assertEquals(0, parking.occupied());
        assertEquals(
                Set.of(State.CLOSED, State.EXIT_UNSEEN),
                Set.copyOf(parking.recent(2).stream().map(ParkingSession::state).toList()));
    }

    @Test
    void anUncertainPassageGoesToReview() {
        parking.record(uncertain(in(CAR, TEN)));
        parking.record(in(OTHER, TEN));
        parking.record(uncertain(out(OTHER, minutes(20))));
        assertEquals(Set.of(Review.UNCERTAIN_PASSAGE), parking.recent(2).get(0).review());
        assertEquals(Set.of(Review.UNCERTAIN_PASSAGE), parking.recent(2).get(1).review());
    }

    @Test
    void f04_theExitLaneMayPostBeforeTheEntryLane() {
        parking.record(out(CAR, minutes(90)));
        parking.record(in(CAR, TEN));
        ParkingSession stay = parking.recent(1).get(0);
        assertEquals(State.CLOSED, stay.state());
        assertEquals(Set.of(Review.POSTED_LATE, Review.UNPAID), stay.review());
        assertEquals(Money.fen(600), stay.balance());
        assertEquals(List.of(), parking.unmatchedExits(10));
    }

    @Test
    void f04_anExitPostedAfterTheNextEntryEndsTheOldStay() {
        parking.record(in(CAR, TEN));
        parking.record(in(CAR, minutes(200)));
        parking.record(out(CAR, minutes(20)));
        ParkingSession healed = parking.recent(2).get(1);
        assertEquals(State.CLOSED, healed.state());
        assertEquals(Set.of(), healed.review());
        assertEquals(minutes(200), parking.findOpen(CAR).orElseThrow().enteredAt());
    }

    @Test
    void f04_anEntryPostedAfterTheNextOneHadAnUnseenExit() {
        parking.record(in(CAR, minutes(200)));
        parking.record(in(CAR, TEN));
        assertEquals(minutes(200), parking.findOpen(CAR).orElseThrow().enteredAt());
        assertEquals(State.EXIT_UNSEEN, parking.recent(2).get(1).state());
        parking.record(out(CAR, minutes(20)));
        assertEquals(State.CLOSED, parking.recent(2).get(1).state());
    }

    @Test
    void f04_anEntryPostedAfterItsExitAndTheNextEntryEndsByThatExit() {
        parking.record(out(CAR, minutes(20)));
        parking.record(in(CAR, minutes(200)));
        parking.record(in(CAR, TEN));
        ParkingSession late = parking.recent(2).get(1);
        assertEquals(State.CLOSED, late.state());
        assertEquals(Set.of(Review.POSTED_LATE), late.review());
        assertEquals(minutes(200), parking.findOpen(CAR).orElseThrow().enteredAt());
    }

    @Test
    void aSecondExitDoesNotTouchAClosedStay() {
        parking.record(in(CAR, TEN));
        parking.record(out(CAR, minutes(10)));
        ParkingSession closed = parking.recent(1).get(0);
        parking.record(out(CAR, minutes(500)));
        assertEquals(closed.leftAt(), parking.recent(1).get(0).leftAt());
        assertEquals(1, parking.unmatchedExits(10).size());
    }

    @Test
    void aStayKeepsTheTariffOfItsEntry() {
        parking.record(in(CAR, TEN));
        QuarkusTransaction.requiringNew()
                .run(() -> new TariffVersion(
                                minutes(1),
                                parking.recent(1).get(0).tariffVersion().text().replace("3.00", "5.00"))
                        .persist());
        parking.record(in(OTHER, minutes(1)));
        assertEquals(Money.fen(600), due(CAR, 90));
        assertEquals(Money.fen(1000), due(OTHER, 91));
    }

    private Money due(Plate plate, long minute) {
        return ((ExitVerdict.Due) parking.mayLeave(plate, minutes(minute)))
                .quote()
                .due();
    }

    private List<OutboxRow> outbox() {
        return QuarkusTransaction.requiringNew().call(() -> OutboxRow.listAll(Sort.by("id")));
    }
}
