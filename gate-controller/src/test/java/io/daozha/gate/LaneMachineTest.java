package io.daozha.gate;

import static io.daozha.gate.Street.A;
import static io.daozha.gate.Street.B;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.billing.Passage;
import io.daozha.billing.Plate;
import io.daozha.gate.LaneCommand.Notice;
import io.daozha.gate.LaneCommand.Raise;
import io.daozha.gate.LaneCommand.ReadPlate;
import io.daozha.hardware.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LaneMachineTest {
    private final Street street = new Street(Street.ENTRY);

    private static List<Plate> plates(Street street) {
        return street.passages().stream().map(Passage::plate).toList();
    }

    @Test
    void e01_carIsReadAdmittedAndRecordedOnceItHasPassed() {
        street.presence(Level.ON);
        assertInstanceOf(ReadPlate.class, street.last().get(0));
        street.admit(A);
        assertEquals(1, street.count(Raise.class));
        street.armUp();
        assertTrue(street.passages().isEmpty(), "raising the arm is not a passage");
        street.driveThrough().armDown();
        assertEquals(List.of(A), plates(street));
        assertTrue(street.passages().get(0).certain());
        assertEquals(new Approach.Nobody(), street.state().approach());
        assertEquals(new Arm.Closed(), street.state().arm());
    }

    @Test
    void e13_carThatBacksOutLeavesNoPassage() {
        street.presence(Level.ON).admit(A).armUp().presence(Level.OFF).wait(Duration.ofSeconds(24));
        assertFalse(street.notices().contains(Notice.NO_ENTRY), "one second too early");
        street.wait(Duration.ofSeconds(1)).armDown();
        assertEquals(List.of(Notice.NO_ENTRY), street.notices());
        assertTrue(street.passages().isEmpty());
        assertEquals(1, street.count(Raise.class), "nobody is there to raise it for");
    }

    @Test
    void e13_nextCarDoesNotRideOnTheRightOfTheOneThatBackedOut() {
        street.presence(Level.ON).admit(A).armUp().presence(Level.OFF).presence(Level.ON);
        street.driveThrough();
        assertTrue(plates(street).isEmpty(), "nobody knows who this was");
        assertEquals(List.of(Notice.NO_ENTRY, Notice.UNIDENTIFIED, Notice.UNADMITTED), street.notices());
    }

    @Test
    void e14_tailgaterIsReportedAndItsLateReadIsRecorded() {
        street.presence(Level.ON).admit(A).armUp().driveThrough();
        street.presence(Level.ON).underArm(Level.ON);
        street.decide(new Decision.Refuse(Street.car(B), new SignMessage.Full(B.text())));
        street.presence(Level.OFF).underArm(Level.OFF);
        assertEquals(List.of(A, B), plates(street));
        assertFalse(street.passages().get(1).certain());
        assertEquals(List.of(Notice.UNADMITTED), street.notices());
    }

    @Test
    void e14_tailgaterSoCloseThatTheSafetyLoopIsNeverFreeIsRecordedForReview() {
        street.presence(Level.ON).admit(A).armUp().underArm(Level.ON).presence(Level.OFF);
        street.presence(Level.ON).decide(new Decision.Refuse(Street.car(B), new SignMessage.Full(B.text())));
        street.presence(Level.OFF).underArm(Level.OFF);
        assertEquals(List.of(A, B), plates(street));
        assertFalse(street.passages().get(1).certain());
        assertEquals(List.of(Notice.UNADMITTED), street.notices());
    }

    @Test
    void e15_twoCarsBumperToBumperMakeTwoPassagesInOrder() {
        street.presence(Level.ON).admit(A).armUp();
        street.underArm(Level.ON).underArm(Level.OFF); // the presence loop was never free: B stands on it
        street.wait(Duration.ofSeconds(1)).admit(B);
        assertEquals(List.of(A), plates(street));
        street.driveThrough();
        assertEquals(List.of(A, B), plates(street));
        assertTrue(street.passages().stream().allMatch(Passage::certain));
        assertEquals(2, street.count(Raise.class), "the second admission restarts the board's waiting time");
    }

    @Test
    void e16_carReadFortyTimesIsDecidedOnce() {
        street.presence(Level.ON);
        for (int i = 0; i < 40; i++) {
            street.admit(A);
        }
        street.armUp().driveThrough();
        assertEquals(1, street.count(Raise.class));
        assertEquals(List.of(A), plates(street));
    }

    @Test
    void x03_carThatOwesWaitsUntilItIsPaid() {
        street.presence(Level.ON);
        street.decide(Street.owing());
        assertEquals(0, street.count(Raise.class));
        street.admit(A);
        assertEquals(1, street.count(Raise.class));
    }

    @Test
    void x13_carThatNosesUnderTheArmAndBacksInAgainHasNotPassed() {
        street.presence(Level.ON).admit(A).armUp().underArm(Level.ON).underArm(Level.OFF);
        street.admit(A); // read again: the same car
        assertTrue(street.passages().isEmpty());
        street.driveThrough();
        assertEquals(List.of(A), plates(street));
    }

    @Test
    void f05_carUnderTheArmWhenThePowerWentIsAssumedGone() {
        street.presence(Level.ON).admit(A).armUp().underArm(Level.ON).presence(Level.OFF);
        street.tell(new LaneEvent.Restarted()).underArm(Level.OFF).arm(Level.OFF, Level.ON);
        assertEquals(List.of(A), plates(street));
        assertFalse(street.passages().get(0).certain());
        assertEquals(List.of(Notice.ASSUMED_PASSAGE), street.notices());
    }

    @Test
    void f05_carStillThereAfterARestartIsReadAgainAndRecordedOnce() {
        street.presence(Level.ON).admit(A).armUp();
        street.tell(new LaneEvent.Restarted()).presence(Level.ON);
        street.admit(A);
        street.armUp().driveThrough();
        assertEquals(List.of(A), plates(street));
        assertTrue(street.passages().get(0).certain());
    }

    @Test
    void f05_otherCarThereAfterARestartLeavesThePassageOfTheFirstForReview() {
        street.presence(Level.ON).admit(A).armUp();
        street.tell(new LaneEvent.Restarted()).presence(Level.ON);
        street.admit(B);
        assertEquals(List.of(A), plates(street));
        assertFalse(street.passages().get(0).certain());
    }

    @Test
    void f05_carUnderTheArmAndAnAdmittedOneBehindItAreBothRemembered() {
        street.presence(Level.ON).admit(A).armUp().underArm(Level.ON).presence(Level.OFF);
        street.presence(Level.ON).admit(B);
        street.tell(new LaneEvent.Restarted());
        assertEquals(List.of(A), plates(street), "it was under the arm: it has gone");
        street.sense(new Sensors(Level.OFF, Level.OFF, Level.OFF, Level.ON, Level.OFF));
        assertEquals(List.of(A, B), plates(street));
        assertTrue(street.passages().stream().noneMatch(Passage::certain));
    }

    @Test
    void carThatPassesWithoutTheUpperLimitEverSayingOpenIsRecorded() {
        street.presence(Level.ON)
                .admit(A)
                .underArm(Level.ON)
                .presence(Level.OFF)
                .underArm(Level.OFF);
        assertEquals(List.of(A), plates(street));
    }

    @Test
    void f01_lineThatFailsWhileACarPassesLosesNoPassage() {
        street.presence(Level.ON).admit(A).armUp().underArm(Level.ON).blind();
        assertEquals(new Arm.Offline(), street.state().arm());
        street.sense(new Sensors(Level.OFF, Level.OFF, Level.OFF, Level.ON, Level.OFF));
        assertEquals(List.of(A), plates(street));
        assertEquals(new Arm.Closed(), street.state().arm());
    }

    @Test
    void f02_armThatDoesNotRiseIsToldTwiceAndThenReported() {
        street.presence(Level.ON).admit(A);
        street.wait(Duration.ofSeconds(8));
        assertEquals(2, street.count(Raise.class));
        street.wait(Duration.ofSeconds(8));
        assertEquals(List.of(Notice.ARM_STUCK), street.notices());
        street.wait(Duration.ofSeconds(60));
        assertEquals(2, street.count(Raise.class), "it is not hammered");
        street.presence(Level.OFF).presence(Level.ON).admit(B);
        assertEquals(3, street.count(Raise.class), "the next car is a fresh reason to try");
    }

    @Test
    void f02_refusedOrderIsRepeatedAfterTheDeadTimeAndOnlyOnce() {
        street.presence(Level.ON).admit(A);
        street.tell(new LaneEvent.RaiseFailed("no answer"));
        assertEquals(1, street.count(Raise.class), "the first may have been taken: the dead time is kept");
        street.wait(Duration.ofMillis(500));
        assertEquals(2, street.count(Raise.class));
        street.tell(new LaneEvent.RaiseFailed("no answer"));
        assertEquals(2, street.count(Raise.class));
        assertEquals(List.of(Notice.RAISE_FAILED, Notice.RAISE_FAILED, Notice.ARM_STUCK), street.notices());
    }

    @Test
    void f10_fireRaisesTheArmAndKeepsItUp() {
        street.fire(Level.ON);
        assertEquals(1, street.count(Raise.class));
        street.wait(Duration.ofSeconds(2)).armUp().arm(Level.OFF, Level.OFF);
        assertEquals(2, street.count(Raise.class), "the board began to lower it");
        assertEquals(List.of(Notice.FIRE), street.notices());
    }

    @Test
    void f12_operatorOpensForACarThatOwes() {
        street.presence(Level.ON);
        street.decide(Street.owing());
        street.tell(new LaneEvent.Ordered("operator", "phone is flat"));
        street.armUp().driveThrough();
        assertEquals(List.of(A), plates(street));
        assertEquals(List.of(Notice.OPENED_BY_HAND), street.notices());
    }

    @Test
    void armThatComesDownWhileAnAdmittedCarStandsThereIsRaisedAgain() {
        street.presence(Level.ON).admit(A).wait(Duration.ofSeconds(2)).armUp().arm(Level.OFF, Level.OFF);
        assertEquals(2, street.count(Raise.class));
    }

    @Test
    void nothingIsOrderedWhileTheLineIsDown() {
        street.presence(Level.ON).admit(A).armUp().underArm(Level.ON);
        long before = street.count(Raise.class);
        street.blind().wait(Duration.ofMinutes(5));
        assertEquals(before, street.count(Raise.class));
    }

    @Test
    void unreadCarIsReadOnAndAdmittedWhenItsTextIsKnown() {
        street.presence(Level.ON);
        street.decide(new Decision.CallAttendant(Optional.empty(), List.of(), new SignMessage.Unread()));
        assertEquals(0, street.count(Raise.class));
        street.admit(A).armUp().driveThrough();
        assertEquals(List.of(A), plates(street));
    }
}
