package io.daozha.admin.live;

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
        return quote().isPresent() || (entry() && unread());
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
     */
    public record Visit(
            Stage stage,
            Optional<Plate> plate,
            double confidence,
            Optional<PassageView.Grounds> grounds,
            Optional<Quote> quote) {}

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

    /** @param detail what the lane noted, in its own words; may be empty */
    public record Alarm(Kind kind, Instant since, String detail) {
        public enum Kind {
            NO_ENTRY,
            UNADMITTED,
            UNIDENTIFIED,
            ARM_STUCK,
            ARM_FORCED,
            LIMITS_DISAGREE,
            RAISE_FAILED,
            INPUTS_LOST,
            FIRE,
            OPENED_BY_HAND,
            ASSUMED_PASSAGE,
            SIGN_SILENT,
            BILLING_AWAY,
            JOURNAL_FAILS,
            QUEUE_FULL,
            PROGRAM_FAULT
        }
    }
}
