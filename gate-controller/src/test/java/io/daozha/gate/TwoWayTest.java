package io.daozha.gate;

import static io.daozha.gate.Street.A;
import static io.daozha.gate.Street.B;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.billing.Grounds;
import io.daozha.billing.Passage;
import io.daozha.billing.Passage.Direction;
import io.daozha.billing.Plate;
import io.daozha.gate.LaneCommand.Notice;
import io.daozha.gate.LaneCommand.Raise;
import io.daozha.gate.LaneCommand.RecordPassage;
import io.daozha.gate.LaneCommand.Report;
import io.daozha.hardware.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two lane machines with one arm between them. */
class TwoWayTest {
    private final TwoWay barrier = new TwoWay();
    private final Half in = new Half(Direction.IN);
    private final Half out = new Half(Direction.OUT);
    private Instant now = Instant.parse("2026-03-01T08:00:00Z");
    private boolean outer;
    private boolean inner;
    private boolean under;
    private boolean fire;
    private Level up = Level.OFF;
    private Level down = Level.ON;

    /** One of the two lanes, with what it ordered and recorded. */
    private final class Half {
        final Direction direction;
        final TwoWay.Side side;
        final List<LaneCommand> all = new ArrayList<>();
        LaneState state = LaneState.INITIAL;
        Sensors seen = Sensors.NONE;

        Half(Direction direction) {
            this.direction = direction;
            this.side = barrier.side(direction);
        }

        void poll() {
            Sensors next = side.sees(
                    new Sensors(on(direction == Direction.IN ? outer : inner), on(under), up, down, on(fire)), now);
            if (!next.equals(seen)) {
                seen = next;
                tell(new LaneEvent.Sensed(next));
            }
            tell(new LaneEvent.Tick());
        }

        void tell(LaneEvent event) {
            Transition step = LaneMachine.next(state, event, LaneRules.of(direction.name(), direction), now);
            state = step.state();
            all.addAll(step.commands());
            side.told(state);
        }

        /** The plate has been read, and its car may pass. @return whether it is its turn */
        boolean mayPass(Plate plate) {
            boolean turn = side.take(now);
            tell(new LaneEvent.Decided(
                    state.approach().visit().orElseThrow().id(),
                    turn
                            ? new Decision.Admit(Street.car(plate), Grounds.TEMPORARY, new SignMessage.Ready())
                            : new Decision.CallAttendant(
                                    Optional.of(Street.car(plate)), List.of(), new SignMessage.Wait())));
            return turn;
        }

        long raises() {
            return all.stream().filter(Raise.class::isInstance).count();
        }

        List<Plate> passed() {
            return all.stream()
                    .filter(RecordPassage.class::isInstance)
                    .map(command -> ((RecordPassage) command).passage())
                    .filter(Passage::certain)
                    .map(Passage::plate)
                    .toList();
        }

        List<Notice> notices() {
            return all.stream()
                    .filter(Report.class::isInstance)
                    .map(command -> ((Report) command).notice())
                    .toList();
        }
    }

    private static Level on(boolean on) {
        return on ? Level.ON : Level.OFF;
    }

    @BeforeEach
    void bothSee() {
        in.tell(new LaneEvent.Restarted());
        out.tell(new LaneEvent.Restarted());
        poll();
    }

    private void poll() {
        now = now.plusMillis(500);
        in.poll();
        out.poll();
    }

    private void arm(Level top, Level bottom) {
        up = top;
        down = bottom;
        poll();
    }

    private void armUp() {
        arm(Level.OFF, Level.OFF);
        arm(Level.ON, Level.OFF);
    }

    private void armDown() {
        arm(Level.OFF, Level.OFF);
        arm(Level.OFF, Level.ON);
    }

    private void goesUnder(boolean yes) {
        under = yes;
        poll();
    }

    private void outer(boolean yes) {
        outer = yes;
        poll();
    }

    private void inner(boolean yes) {
        inner = yes;
        poll();
    }

    /** It leaves its loop behind, rolls over the other one, and is gone. */
    private void drivesIn() {
        goesUnder(true);
        outer(false);
        inner(true);
        goesUnder(false);
        inner(false);
    }

    @Test
    void aCarThatComesInIsNoBusinessOfTheExit() {
        outer(true);
        assertTrue(in.mayPass(A));
        armUp();
        drivesIn();
        armDown();
        assertEquals(List.of(A), in.passed());
        assertEquals(
                List.of(),
                out.all.stream()
                        .filter(command -> !(command instanceof LaneCommand.Show))
                        .toList());
        assertEquals(new Arm.Closed(), out.state.arm());
        assertEquals(new Arm.Closed(), in.state.arm());
    }

