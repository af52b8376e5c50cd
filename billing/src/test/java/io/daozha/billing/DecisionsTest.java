package io.daozha.billing;

import static io.daozha.billing.Street.CAR;
import static io.daozha.billing.Street.TEN;
import static io.daozha.billing.Street.in;
import static io.daozha.billing.Street.minutes;
import static io.daozha.billing.Street.out;
import static io.daozha.billing.Street.uncertain;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.billing.LedgerEntry.Kind;
import io.daozha.billing.ParkingSession.State;
import io.daozha.billing.TrailEntry.Act;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person decides about stays: fees, disputes, doubts, and what stays in the trail of it. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
class DecisionsTest extends DeskScenario {
    @Inject
    DataSource database;

    @Test
    void anExitWithoutAStayIsInTheQueueUntilSomebodyHasLooked() {
        Passage exit = out(CAR, minutes(90));
        parking.record(exit);
        assertEquals(List.of(exit), desk.exitsToLookAt(10));
        desk.lookedAtExit(exit.id(), WANG);
        assertEquals(List.of(), desk.exitsToLookAt(10));
        assertEquals(List.of(exit), parking.unmatchedExits(10), "it still belongs to no stay");
        desk.reopenExit(exit.id(), WANG);
        assertEquals(List.of(exit), desk.exitsToLookAt(10));
        assertEquals(
                List.of(Act.LOOKED_AT, Act.REOPENED),
                desk.trailOfExit(exit.id()).stream().map(TrailEntry::act).toList());
    }

    @ParameterizedTest
    @CsvSource({"NOTHING, 0", "TO_LAST_SIGHTING, 300", "FULL, 1500"})
    @DisplayName("E12 the exit was unseen: a person chooses the fee")
    void e12_feeOfAnUnseenExit(UnseenFee fee, long worth) {
        long stay = open(CAR, 0);
        parking.order(stay, minutes(45));
        parking.record(in(CAR, minutes(300)));
        assertEquals(Set.of(Review.EXIT_UNSEEN), again(stay).review());
        desk.decideExitUnseen(stay, fee, WANG);
        assertEquals(State.CLOSED, again(stay).state());
        assertEquals(Money.fen(worth), again(stay).balance());
        assertEquals(minutes(300), parking.findOpen(CAR).orElseThrow().enteredAt());
        assertThrows(CannotCorrectException.class, () -> desk.decideExitUnseen(stay, fee, WANG));
    }

    @Test
    @DisplayName("X08 no stay was found: the sum that is set is asked for, and closes with the exit")
    void x08_fixedChargeBySetting() {
        Quote quote = desk.chargeLostEntry(CAR, TEN).orElseThrow();
        assertEquals(Money.fen(1000), quote.due());
        assertEquals(
                quote.session(),
                desk.chargeLostEntry(CAR, minutes(1)).orElseThrow().session());
        assertEquals(Money.fen(1000), due(CAR, 200));
        pay(quote.session(), 2);
        assertInstanceOf(ExitVerdict.Settled.class, parking.mayLeave(CAR, minutes(3)));
        parking.record(out(CAR, minutes(3)));
        ParkingSession stay = again(quote.session());
        assertEquals(Money.fen(0), stay.balance());
        assertEquals(
                Charge.Line.Kind.FIXED,
                stay.charge().orElseThrow().lines().get(0).kind());
        assertEquals(Set.of(Review.ENTRY_UNSEEN), stay.review());
    }

    @Test
    @DisplayName("X08 its driver says so while the car stands at the exit, and it had left and come back unseen before")
    void x08_saidAtTheExit() {
        closed(90);
        parking.record(out(CAR, minutes(100)));
        Quote quote = desk.chargeLostEntry(CAR, minutes(120)).orElseThrow();
        pay(quote.session(), 121);
        parking.record(out(CAR, minutes(119)));
        assertEquals(State.CLOSED, again(quote.session()).state());
        assertEquals(Set.of(Review.ENTRY_UNSEEN), again(quote.session()).review());
        assertEquals(1, desk.exitsToLookAt(10).size(), "the exit of before is still none of its own");
    }

