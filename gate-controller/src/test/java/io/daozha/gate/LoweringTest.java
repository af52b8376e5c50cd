package io.daozha.gate;

import static io.daozha.gate.Street.A;
import static io.daozha.gate.Street.B;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.gate.LaneCommand.Lower;
import io.daozha.gate.LaneCommand.Notice;
import io.daozha.gate.LaneCommand.Raise;
import io.daozha.gate.LaneRules.Profile;
import io.daozha.hardware.Level;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Profile B: when we lower, what makes us raise again, and what we never lower on. */
class LoweringTest {
    private static final Duration SHORT = Duration.ofMillis(100);
    private final Street street = new Street(Street.ENTRY.with(Profile.B));

    @BeforeEach
    void contactsHaveBeenReadForAWhile() {
        street.wait(Duration.ofSeconds(5));
    }

    private Street passed() {
        return street.presence(Level.ON)
                .admit(A)
                .wait(Duration.ofSeconds(3))
                .armUp()
                .wait(Duration.ofSeconds(1))
                .driveThrough();
    }

    private Street closing() {
        passed().wait(Duration.ofMillis(1_500));
        assertInstanceOf(Arm.Closing.class, street.state().arm());
        return street;
    }

    @Test
    @DisplayName("E01 the arm is lowered once the safety loop has been free for 1.5 s")
    void loweredBehindTheCar() {
        passed().wait(Duration.ofMillis(1_499));
        assertEquals(0, street.count(Lower.class), "one millisecond too early");
        street.wait(Duration.ofMillis(1));
        assertEquals(1, street.count(Lower.class));
        street.wait(SHORT).armDown();
        assertEquals(new Arm.Closed(), street.state().arm());
        assertEquals(1, street.count(Lower.class));
        assertEquals(1, street.count(Raise.class));
    }

    @Test
    void neverLoweredInProfileA() {
        Street board = new Street(Street.ENTRY);
        board.wait(Duration.ofSeconds(5)).arm(Level.ON, Level.OFF).wait(Duration.ofHours(1));
        assertEquals(0, board.count(Lower.class));
    }

    @Test
    @DisplayName("E14 a tailgater under the arm raises it again in the same step")
    void trippedByAVehicle() {
        closing().wait(Duration.ofSeconds(1)).arm(Level.OFF, Level.OFF).underArm(Level.ON);
        assertInstanceOf(Raise.class, street.last().get(0));
        assertInstanceOf(Arm.Rising.class, street.state().arm());
    }

    @Test
    void tripWithinTheDeadTimeComesOutAtItsEnd() {
        closing().wait(SHORT).underArm(Level.ON);
        assertEquals(1, street.count(Raise.class));
        street.wait(Duration.ofMillis(399));
        assertEquals(1, street.count(Raise.class), "the pulse to lower may still be on");
        street.wait(Duration.ofMillis(1));
        assertEquals(2, street.count(Raise.class));
    }

    @Test
    void blindnessWhileLoweringRaises() {
        closing().wait(Duration.ofSeconds(1)).blind();
        assertEquals(2, street.count(Raise.class));
        assertEquals(new Arm.Offline(), street.state().arm());
    }

    @Test
    @DisplayName("F05 an arm that was being lowered when the program died is raised on start")
    void restartWhileLoweringRaises() {
        closing().wait(Duration.ofSeconds(1)).tell(new LaneEvent.Restarted());
        assertEquals(2, street.count(Raise.class));
    }

    @Test
    void bothLimitsWhileLoweringRaise() {
        closing().wait(Duration.ofSeconds(1)).arm(Level.ON, Level.ON);
        assertEquals(2, street.count(Raise.class));
        assertEquals(new Arm.Stuck(), street.state().arm());
    }

    @Test
    void admissionWhileLoweringRaises() {
        closing().wait(Duration.ofSeconds(1)).presence(Level.ON).admit(B);
        assertEquals(2, street.count(Raise.class));
    }

