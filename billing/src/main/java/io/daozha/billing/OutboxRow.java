package io.daozha.billing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A fact for head office, written in the same transaction as what it tells of, so that neither is without the other. */
@Entity
@Table(name = "outbox")
public class OutboxRow extends PanacheEntityBase {

    public enum Fact {
        STAY_OPENED,
        STAY_CLOSED,
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
        SHIFT_CLOSED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Enumerated(EnumType.STRING)
    private Fact fact;

    private Instant at;

    private String body;

    OutboxRow() {}

    private OutboxRow(Fact fact, Instant at, ObjectNode body) {
        this.fact = fact;
        this.at = at;
        this.body = body.toString();
    }

    static OutboxRow ofStay(Fact fact, ParkingSession stay, Instant at) {
        ObjectNode body = ofPlate(stay.plate());
        body.put("session", stay.id());
        body.put("balance", stay.balance().minor());
        body.put("currency", stay.balance().currency());
        return new OutboxRow(fact, at, body);
    }

    static OutboxRow entryUnseen(Passage exit) {
        ObjectNode body = ofPlate(exit.plate());
        body.put("passage", exit.id());
        body.put("lane", exit.lane());
        return new OutboxRow(Fact.ENTRY_UNSEEN, exit.passedAt(), body);
    }

    /**
     * @param right what sort of right: a permit, a ban; {@code number} says which
     * @param change what was done to it
     */
    public static OutboxRow ofRight(Fact fact, String right, long number, String change, String detail, Instant at) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("right", right);
        body.put("number", number);
        body.put("change", change);
        body.put("detail", detail);
        return new OutboxRow(fact, at, body);
    }

    static OutboxRow ofUnclear(UnclearPayment payment) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("order", payment.orderNumber());
        body.put("channel", payment.channel());
        body.put("serial", payment.channelSerial());
        body.put("amount", payment.amount().minor());
        body.put("currency", payment.amount().currency());
        body.put("why", payment.why().name());
        return new OutboxRow(Fact.MONEY_UNCLEAR, payment.at(), body);
    }

    static OutboxRow ofCoupon(Coupon coupon, ParkingSession stay, Instant at) {
        ObjectNode body = ofPlate(stay.plate());
        body.put("session", stay.id());
        body.put("code", coupon.code());
        body.put("merchant", coupon.merchant().name());
        return new OutboxRow(Fact.COUPON_USED, at, body);
    }

    static OutboxRow ofShift(ShiftSheet sheet) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("shift", sheet.shift());
        body.put("operator", sheet.operator());
        body.put("expected", sheet.expected().minor());
        body.put("counted", sheet.counted().orElseThrow().minor());
        body.put("currency", sheet.expected().currency());
        return new OutboxRow(Fact.SHIFT_CLOSED, sheet.closedAt().orElseThrow(), body);
    }

    private static ObjectNode ofPlate(Plate plate) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("plate", plate.text());
        body.put("colour", plate.colour().name());
        return body;
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
