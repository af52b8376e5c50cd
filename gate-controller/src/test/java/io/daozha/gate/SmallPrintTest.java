package io.daozha.gate;

import static io.daozha.gate.Street.A;
import static io.daozha.gate.Street.B;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.billing.Grounds;
import io.daozha.billing.Passage;
import io.daozha.billing.Plate;
import io.daozha.gate.LaneCommand.Lower;
import io.daozha.gate.LaneCommand.Notice;
import io.daozha.gate.LaneCommand.Raise;
import io.daozha.gate.LaneCommand.Report;
import io.daozha.gate.LaneCommand.Show;
import io.daozha.gate.LaneCommand.StopLooking;
import io.daozha.gate.LaneCommand.StopReading;
import io.daozha.gate.LaneRules.Profile;
import io.daozha.hardware.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The edges of the lane machine that nothing else would miss if they moved; mutants found them. */
class SmallPrintTest {
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final Instant THEN = Instant.parse("2026-03-01T08:00:00Z");

    private final Street street = new Street(Street.ENTRY);
    private final Street lowered = new Street(Street.ENTRY.with(Profile.B)).wait(Duration.ofSeconds(5));

    @Test
    void theSignIsReadyAgainBehindTheLastCarAndNotBeforeTheNext() {
        street.presence(Level.ON).admit(A).armUp().driveThrough();
        assertTrue(street.last().contains(new Show(new SignMessage.Ready())));
        assertTrue(street.last().stream().anyMatch(StopReading.class::isInstance), "its reading is of no more use");

        street.presence(Level.ON).admit(A).underArm(Level.ON).presence(Level.OFF);
        street.presence(Level.ON).underArm(Level.OFF);
        assertEquals(2, street.passages().size());
        assertFalse(street.last().contains(new Show(new SignMessage.Ready())), "somebody else reads the sign by now");

        Street both = new Street(Street.ENTRY);
        both.presence(Level.ON).admit(A).armUp().underArm(Level.ON);
        both.sense(new Sensors(Level.OFF, Level.OFF, Level.ON, Level.OFF, Level.OFF));
        assertTrue(both.last().contains(new Show(new SignMessage.Ready())), "both loops freed in one poll");
    }

    @Test
    void whoeverIsFollowedOrLeftUndecidedIsRecordedAsUncertain() {
        backedInAgain(street).underArm(Level.ON);
        assertEquals(
                List.of(false), street.passages().stream().map(Passage::certain).toList());
        Street gone = backedInAgain(new Street(Street.ENTRY));
        assertEquals(0, gone.passages().size());
        gone.presence(Level.OFF);
        assertEquals(
                List.of(false), gone.passages().stream().map(Passage::certain).toList());
        assertEquals(A, gone.passages().get(0).plate());
    }

    /** Car A was let through and has been under the arm; whoever now stands on the loop has not been read. */
    private static Street backedInAgain(Street lane) {
        return lane.presence(Level.ON).admit(A).armUp().underArm(Level.ON).underArm(Level.OFF);
    }

    @Test
    void thePassageSaysWhyTheArmWentUp() {
        street.presence(Level.ON).admit(A).armUp().driveThrough();
        street.presence(Level.ON).decide(Street.owing());
        street.tell(new LaneEvent.Ordered("operator", "delivery")).driveThrough();
        street.presence(Level.ON).decide(Street.owing()).driveThrough();
        assertEquals(
                List.of(Optional.of(Grounds.TEMPORARY), Optional.of(Grounds.BY_HAND), Optional.of(Grounds.NONE)),
                street.passages().stream().map(Passage::grounds).toList());
    }