    @Test
    @DisplayName("F10 fire while lowering raises, and the arm stays up until a person releases it")
    void fireWhileLowering() {
        closing().wait(Duration.ofSeconds(1)).fire(Level.ON);
        assertEquals(2, street.count(Raise.class));
        street.armUp().fire(Level.OFF).wait(Duration.ofHours(1));
        assertEquals(1, street.count(Lower.class), "the contact has opened, nobody has released");
        street.tell(new LaneEvent.Released("operator")).wait(SHORT);
        assertEquals(2, street.count(Lower.class));
    }

    @Test
    void notLoweredOnOneThatWasLetThroughAndHasNotPassed() {
        street.presence(Level.ON).admit(A).wait(Duration.ofSeconds(3)).armUp();
        street.wait(Duration.ofMinutes(10));
        assertEquals(0, street.count(Lower.class), "it stands before the arm");
        street.presence(Level.OFF).wait(Duration.ofSeconds(24));
        assertEquals(0, street.count(Lower.class), "it may be between the loops");
        street.wait(Duration.ofSeconds(1)).wait(SHORT);
        assertEquals(1, street.count(Lower.class), "E13: it turned back");
    }

    @Test
    @DisplayName("F12 an arm opened by hand waits for whom it was opened")
    void openedByHandWithNobodyThere() {
        street.tell(new LaneEvent.Ordered("operator", "delivery")).wait(Duration.ofSeconds(2));
        street.armUp().wait(Duration.ofSeconds(22));
        assertEquals(0, street.count(Lower.class));
        street.wait(Duration.ofSeconds(1));
        assertEquals(1, street.count(Lower.class));
    }

    @Test
    void openedByHandIsLoweredBehindTheFirstWhoPasses() {
        street.tell(new LaneEvent.Ordered("operator", "delivery")).wait(Duration.ofSeconds(2));
        street.armUp().driveThrough().wait(Duration.ofMillis(1_500));
        assertEquals(1, street.count(Lower.class));
    }

    @Test
    void notLoweredBeforeContactsHaveBeenReadForThreeSeconds() {
        passed().blind().sense(new Sensors(Level.OFF, Level.OFF, Level.ON, Level.OFF, Level.OFF));
        street.wait(Duration.ofMillis(2_999));
        assertEquals(0, street.count(Lower.class));
        street.wait(Duration.ofMillis(1));
        assertEquals(1, street.count(Lower.class));
    }

    @Test
    void notLoweredWithinASecondOfReachingTheTop() {
        street.presence(Level.ON).admit(A).wait(Duration.ofSeconds(1)).driveThrough();
        street.wait(Duration.ofSeconds(4)).armUp(); // it passed while the arm was rising
        street.wait(Duration.ofMillis(999));
        assertEquals(0, street.count(Lower.class));
        street.wait(Duration.ofMillis(1));
        assertEquals(1, street.count(Lower.class));
    }

    @Test
    void armThatDoesNotComeDownIsRaisedAndLeftUpAfterThreeMoreTries() {
        closing();
        for (int i = 0; i < 200; i++) {
            street.wait(Duration.ofMillis(500));
        }
        assertEquals(4, street.count(Lower.class));
        assertEquals(5, street.count(Raise.class));
        assertEquals(1, street.notices().stream().filter(Notice.LEFT_UP::equals).count());
        assertInstanceOf(Arm.Open.class, street.state().arm());
        street.presence(Level.ON)
                .admit(B)
                .wait(Duration.ofSeconds(1))
                .driveThrough()
                .wait(Duration.ofSeconds(2));
        assertEquals(5, street.count(Lower.class), "a car let through is a fresh start");
    }

    @Test
    void lostOrderToLowerIsReportedAndTheArmWatchedOn() {
        closing().tell(new LaneEvent.LowerFailed("no answer"));
        assertEquals(Notice.LOWER_FAILED, street.notices().get(0));
        street.wait(Duration.ofSeconds(1)).underArm(Level.ON);
        assertEquals(2, street.count(Raise.class), "the order may have been taken");
    }