    @Test
    @DisplayName("X14 disputed under the limit: it leaves with a debt, a person decides what it costs")
    void x14_disputeAccepted() {
        long stay = open(CAR, 0);
        assertInstanceOf(ExitVerdict.Due.class, parking.mayLeave(CAR, minutes(90)));
        assertTrue(desk.dispute(stay, DisputeClaim.LEFT_BETWEEN, "中午出去过", minutes(90))
                .mayLeave());
        ExitVerdict.UnderDispute may =
                assertInstanceOf(ExitVerdict.UnderDispute.class, parking.mayLeave(CAR, minutes(91)));
        assertEquals(Money.fen(600), may.quote().due());
        parking.record(out(CAR, minutes(91)));
        assertEquals(Set.of(Review.DISPUTED, Review.UNPAID), again(stay).review());
        assertThrows(CannotCorrectException.class, () -> desk.lookedAt(stay, Review.DISPUTED, WANG));
        desk.acceptDispute(stay, Money.fen(300), WANG);
        assertEquals(Money.fen(300), again(stay).balance());
        assertEquals(Set.of(Review.UNPAID), again(stay).review());
        assertTrue(again(stay).evidenceFrozen());
        assertEquals(List.of(Kind.CHARGED, Kind.ADJUSTED), kinds(stay));
        assertEquals(Signature.DRIVER, desk.trail(stay).get(0).by());
        assertThrows(CannotCorrectException.class, () -> desk.rejectDispute(stay, WANG));
    }

    @Test
    @DisplayName("X14 a dispute that is rejected leaves what was owed; one over the limit opens nothing")
    void x14_disputeRejectedOrTooHigh() {
        long stay = open(CAR, 0);
        // 50 yuan is the limit, 24 yuan the most for a day.
        assertFalse(desk.dispute(stay, DisputeClaim.WRONG_TIME, "", minutes(2 * 1440 + 300))
                .mayLeave());
        assertInstanceOf(ExitVerdict.Due.class, parking.mayLeave(CAR, minutes(2 * 1440 + 301)));
        parking.record(out(CAR, minutes(2 * 1440 + 301)));
        Money owed = again(stay).balance();
        desk.rejectDispute(stay, WANG);
        assertEquals(owed, again(stay).balance());
        assertEquals(Set.of(Review.UNPAID), again(stay).review());
        assertEquals(1, parking.ledger().size());
    }

    @Test
    @DisplayName("X15 over seven days inside: flagged once, the fee grows no more until a person lets it")
    void x15_longStay() {
        long stay = open(CAR, 0);
        assertEquals(List.of(), desk.findLongStays(minutes(7 * 1440)));
        Money week = due(CAR, 7 * 1440);
        assertEquals(List.of(stay), desk.findLongStays(minutes(7 * 1440 + 1)));
        assertEquals(List.of(), desk.findLongStays(minutes(8 * 1440)));
        assertEquals(week, due(CAR, 30 * 1440));
        desk.longStayStep(stay, LongStayStep.NOTICE_ON_CAR, WANG);
        desk.lookedAt(stay, Review.LONG_STAY, WANG);
        assertEquals(week, due(CAR, 300 * 1440), "the tariff prices no such stay, but this one ended for it");
        desk.resumeGrowth(stay, WANG);
        assertEquals(week.plus(Money.fen(2400)), due(CAR, 8 * 1440));
        assertEquals(List.of(), desk.findLongStays(minutes(9 * 1440)));
        assertEquals(
                List.of(Act.GROWTH_PAUSED, Act.STEP_TAKEN, Act.LOOKED_AT, Act.GROWTH_RESUMED),
                desk.trail(stay).stream().map(TrailEntry::act).toList());
    }

    @Test
    @DisplayName(
            "X16 the clock was set by hours since the entry: no price, never a wild sum; a person corrects the time")
    void x16_clockJumped() {
        long stay = open(CAR, 0);
        parking.clockJumped(minutes(40), minutes(640));
        parking.clockJumped(minutes(40), minutes(640));
        ExitVerdict.Unpriced refused =
                assertInstanceOf(ExitVerdict.Unpriced.class, parking.mayLeave(CAR, minutes(650)));
        assertTrue(refused.why().contains("set forward by 10 h"), refused.why());
        parking.record(out(CAR, minutes(650)));
        assertEquals(Set.of(Review.UNPRICED, Review.CLOCK_JUMP), again(stay).review());
        assertEquals(List.of(), parking.ledger());
        assertThrows(CannotCorrectException.class, () -> desk.lookedAt(stay, Review.UNPRICED, WANG));
        desk.correctEntryTime(stay, minutes(600), WANG);
        assertEquals(Money.fen(300), again(stay).balance());
        assertEquals(Set.of(Review.UNPAID), again(stay).review());
    }