    @Test
    void whoComesFromTheOtherSideWaitsAndThenGoes() {
        outer(true);
        assertTrue(in.mayPass(A));
        inner(true); // it stands there before the other one has passed, so it is no part of that one
        assertFalse(out.mayPass(B));
        armUp();
        goesUnder(true);
        outer(false);
        assertFalse(out.mayPass(B), "the other is under the arm");
        assertEquals(0, out.raises());
        goesUnder(false);
        poll();
        assertTrue(out.mayPass(B));
        assertInstanceOf(Arm.Rising.class, out.state.arm());
        poll();
        assertInstanceOf(Arm.Open.class, out.state.arm(), "it is still up");
        goesUnder(true);
        inner(false);
        goesUnder(false);
        armDown();
        assertEquals(List.of(A), in.passed());
        assertEquals(List.of(B), out.passed());
        assertEquals(List.of(), in.notices());
        assertEquals(List.of(), out.notices());
    }

    @Test
    void nobodyGetsATurnWhileTheArmIsBetweenItsLimits() {
        outer(true);
        assertTrue(in.mayPass(A));
        armUp();
        drivesIn();
        arm(Level.OFF, Level.OFF);
        inner(true);
        assertFalse(out.mayPass(B));
        arm(Level.OFF, Level.ON);
        assertTrue(out.mayPass(B));
        assertEquals(List.of(), out.notices());
    }

    @Test
    void whoMustPayOrIsRefusedHoldsNobodyUp() {
        outer(true);
        in.tell(new LaneEvent.Decided(
                in.state.approach().visit().orElseThrow().id(),
                new Decision.Refuse(Street.car(A), new SignMessage.Full(A.text()))));
        inner(true);
        assertTrue(out.mayPass(B));
    }

    @Test
    void aTurnThatLedToNothingEnds() {
        outer(true);
        assertTrue(in.side.take(now), "and its car leaves before it was told");
        outer(false);
        inner(true);
        assertFalse(out.mayPass(B));
        now = now.plusSeconds(2);
        poll();
        assertTrue(out.mayPass(B));
    }

    @Test
    void aCarThatTurnsBackGivesItsTurnUp() {
        outer(true);
        assertTrue(in.mayPass(A));
        armUp();
        outer(false);
        inner(true);
        assertFalse(out.mayPass(B), "it may be between the loops");
        now = now.plusSeconds(25);
        poll();
        poll();
        assertTrue(out.mayPass(B));
        assertEquals(List.of(Notice.NO_ENTRY), in.notices());
    }

    @Test
    void whoStandsOnTheFarLoopForLongIsWaitingThere() {
        outer(true);
        assertTrue(in.mayPass(A));
        armUp();
        goesUnder(true);
        outer(false);
        inner(true);
        goesUnder(false);
        armDown();
        now = now.plus(TwoWay.ACROSS).minusSeconds(2);
        poll();
        assertInstanceOf(Approach.Nobody.class, out.state.approach(), "the one that came in, rolling on");
        now = now.plusSeconds(1);
        poll();
        assertInstanceOf(Approach.Standing.class, out.state.approach(), "somebody who wants out");
    }

    @Test
    void anArmThatNobodyOrderedIsForcedAndOneOpenedByHandIsNot() {
        out.tell(new LaneEvent.Ordered("operator", "delivery"));
        armUp();
        goesUnder(true);
        goesUnder(false);
        armDown();
        assertEquals(List.of(), in.notices());
        assertEquals(List.of(Notice.OPENED_BY_HAND, Notice.UNIDENTIFIED, Notice.UNADMITTED), out.notices());
        arm(Level.OFF, Level.OFF);
        assertTrue(in.notices().contains(Notice.ARM_FORCED));
    }

    @Test
    void fireIsEverybodysBusiness() {
        fire = true;
        poll();
        assertEquals(1, in.raises());
        assertEquals(1, out.raises());
        armUp();
        assertInstanceOf(Arm.Open.class, in.state.arm());
        assertInstanceOf(Arm.Open.class, out.state.arm());
    }

    @Test
    void tailgaterFromOutsideIsTheEntrys() {
        outer(true);
        assertTrue(in.mayPass(A));
        armUp();
        goesUnder(true);
        outer(false);
        goesUnder(false);
        outer(true);
        goesUnder(true);
        outer(false);
        goesUnder(false);
        armDown();
        assertEquals(1, in.notices().stream().filter(Notice.UNADMITTED::equals).count());
        assertEquals(List.of(), out.notices());
    }

    @Test
    void whatCannotBeReadIsNotMadeUp() {
        up = Level.INVALID;
        poll();
        assertEquals(Level.INVALID, in.seen.openLimit());
        assertEquals(Level.INVALID, out.seen.openLimit());
    }
}
