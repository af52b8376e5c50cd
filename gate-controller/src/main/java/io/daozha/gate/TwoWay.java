package io.daozha.gate;

import io.daozha.billing.Passage.Direction;
import io.daozha.hardware.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * One barrier that is passed both ways, as two lanes. Each has a presence loop, a camera, a sign and a journal of its own;
 * the arm and the safety loop are shared. Both read and decide at any time, so that one who must pay holds nobody up; but
 * only one of them lets a car through at a time, and the other's driver is told to wait. A lane is shown of the shared
 * contacts what is its own: the car of the other side is not under its arm, and the arm that rose for that car has not
 * been forced. Only in profile A: an arm that is lowered by order needs one machine that sees everything.
 *
 * <p>Safe from any thread.
 */
public final class TwoWay {
    /** A car that has passed may roll over the presence loop of the other side, and rarely stops there for so long. */
    static final Duration ACROSS = Duration.ofSeconds(10);

    /** A turn that was taken and led to nothing, as its car had left by then, ends after this. */
    private static final Duration UNUSED = Duration.ofSeconds(2);

    private final Map<Direction, Side> sides = new EnumMap<>(Direction.class);
    private Optional<Direction> turn = Optional.empty();
    private boolean used;
    private Optional<Instant> taken = Optional.empty();
    private Optional<Direction> under = Optional.empty();
    private Optional<Direction> passed = Optional.empty();
    private Instant freed = Instant.MIN;
    private boolean crossed;
    private boolean atAnEnd;

    public TwoWay() {
        for (Direction direction : Direction.values()) {
            sides.put(direction, new Side(direction));
        }
    }

    public Side side(Direction direction) {
        return sides.get(direction);
    }

    /** One of the two lanes. */
    public final class Side {
        private final Direction direction;
        private LaneState state = LaneState.INITIAL;
        private Level presence = Level.INVALID;
        private boolean rolledOver;

        private Side(Direction direction) {
            this.direction = direction;
        }

        /** What the lane now knows, after each change. */
        public void told(LaneState now) {
            synchronized (TwoWay.this) {
                state = now;
                used |= isMine(turn) && wants();
            }
        }

        /**
         * Asked before a car is let through.
         *
         * @return false while the other side has the turn, or the arm is between its limits after the other side's car
         */
        public boolean take(Instant now) {
            synchronized (TwoWay.this) {
                if (isMine(turn)) {
                    return true;
                }
                boolean othersPass = under.filter(who -> who != direction).isPresent();
                if (turn.isPresent() || othersPass || !atAnEnd) {
                    return false;
                }
                turn = Optional.of(direction);
                taken = Optional.of(now);
                used = false;
                return true;
            }
        }

        /**
         * What of the contacts is this lane's business.
         *
         * @param raw this side's presence loop and the shared contacts, all from one poll
         */
        public Sensors sees(Sensors raw, Instant now) {
            synchronized (TwoWay.this) {
                if (!raw.valid()) {
                    presence = Level.INVALID;
                    return raw;
                }
                atAnEnd = raw.openLimit() != raw.closedLimit();
                followSafetyLoop(raw.underArm(), now);
                followPresence(raw.presence(), now);
                endTurn(now);
                boolean others = under.isPresent() && !isMine(under);
                boolean down = othersMoveTheArm() && state.arm() instanceof Arm.Closed && raw.fire() != Level.ON;
                return new Sensors(
                        rolledOver ? Level.OFF : raw.presence(),
                        others ? Level.OFF : raw.underArm(),
                        down ? Level.OFF : raw.openLimit(),
                        down ? Level.ON : raw.closedLimit(),
                        raw.fire());
            }
        }

        private void followPresence(Level next, Instant now) {
            boolean othersPass = under.or(() -> now.isBefore(freed.plus(ACROSS)) ? passed : Optional.empty())
                    .filter(who -> who != direction && !crossed)
                    .isPresent();
            crossed |= rolledOver && next == Level.OFF; // whoever comes from now on is another
            if (next == Level.OFF || !othersPass) {
                rolledOver = false;
            } else if (presence == Level.OFF) {
                rolledOver = true;
            }
            presence = next;
        }

        private boolean othersMoveTheArm() {
            Side other = other();
            return !isMine(turn)
                    && (turn.isPresent()
                            || under.filter(who -> who != direction).isPresent()
                            || !(other.state.arm() instanceof Arm.Closed));
        }

        private boolean wants() {
            boolean leftTheLoop = state.approach() instanceof Approach.Departed gone
                    && gone.vehicle().mayPass();
            return state.approach().wantsOpen() || leftTheLoop || state.under().isPresent();
        }

        private boolean isMine(Optional<Direction> who) {
            return who.filter(direction::equals).isPresent();
        }

        private Direction opposite(Direction one) {
            return one == Direction.IN ? Direction.OUT : Direction.IN;
        }

        private Side other() {
            return side(opposite(direction));
        }
    }

    private void followSafetyLoop(Level level, Instant now) {
        if (level == Level.ON && under.isEmpty()) {
            under = Optional.of(turn.orElseGet(this::likeliest));
            crossed = false;
        } else if (level == Level.OFF && under.isPresent()) {
            passed = under;
            freed = now;
            under = Optional.empty();
        }
    }

    /** Somebody goes under the arm out of turn: whoever stands before it, or for whom a person opened it. */
    private Direction likeliest() {
        Side out = side(Direction.OUT);
        boolean standsOutside = side(Direction.IN).state.approach() instanceof Approach.Standing;
        boolean standsInside = out.state.approach() instanceof Approach.Standing;
        boolean openedInside = !(out.state.arm() instanceof Arm.Closed)
                && side(Direction.IN).state.arm() instanceof Arm.Closed;
        return standsInside != standsOutside
                ? (standsInside ? Direction.OUT : Direction.IN)
                : openedInside ? Direction.OUT : Direction.IN;
    }

    /** It lasts until the car has passed or turned back, and the arm is at one of its ends. */
    private void endTurn(Instant now) {
        if (turn.isEmpty() || under.isPresent() || !atAnEnd || side(turn.get()).wants()) {
            return;
        }
        boolean unused = taken.filter(at -> now.isBefore(at.plus(UNUSED)) && !now.isBefore(at))
                .isEmpty();
        if (used || unused) {
            turn = Optional.empty();
        }
    }
}