    @ParameterizedTest
    @CsvSource({
        // entry, expected, shown, exit, doubtful: before and after the jump, and on each side of it
        "0, 40, 640, 650, true",
        "0, 40, 640, 39, false",
        "641, 40, 640, 700, false",
        "0, 100, 40, 45, true",
        "50, 100, 40, 95, false",
        "0, 40, 41, 90, true",
        "0, 400, 399, 500, true"
    })
    @DisplayName("F11 only a stay that began before the clock was set and ends after is in doubt")
    void f11_onBothSidesOfAJump(long entry, long expected, long shown, long exit, boolean doubtful) {
        if (entry >= shown) {
            parking.clockJumped(minutes(expected), minutes(shown));
            open(CAR, entry);
        } else {
            open(CAR, entry);
            parking.clockJumped(minutes(expected), minutes(shown));
        }
        assertEquals(doubtful, parking.mayLeave(CAR, minutes(exit)) instanceof ExitVerdict.Unpriced);
    }

    @Test
    @DisplayName("F11 set by seconds, or set and set back: fees are asked as before")
    void f11_harmlessJumps() {
        open(CAR, 0);
        parking.clockJumped(minutes(10), minutes(10).plusSeconds(59));
        assertEquals(Money.fen(600), due(CAR, 90));
        parking.clockJumped(minutes(20), minutes(620));
        parking.clockJumped(minutes(630), minutes(30));
        assertEquals(Money.fen(600), due(CAR, 90));
    }

    @Test
    void aStayWithoutAPriceGetsOneFromAPerson() {
        long stay = open(CAR, 0);
        parking.clockJumped(minutes(40), minutes(640));
        desk.decideFee(stay, Money.fen(500), WANG);
        assertEquals(Money.fen(500), due(CAR, 650));
        parking.record(out(CAR, minutes(650)));
        assertEquals(Money.fen(500), again(stay).balance());
        desk.decideFee(stay, Money.fen(0), WANG);
        assertEquals(Money.fen(0), again(stay).balance());
        assertEquals(Set.of(), again(stay).review());
    }

    @Test
    void anExitReadOtherwiseThanItsPlateIsLookedAt() {
        long stay = open(CAR, 0);
        Passage exit = out(CAR, minutes(20));
        parking.record(new Passage(
                exit.id(),
                exit.lane(),
                exit.direction(),
                CAR,
                Optional.of(new Passage.Reading("湘A12B45", 0.9)),
                exit.arrivedAt(),
                exit.passedAt(),
                true,
                exit.grounds(),
                exit.picture()));
        assertEquals(Set.of(Review.MATCH_UNCERTAIN), again(stay).review());
        desk.lookedAt(stay, Review.MATCH_UNCERTAIN, WANG);
        assertEquals(Set.of(), again(stay).review());
        desk.reopen(stay, Review.MATCH_UNCERTAIN, WANG);
        assertEquals(Set.of(Review.MATCH_UNCERTAIN), again(stay).review());
        desk.reopen(stay, Review.HELD, WANG);
        assertThrows(CannotCorrectException.class, () -> desk.reopen(stay, Review.HELD, WANG));
        assertThrows(CannotCorrectException.class, () -> desk.reopen(stay, Review.UNPAID, WANG));
        assertEquals(
                List.of(Act.LOOKED_AT, Act.REOPENED, Act.REOPENED),
                desk.trail(stay).stream().map(TrailEntry::act).toList());
    }

    @Test
    void whoDecidesSignsWithAReason() {
        assertThrows(IllegalArgumentException.class, () -> new Signature("王师傅", " ", TEN));
        assertThrows(IllegalArgumentException.class, () -> new Signature("", "看了录像", TEN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update trail set why = 'x'",
                "update trail set act = 'HELD'",
                "delete from trail",
                "truncate trail"
            })
    void theTrailRefusesToBeChanged(String change) throws SQLException {
        parking.record(uncertain(in(CAR, TEN)));
        desk.lookedAt(parking.findOpen(CAR).orElseThrow().id(), Review.UNCERTAIN_PASSAGE, WANG);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            SQLException refused = assertThrows(SQLException.class, () -> statement.execute(change));
            assertTrue(refused.getMessage().contains("trail only grows"), refused.getMessage());
        }
    }
}
