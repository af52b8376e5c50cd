package io.daozha.billing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A fact for head office, written in the same transaction as what it tells of, so that neither is without the other. */
@Entity
@Table(name = "outbox")
public class OutboxRow extends PanacheEntityBase {
    /** Goes up when a body changes so that who reads the old one would misunderstand the new. */
    static final String SCHEMA = "daozha-facts/1";

    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    public enum Fact {
        PASSAGE,
        STAY_OPENED,
        STAY_CLOSED,
        /** A person changed something about it; its charge may differ by now. */
        STAY_CORRECTED,
        EXIT_UNSEEN,
        ENTRY_UNSEEN,
        MONEY_RECEIVED,
        RIGHT_GRANTED,
        RIGHT_CHANGED,
        RIGHT_ENDED,
        MONEY_REFUNDED,
        MONEY_UNCLEAR,
        WRITTEN_OFF,
        COUPON_USED,
        SHIFT_CLOSED,
        ALARM
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "fact_id")
    private UUID factId;

    @Enumerated(EnumType.STRING)
    private Fact fact;

    private Instant at;

    private String body;

    @Column(name = "sent_at")
    private Instant sentAt;

    private int tries;

    @Column(name = "next_try")
    private Instant nextTry;

    OutboxRow() {}

    private OutboxRow(Fact fact, Instant at, ObjectNode subject) {
        this.factId = UUID.randomUUID();
        this.fact = fact;
        this.at = at;
        ObjectNode told = JsonNodeFactory.instance.objectNode();
        told.put("schema", SCHEMA);
        told.put("id", factId.toString());
        told.put("fact", fact.name());
        told.put("at", at.toString());
        told.set("subject", subject);
        this.body = told.toString();
    }

    static OutboxRow ofStay(Fact fact, ParkingSession stay, Instant at) {
        return new OutboxRow(fact, at, Apds.session(stay));
    }

    static OutboxRow ofPassage(Passage passage) {
        return new OutboxRow(Fact.PASSAGE, passage.passedAt(), Apds.observation(passage));
    }

    static OutboxRow entryUnseen(Passage exit) {
        return new OutboxRow(Fact.ENTRY_UNSEEN, exit.passedAt(), Apds.observation(exit));
    }

    /**
     * @param right what sort of right: a permit, a ban; {@code number} says which
     * @param change what was done to it
     */
    public static OutboxRow ofRight(Fact fact, String right, long number, String change, String detail, Instant at) {
        ObjectNode body = Apds.of("AssignedRight");
        body.put("right", right);
        body.put("number", number);
        body.put("change", change);
        body.put("detail", detail);
        return new OutboxRow(fact, at, body);
    }

    static OutboxRow ofUnclear(UnclearPayment payment) {
        ObjectNode body = Apds.of("Payment");
        body.put("order", payment.orderNumber());
        body.put("channel", payment.channel());
        body.put("serial", payment.channelSerial());
        body.put("amount", payment.amount().minor());
        body.put("currency", payment.amount().currency());
        body.put("why", payment.why().name());
        return new OutboxRow(Fact.MONEY_UNCLEAR, payment.at(), body);
    }

    static OutboxRow ofCoupon(Coupon coupon, ParkingSession stay, Instant at) {
        ObjectNode body = ofStayed(stay);
        body.put("code", coupon.code());
        body.put("merchant", coupon.merchant().name());
        return new OutboxRow(Fact.COUPON_USED, at, body);
    }

    static OutboxRow ofShift(ShiftSheet sheet) {
        ObjectNode body = Apds.of("Shift");
        body.put("shift", sheet.shift());
        body.put("operator", sheet.operator());
        body.put("expected", sheet.expected().minor());
        body.put("counted", sheet.counted().orElseThrow().minor());
        body.put("currency", sheet.expected().currency());
        return new OutboxRow(Fact.SHIFT_CLOSED, sheet.closedAt().orElseThrow(), body);
    }

    private static ObjectNode ofStayed(ParkingSession stay) {
        ObjectNode body = Apds.of("Validation").put("session", Long.toString(stay.id()));
        body.set("credentials", Apds.credentials(stay.plate()));
        return body;
    }

    /** Money that came, went back, or was given up. */
    static OutboxRow ofMoney(Fact fact, LedgerEntry entry) {
        return new OutboxRow(fact, entry.at(), Apds.payment(entry));
    }

    static OutboxRow ofOpening(Opening opening) {
        ObjectNode alarm = Apds.alarm(
                "OPENED_" + opening.grounds(),
                "Lane " + opening.lane() + " was opened by " + opening.by() + ": " + opening.reason(),
                opening.at());
        alarm.put("vehicularAccess", opening.lane());
        opening.plate().ifPresent(plate -> alarm.set("credentials", Apds.credentials(plate)));
        opening.visit().ifPresent(visit -> alarm.put("observation", visit));
        return new OutboxRow(Fact.ALARM, opening.at(), alarm);
    }

    /** @param detail what the word alone does not tell, without language */
    static OutboxRow alarm(String what, String detail, Instant at) {
        return new OutboxRow(Fact.ALARM, at, Apds.alarm(what, detail, at));
    }

    static OutboxRow clockJumped(Instant expected, Instant shown) {
        return alarm("CLOCK_JUMP", Spans.signed(Duration.between(expected, shown)), shown);
    }

    static OutboxRow longStay(ParkingSession stay, Instant at) {
        ObjectNode alarm = Apds.alarm(
                "LONG_STAY", stay.plate() + " " + stay.tariffVersion().tariff().wall(stay.enteredAt()), at);
        alarm.put("session", Long.toString(stay.id()));
        alarm.set("credentials", Apds.credentials(stay.plate()));
        return new OutboxRow(Fact.ALARM, at, alarm);
    }

    void sent(Instant when) {
        sentAt = when;
    }

    /** It was not taken: it is offered again, each time after twice as long. */
    void refused(Instant when) {
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(tries, 20));
        tries++;
        nextTry = when.plus(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
    }

    boolean waits(Instant now) {
        return nextTry != null && now.isBefore(nextTry);
    }

    /** The same however often it is sent. */
    UUID factId() {
        return factId;
    }

    Fact fact() {
        return fact;
    }

    Instant at() {
        return at;
    }

    /** One JSON object. */
    String body() {
        return body;
    }
}
