package io.daozha.admin.live;

import io.daozha.billing.Grounds;
import io.daozha.billing.Passage;
import io.daozha.billing.Plate;
import io.daozha.billing.Quote;
import io.daozha.hardware.Level;
import io.daozha.hardware.SignText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One lane as it stands.
 *
 * @param presence the loop before the arm
 * @param safety the loop under the arm
 * @param visit the vehicle before the arm
 * @param signText what the lane's sign shows; empty when it is dark
 */
public record LaneView(
        String id,
        Passage.Direction direction,
        Arm arm,
        Level presence,
        Level safety,
        Optional<Visit> visit,
        Optional<SignText> signText,
        Device camera,
        Device board,
        List<Alarm> alarms) {

    public LaneView {
        alarms = List.copyOf(alarms);
    }

    public boolean entry() {
        return direction == Passage.Direction.IN;
    }

    /** What the sign shows, line by line; empty when it is dark. */
    public List<String> sign() {
        return signText.map(SignText::lines).orElse(List.of());
    }

    /** What the vehicle before the arm owes, while its driver is asked to pay. */
    public Optional<Quote> quote() {
        return visit.flatMap(Visit::quote);
    }

    public boolean unread() {
        return visit.filter(one -> one.stage() == Stage.UNREAD).isPresent();
    }

    /** The driver has something to do on his phone before the arm can move. */
    public boolean awaitsDriver() {
        return quote().isPresent() || unread() || choice();
    }

    /** The driver may say which of some cars his is. */
    public boolean choice() {
        return visit.filter(one -> !one.possible().isEmpty()).isPresent();
    }

    /** The arm is kept up until a person releases it. */
    public boolean held() {
        return alarms.stream().anyMatch(alarm -> alarm.kind() == Alarm.Kind.HELD || alarm.kind() == Alarm.Kind.FIRE);
    }

    /** It was let through, and the arm does not do what it is told. */
    public boolean stuck() {
        boolean admitted = visit.filter(one -> one.stage() == Stage.ADMITTED).isPresent();
        return admitted && (arm == Arm.STUCK || arm == Arm.OFFLINE);
    }

    /** The vehicle before the arm was let through because its stay is paid. */
    public boolean paid() {
        return visit.flatMap(Visit::grounds)
                .filter(grounds -> grounds == Grounds.PAID)
                .isPresent();
    }

    /** Where a vehicle stands, as far as the loops tell. */
    public Where vehicle() {
        boolean before = presence == Level.ON;
        boolean under = safety == Level.ON;
        return before && under ? Where.BETWEEN : before ? Where.BEFORE : under ? Where.UNDER : Where.NOWHERE;
    }

    public enum Where {
        NOWHERE,
        BEFORE,
        BETWEEN,
        UNDER
    }

    public enum Arm {
        UNKNOWN,
        CLOSED,
        RISING,
        OPEN,
        LOWERING,
        /** Told to lower, in profile B. */
        CLOSING,
        /** Told to rise and did not. */
        STUCK,
        /** Its limits cannot be read. */
        OFFLINE
    }

    /**
     * @param plate as read so far, or as a person said; empty while nothing was read
     * @param confidence of the reading, 0 to 1; 1 when a person said it
     * @param grounds why it was let through, once it was
     * @param quote what the stay owes, while the driver is asked to pay
     * @param possible whom the driver may say he is, while nobody knows
     */
    public record Visit(
            Stage stage,
            Optional<Plate> plate,
            double confidence,
            Optional<Grounds> grounds,
            Optional<Quote> quote,
            List<Possible> possible) {
        public Visit {
            possible = List.copyOf(possible);
        }
    }

    /** A car inside that may be the one in the lane, and the picture of its entry. */
    public record Possible(Plate plate, Instant enteredAt, Optional<String> picture) {}

    public enum Stage {
        READING,
        ADMITTED,
        ASKED_TO_PAY,
        REFUSED,
        /** Nobody knows which car this is: the driver's phone or the operator has to say. */
        UNREAD
    }

    /** @param detail one sentence of what is wrong; empty while all is well */
    public record Device(Health health, String detail) {
        public static final Device GOOD = new Device(Health.GOOD, "");

        public enum Health {
            GOOD,
            STARTING,
            LOST
        }
    }

    /** @param detail what is the same in every language: a plate, a name, a number, a device's own words; may be empty */
    public record Alarm(Kind kind, Instant since, String detail) {

        /** Its detail is words of the fail policy. */
        public boolean byPolicy() {
            return kind == Kind.BY_POLICY;
        }

        public enum Kind {
            NO_ENTRY,
            UNADMITTED,
            UNIDENTIFIED,
            ARM_STUCK,
            ARM_NOT_DOWN,
            ARM_FORCED,
            LIMITS_DISAGREE,
            RAISE_FAILED,
            INPUTS_LOST,
            FIRE,
            OPENED_BY_HAND,
            ASSUMED_PASSAGE,
            LOWER_FAILED,
            LEFT_UP,
            PRESENCE_STUCK,
            SAFETY_STUCK,
            PRESENCE_FLICKERS,
            SAFETY_FLICKERS,
            HELD,
            RELEASED,
            NOT_RELEASED,
            SIGN_SILENT,
            /** Of a barrier that is ordered by network. */
            BARRIER_SILENT,
            BILLING_AWAY,
            JOURNAL_FAILS,
            QUEUE_FULL,
            PROGRAM_FAULT,
            /** A part is out of order, and the lane answers by its fail policy. */
            BY_POLICY,
            PAYMENT_AWAY,
            /** Somebody has paid, and the arm has not risen for him. */
            PAID_NOT_OPEN,
            /** Another lane sees fire, and this one was too busy to be told. */
            FIRE_NOT_PASSED,
            CLOCK_SET
        }
    }
}
