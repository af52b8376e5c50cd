package io.daozha.billing;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Money that a channel says it took and that fits no order of ours. Nothing was booked; a person finds out what it is. */
@Entity
@Table(name = "unclear_payment")
public class UnclearPayment extends PanacheEntityBase {

    public enum Why {
        /** No order of ours has this number. */
        UNKNOWN_ORDER,
        /** The sum is not the order's. */
        AMOUNT_DIFFERS,
        /** The channel gave the same serial for another order. */
        SERIAL_REUSED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private Instant at;

    @Column(name = "order_number")
    private String orderNumber;

    private String channel;

    @Column(name = "channel_serial")
    private String channelSerial;

    @Embedded
    private Money amount;

    @Enumerated(EnumType.STRING)
    private Why why;

    @Column(name = "resolved_at")
    private Instant resolvedAt;

    @Column(name = "resolved_by")
    private String resolvedBy;

    private String note;

    UnclearPayment() {}

    /** Takes the notice in, once however often it comes. */
    static void take(PaymentNotice notice, Why why, Instant at) {
        boolean known = count(
                        "channel = ?1 and channelSerial = ?2 and orderNumber = ?3 and amount.minor = ?4",
                        notice.channel(),
                        notice.channelSerial(),
                        notice.orderNumber(),
                        notice.amount().minor())
                > 0;
        if (known) {
            return;
        }
        UnclearPayment unclear = new UnclearPayment();
        unclear.at = at;
        unclear.orderNumber = notice.orderNumber();
        unclear.channel = notice.channel();
        unclear.channelSerial = notice.channelSerial();
        unclear.amount = notice.amount();
        unclear.why = why;
        unclear.persist();
        OutboxRow.ofUnclear(unclear).persist();
    }

    static List<UnclearPayment> unresolved() {
        return list("resolvedAt is null", Sort.by("id"));
    }

    static List<UnclearPayment> resolved(long before, int limit) {
        return UnclearPayment.<UnclearPayment>find("resolvedAt is not null and id < ?1", Sort.descending("id"), before)
                .page(0, limit)
                .list();
    }

    void resolve(String by, String words, Instant when) {
        if (resolvedAt != null) {
            throw new DeskException(
                    "这笔款项已由 " + resolvedBy + " 处理过。",
                    "Unclear payment " + id + " was resolved already, by " + resolvedBy);
        }
        resolvedAt = when;
        resolvedBy = by;
        note = words;
    }

    PaymentNotice notice() {
        return new PaymentNotice(orderNumber, channel, channelSerial, amount);
    }

    public long id() {
        return id;
    }

    public Instant at() {
        return at;
    }

    public String orderNumber() {
        return orderNumber;
    }

    public String channel() {
        return channel;
    }

    public String channelSerial() {
        return channelSerial;
    }

    public Money amount() {
        return amount;
    }

    public Why why() {
        return why;
    }

    public Optional<Instant> resolvedAt() {
        return Optional.ofNullable(resolvedAt);
    }

    public Optional<String> resolvedBy() {
        return Optional.ofNullable(resolvedBy);
    }

    public Optional<String> note() {
        return Optional.ofNullable(note);
    }
}