    @Test
    void onlyTheFirstDecisionOnTheCarThatLeftTheLoopCounts() {
        street.presence(Level.ON);
        String visit = street.state().approach().visit().orElseThrow().id();
        street.presence(Level.OFF).tell(new LaneEvent.Decided("another", admit(B)));
        assertEquals(Optional.empty(), street.state().approach().visit().flatMap(Visit::car));
        street.tell(new LaneEvent.Decided(visit, admit(A))).tell(new LaneEvent.Decided(visit, admit(B)));
        assertEquals(
                Optional.of(A),
                street.state().approach().visit().flatMap(Visit::car).map(Car::plate));
        street.wait(Duration.ofSeconds(25));
        assertEquals(List.of(new Report(Notice.NO_ENTRY, A.text())), reports(street), "the report names the car");
    }

    @Test
    void noMoreIsLookedForOnceItIsUnderTheArmUnlessItIsKnown() {
        street.presence(Level.ON);
        String visit = street.state().approach().visit().orElseThrow().id();
        street.tell(new LaneEvent.Ordered("operator", "no plate")).underArm(Level.ON);
        assertTrue(street.last().contains(new StopLooking(visit)), "the camera sees the next one by now");
        lowered.presence(Level.ON).admit(A).armUp().underArm(Level.ON);
        assertEquals(0, lowered.count(StopLooking.class));
    }

    private static Decision admit(Plate plate) {
        return new Decision.Admit(Street.car(plate), Grounds.TEMPORARY, new SignMessage.Ready());
    }

    private static List<LaneCommand> reports(Street lane) {
        return lane.last().stream().filter(Report.class::isInstance).toList();
    }

    @Test
    void waitsForOneThatMayHaveBackedOutUntilItsTimeIsOver() {
        backedInAgain(lowered).wait(Duration.ofMillis(24_900));
        assertEquals(0, lowered.count(Lower.class));
        lowered.wait(SHORT);
        assertEquals(1, lowered.count(Lower.class));
    }

    @Test
    void waitsForNobodyWhoWasNotLetThrough() {
        lowered.presence(Level.ON).wait(SHORT).arm(Level.ON, Level.OFF).wait(Duration.ofSeconds(1));
        assertEquals(1, lowered.count(Lower.class), "one stands there that was not let through");
        Street left = new Street(Street.ENTRY.with(Profile.B)).wait(Duration.ofSeconds(5));
        left.presence(Level.ON).presence(Level.OFF).arm(Level.ON, Level.OFF).wait(Duration.ofSeconds(1));
        assertInstanceOf(Approach.Departed.class, left.state().approach());
        assertEquals(1, left.count(Lower.class), "one has left that was not let through");
    }

    @Test
    void isNotLoweredBeforeWhoeverStoodThereWhenSightWasLostIsKnown() {
        Sensors up = new Sensors(Level.OFF, Level.OFF, Level.ON, Level.OFF, Level.OFF);
        LaneRules rules = Street.ENTRY.with(Profile.B);
        Loops loops = Loops.UNREAD.sensed(up, new Step(rules, THEN));
        LaneState nobody = new LaneState(
                new Approach.Nobody(), Optional.empty(), new Arm.Open(THEN, 0), up, loops, Pulses.NONE, Orders.NONE);
        LaneState resuming = nobody.with(new Approach.Resuming(Optional.empty()));
        Instant later = THEN.plusSeconds(10);
        assertEquals(
                List.of(new Lower()),
                LaneMachine.next(nobody, new LaneEvent.Tick(), rules, later).commands());
        assertEquals(
                List.of(),
                LaneMachine.next(resuming, new LaneEvent.Tick(), rules, later).commands());
    }

    @Test
    void anArmThatNeverLeftTheTopCountsAsUpAfterTheGrace() {
        lowered.arm(Level.ON, Level.OFF).wait(Duration.ofSeconds(1));
        lowered.wait(SHORT).presence(Level.ON).admit(A); // before it has left its upper limit
        lowered.wait(Duration.ofMillis(999));
        assertInstanceOf(Arm.Rising.class, lowered.state().arm());
        lowered.wait(Duration.ofMillis(1));
        assertInstanceOf(Arm.Open.class, lowered.state().arm());
    }

