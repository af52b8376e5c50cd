package io.daozha.billing;

import static io.daozha.billing.Street.CAR;
import static io.daozha.billing.Street.OTHER;
import static io.daozha.billing.Street.TEN;
import static io.daozha.billing.Street.in;
import static io.daozha.billing.Street.minutes;
import static io.daozha.billing.Street.out;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.billing.LedgerEntry.Kind;
import io.daozha.billing.ParkingSession.State;
import io.daozha.billing.TrailEntry.Act;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person knows better than the lanes: plates, times, passages that nobody saw. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
class CorrectionsTest extends DeskScenario {
    @Test
    void aCorrectedPlateBringsItsPermitAndGivesTheChargeBack() {
        parking.grant(OTHER, "3栋 402", LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31));
        long stay = closed(90);
        assertEquals(Money.fen(600), again(stay).balance());
        desk.correctPlate(stay, OTHER, WANG);
        ParkingSession corrected = again(stay);
        assertEquals(OTHER, corrected.plate());
        assertEquals(CAR, corrected.entry().plate(), "what the lane saw stands");
        assertEquals("3栋 402", corrected.charge().orElseThrow().tariff());
        assertEquals(Money.fen(0), corrected.balance());
        assertEquals(Set.of(), corrected.review());
        assertEquals(List.of(Kind.CHARGED, Kind.ADJUSTED), kinds(stay));
        TrailEntry line = desk.trail(stay).get(0);
        assertEquals(Act.PLATE_CORRECTED, line.act());
        assertEquals("王师傅", line.by());
        assertTrue(
                line.details().orElseThrow().contains("\"kind\":\"UNITS\""),
                "the old lines can be read: " + line.details());
        assertTrue(
                line.details().orElseThrow().contains(CAR.text()),
                line.details().toString());
    }

    @Test
    void aPlateThatIsInsideAlreadyIsRefusedWithWhatToDo() {
        long one = open(CAR, 0);
        long two = open(OTHER, 10);
        CannotCorrectException refused =
                assertThrows(CannotCorrectException.class, () -> desk.correctPlate(two, CAR, WANG));
        assertTrue(refused.getMessage().contains("stay " + one), refused.getMessage());
        assertTrue(
                refused.in(Locale.CHINESE).contains("第 " + one + " 次停车，2026-03-01 10:00:00 入场"),
                refused.in(Locale.CHINESE));
        assertEquals(OTHER, again(two).plate());
        desk.merge(one, two, CAR, WANG);
        assertEquals(State.CLOSED, again(two).state());
        assertEquals(Money.fen(0), again(two).balance());
        assertEquals(1, parking.occupied());
        assertEquals(one, parking.findOpen(CAR).orElseThrow().id());
    }

    @Test
    void whatWasPaidForADuplicateIsLeftToBeGivenBack() {
        long one = open(CAR, 0);
        long two = open(OTHER, 1);
        pay(two, 90);
        desk.merge(one, two, CAR, WANG);
        assertEquals(Money.fen(-600), again(two).balance());
        assertEquals(Set.of(Review.OVERPAID), again(two).review());
    }

    @ParameterizedTest
    @CsvSource({"90, 0, 600", "90, 30, 300", "90, 61, 0", "90, 60, 0", "90, 59, 300", "90, -31, 900"})
    void aCorrectedEntryTimePricesTheStayAnew(long left, long entered, long worth) {
        long stay = closed(left);
        desk.correctEntryTime(stay, minutes(entered), WANG);
        assertEquals(Money.fen(worth), again(stay).balance());
        assertEquals(minutes(entered), again(stay).enteredAt());
    }

    @Test
    void aStayCannotBeginAfterItEndedOrBeforeTheLastOneDid() {
        closed(90);
        parking.record(in(CAR, minutes(200)));
        parking.record(out(CAR, minutes(300)));
        long second = parking.recent(1).get(0).id();
        assertThrows(CannotCorrectException.class, () -> desk.correctEntryTime(second, minutes(301), WANG));
        assertThrows(CannotCorrectException.class, () -> desk.correctEntryTime(second, minutes(89), WANG));
        desk.correctEntryTime(second, minutes(91), WANG);
        assertThrows(CannotCorrectException.class, () -> desk.correctExitTime(second, minutes(90), WANG));
        assertThrows(CannotCorrectException.class, () -> desk.correctExitTime(second, minutes(10_001), WANG));
    }

    @Test
    void aCorrectedExitTimeIsOneMoreLineOfTheLedger() {
        long stay = closed(90);
        pay(stay, 95);
        desk.correctExitTime(stay, minutes(60), WANG);
        assertEquals(List.of(Kind.CHARGED, Kind.PAID, Kind.ADJUSTED), kinds(stay));
        assertEquals(Money.fen(-300), again(stay).balance());
        assertEquals(Set.of(Review.OVERPAID), again(stay).review());
        desk.correctExitTime(stay, minutes(150), WANG);
        assertEquals(Money.fen(300), again(stay).balance());
        assertEquals(Set.of(Review.UNPAID), again(stay).review());
    }

    @Test
    void anOrderThatWasReckonedBeforeACorrectionIsVoid() {
        long stay = open(CAR, 0);
        PaymentOrder order = parking.order(stay, minutes(90));
        desk.correctEntryTime(stay, minutes(45), WANG);
        assertEquals(
                PaymentOrder.State.VOIDED,
                parking.findOrder(order.number()).orElseThrow().state());
        assertEquals(Money.fen(300), parking.order(stay, minutes(90)).amount());
    }

    @Test
    void aMissingEntryIsAddedToAnExit() {
        Passage exit = out(CAR, minutes(90));
        parking.record(exit);
        ParkingSession stay = desk.addEntryOf(exit.id(), TEN, WANG);
        assertEquals(State.CLOSED, again(stay.id()).state());
        assertEquals(Money.fen(600), again(stay.id()).balance());
        assertEquals(Passage.DESK, again(stay.id()).entry().lane());
        assertEquals(Set.of(Review.UNPAID), again(stay.id()).review());
        assertEquals(List.of(), parking.unmatchedExits(10));
        assertThrows(CannotCorrectException.class, () -> desk.addEntryOf(exit.id(), TEN, WANG));
    }

    @Test
    void anEntryIsNotAddedToTheExitOfAnotherVisit() {
        Passage first = out(CAR, minutes(90));
        Passage second = out(CAR, minutes(300));
        parking.record(first);
        parking.record(second);
        assertThrows(CannotCorrectException.class, () -> desk.addEntryOf(second.id(), TEN, WANG));
        assertEquals(
                State.CLOSED, desk.addEntryOf(second.id(), minutes(200), WANG).state());
        assertEquals(List.of(first), parking.unmatchedExits(10));
    }

    @Test
    void aMissingEntryOfACarInsideIsAdded() {
        desk.addEntry(CAR, TEN, WANG);
        assertEquals(Money.fen(600), due(CAR, 90));
        assertThrows(CannotCorrectException.class, () -> desk.addEntry(CAR, minutes(5), WANG));
    }

    @Test
    void aMissingExitIsAdded() {
        long stay = open(CAR, 0);
        desk.addExit(stay, minutes(90), WANG);
        assertEquals(Money.fen(600), again(stay).balance());
        assertEquals(0, parking.occupied());
        assertEquals(Passage.DESK, again(stay).exit().orElseThrow().lane());
        assertThrows(CannotCorrectException.class, () -> desk.addExit(stay, minutes(95), WANG));
    }

    @Test
    @DisplayName("X08 an exit that was read otherwise is joined with the stay that it ends")
    void x08_joined() {
        long stay = open(CAR, 0);
        Passage exit = out(OTHER, minutes(90));
        parking.record(exit);
        assertThrows(CannotCorrectException.class, () -> desk.joinExit("another", stay, WANG));
        desk.joinExit(exit.id(), stay, WANG);
        assertEquals(State.CLOSED, again(stay).state());
        assertEquals(Money.fen(600), again(stay).balance());
        assertEquals(List.of(), parking.unmatchedExits(10));
        assertEquals(CAR, again(stay).plate());
    }

    @Test
    void anExitIsJoinedWithAStayThatWasThoughtAGhost() {
        long stay = open(CAR, 0);
        desk.closeWithoutExit(stay, WANG);
        assertEquals(Money.fen(0), again(stay).balance());
        assertEquals(Optional.empty(), again(stay).exit());
        assertEquals(0, parking.occupied());
        Passage exit = out(CAR, minutes(90));
        parking.record(exit);
        desk.joinExit(exit.id(), stay, WANG);
        assertEquals(Money.fen(600), again(stay).balance());
        assertEquals(Set.of(Review.UNPAID), again(stay).review());
        assertEquals(minutes(90).plusSeconds(8), again(stay).leftAt().orElseThrow());
    }
}