    @Test
    @DisplayName("F09 a safety loop that is stuck is reported once and never lowered on")
    void stuckLoop() {
        street.presence(Level.ON).admit(A).wait(Duration.ofSeconds(3)).armUp().underArm(Level.ON);
        street.presence(Level.OFF).wait(Duration.ofSeconds(119));
        assertTrue(street.notices().isEmpty());
        street.wait(Duration.ofSeconds(1)).wait(Duration.ofHours(1));
        assertEquals(java.util.List.of(Notice.SAFETY_STUCK), street.notices());
        assertEquals(0, street.count(Lower.class));
    }

    @Test
    @DisplayName(
            "F09 a stuck safety loop is reported also where the barrier's board lowers and we raise, again and again")
    void stuckLoopUnderAMovingArm() {
        Street board = new Street(Street.ENTRY);
        board.presence(Level.ON).admit(A).armUp().underArm(Level.ON).presence(Level.OFF);
        for (int i = 0; i < 30; i++) {
            board.wait(Duration.ofSeconds(3))
                    .arm(Level.OFF, Level.OFF)
                    .wait(Duration.ofSeconds(3))
                    .armUp();
        }
        assertEquals(
                1, board.notices().stream().filter(Notice.SAFETY_STUCK::equals).count());
    }

    @Test
    @DisplayName("F09 a presence loop is stuck when nobody knows who would stand there")
    void stuckPresence() {
        street.presence(Level.ON).wait(Duration.ofMinutes(2));
        assertEquals(java.util.List.of(Notice.PRESENCE_STUCK), street.notices());
        Street paying = new Street(Street.ENTRY);
        paying.presence(Level.ON).decide(Street.owing()).wait(Duration.ofHours(1));
        assertTrue(paying.notices().isEmpty(), "a driver who looks for his phone is no fault");
    }

    @Test
    @DisplayName("F09 a safety loop that flickers counts as occupied until it has been quiet for 10 s")
    void flickeringLoop() {
        passed();
        for (int i = 0; i < 5; i++) {
            street.underArm(Level.ON).wait(SHORT).underArm(Level.OFF).wait(SHORT);
        }
        assertTrue(street.notices().contains(Notice.SAFETY_FLICKERS));
        street.wait(Duration.ofMillis(9_800));
        assertEquals(0, street.count(Lower.class));
        street.wait(SHORT).wait(SHORT);
        assertEquals(1, street.count(Lower.class));
    }

    @Test
    void heldAndReleasedByAPerson() {
        street.tell(new LaneEvent.Held("operator", "removal van")).wait(Duration.ofSeconds(2));
        street.armUp().wait(Duration.ofHours(2));
        assertEquals(1, street.count(Raise.class));
        assertEquals(0, street.count(Lower.class));
        street.tell(new LaneEvent.Restarted()).sense(new Sensors(Level.OFF, Level.OFF, Level.ON, Level.OFF, Level.OFF));
        street.wait(Duration.ofHours(1));
        assertEquals(0, street.count(Lower.class), "remembered over a restart");
        street.tell(new LaneEvent.Released("operator"));
        assertEquals(1, street.count(Lower.class));
        assertEquals(java.util.List.of(Notice.HELD, Notice.RELEASED), street.notices());
    }

    @Test
    @DisplayName("F10 nobody releases while the fire contact is closed")
    void notReleasedWhileItBurns() {
        street.fire(Level.ON).wait(Duration.ofSeconds(2)).armUp().tell(new LaneEvent.Released("operator"));
        assertTrue(street.notices().contains(Notice.NOT_RELEASED));
        street.fire(Level.OFF).wait(Duration.ofHours(1));
        assertEquals(0, street.count(Lower.class));
    }

    @Test
    @DisplayName("F10 fire raises though another contact cannot be read")
    void fireWhileHalfBlind() {
        street.sense(new Sensors(Level.OFF, Level.INVALID, Level.OFF, Level.ON, Level.OFF));
        street.fire(Level.ON);
        assertEquals(1, street.count(Raise.class));
    }
}