    @Test
    void anArmThatIsLateIsWaitedForUntilItsLastMoment() {
        lowered.arm(Level.ON, Level.OFF).wait(Duration.ofSeconds(1)).arm(Level.OFF, Level.OFF);
        lowered.wait(Duration.ofMillis(7_999));
        assertEquals(0, lowered.count(Raise.class));
        lowered.wait(Duration.ofMillis(1));
        assertEquals(1, lowered.count(Raise.class));
        lowered.arm(Level.ON, Level.OFF);
        for (int i = 0; i < 3; i++) {
            lowered.wait(Duration.ofSeconds(1)).wait(Duration.ofSeconds(8)).wait(Duration.ofSeconds(1));
        }
        assertTrue(lowered.notices().contains(Notice.LEFT_UP));
        assertTrue(lowered.entries().stream()
                .flatMap(entry -> entry.commands().stream())
                .anyMatch(new Report(Notice.LEFT_UP, "4 ×")::equals));
    }

    @Test
    void anArmThatDoesNotRiseIsToldAgainAtTheEndOfItsTime() {
        street.presence(Level.ON).admit(A).wait(Duration.ofMillis(7_999));
        assertEquals(1, street.count(Raise.class));
        street.wait(Duration.ofMillis(1));
        assertEquals(2, street.count(Raise.class));
    }

    @Test
    void aLoopThatFlickersIsReportedOnceByItsNameAndStaysUnreadWhileItIs() {
        for (int i = 0; i < 12; i++) {
            street.underArm(Level.ON).wait(SHORT).underArm(Level.OFF).wait(SHORT);
        }
        List<Report> flickers = street.entries().stream()
                .flatMap(entry -> entry.commands().stream())
                .filter(Report.class::isInstance)
                .map(Report.class::cast)
                .filter(report -> report.notice() == Notice.SAFETY_FLICKERS)
                .toList();
        assertEquals(1, flickers.size());
        assertTrue(flickers.get(0).detail().startsWith("9 × / "), flickers.toString());
        Loop flickering = new Loop(Level.INVALID, THEN, List.of(), true, false);
        assertEquals(Level.INVALID, flickering.counted());
        assertEquals(Level.ON, new Loop(Level.OFF, THEN, List.of(), true, false).counted());
    }

    @Test
    void soIsThePresenceLoop() {
        for (int i = 0; i < 12; i++) {
            street.presence(Level.ON).wait(SHORT).presence(Level.OFF).wait(SHORT);
        }
        assertEquals(
                1,
                street.notices().stream()
                        .filter(Notice.PRESENCE_FLICKERS::equals)
                        .count());
    }

    @Test
    void changesOfMoreThanTenSecondsAgoAreForgotten() {
        Loop loop = new Loop(Level.OFF, THEN, List.of(THEN), false, false);
        assertEquals(2, loop.sensed(Level.ON, THEN.plusMillis(9_999)).changes().size());
        assertEquals(1, loop.sensed(Level.ON, THEN.plusMillis(10_000)).changes().size());
    }

    @Test
    void eightChangesAreTrafficAndNineAreNot() {
        Loop loop = new Loop(Level.OFF, THEN, List.of(), false, false);
        for (int i = 1; i <= 8; i++) {
            loop = loop.sensed(i % 2 == 1 ? Level.ON : Level.OFF, THEN.plusMillis(100L * i));
        }
        assertFalse(loop.flickers());
        assertTrue(loop.sensed(Level.ON, THEN.plusMillis(900)).flickers());
    }

    @Test
    void idleIsALaneWithNothingToRemember() {
        assertTrue(street.state().idle());
        assertFalse(street.state().with(new Approach.Tail()).idle());
        assertFalse(street.state()
                .withUnder(Optional.of(Visit.arriving("entry", THEN)))
                .idle());
        assertFalse(street.state()
                .with(new Pulses(Optional.empty(), Optional.of("fire")))
                .idle());
        assertFalse(
                street.state().with(Orders.NONE.held("operator", "fair", THEN)).idle());
    }
}
