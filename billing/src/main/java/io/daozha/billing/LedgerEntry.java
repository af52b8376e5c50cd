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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.annotations.Immutable;

/**
 * One line of the ledger, which only grows: the database refuses to change or remove it. A positive amount is owed by
 * the driver, a negative one has come in; what a stay, or a term of a permit, owes is the sum of its entries.
 */
@Entity
@Immutable
@Table(name = "ledger_entry")
public class LedgerEntry extends PanacheEntityBase {

    public enum Kind {
        /** What the stay is worth, at its exit; what the term of a permit costs, at its begin. */
        CHARGED,
        /** An order was paid. */
        PAID,
        /** Money for an order that had been voided or paid already: the driver's credit. */
        FOUND_MONEY,
        /** A person corrected the stay, and its charge with it; either sign. */
        ADJUSTED,
        /** Given back to who paid. */
        REFUNDED,
        /** Nobody will collect it any more: waived, or a debt given up. */
        WRITTEN_OFF;

        /** Whether it says what the stay is worth. */
        boolean isCharge() {
            return this == CHARGED || this == ADJUSTED;
        }
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private Long session;

    @Column(name = "permit_fee")
    private Long fee;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    @Embedded
    private Money amount;

    private Instant at;

    @Column(name = "payment_order")
    private String orderNumber;

    private String channel;

    @Column(name = "channel_serial")
    private String channelSerial;

    @Column(name = "by_whom")
    private String byWhom;

    private String reason;

    LedgerEntry() {}

    static LedgerEntry charged(ParkingSession session, Money amount, Instant at) {
        return of(Kind.CHARGED, session, amount, at);
    }

    static LedgerEntry adjusted(ParkingSession session, Money difference, Instant at) {
        return of(Kind.ADJUSTED, session, difference, at);
    }

    static LedgerEntry charged(PermitFee fee, Instant at) {
        return of(Kind.CHARGED, fee, fee.amount(), at);
    }

    private static LedgerEntry of(Kind kind, ParkingSession session, Money amount, Instant at) {
        LedgerEntry entry = of(kind, amount, at);
        entry.session = session.id();
        return entry;
    }

    private static LedgerEntry of(Kind kind, PermitFee fee, Money amount, Instant at) {
        LedgerEntry entry = of(kind, amount, at);
        entry.fee = fee.id();
        return entry;
    }

    private static LedgerEntry of(Kind kind, Money amount, Instant at) {
        LedgerEntry entry = new LedgerEntry();
        entry.kind = kind;
        entry.amount = amount;
        entry.at = at;
        return entry;
    }

    static LedgerEntry received(Kind kind, PaymentOrder order, PaymentNotice notice, Instant at) {
        Money received = notice.amount().times(-1);
        LedgerEntry entry = order.fee()
                .map(fee -> of(kind, fee, received, at))
                .orElseGet(() -> of(kind, order.session(), received, at));
        entry.orderNumber = notice.orderNumber();
        entry.channel = notice.channel();
        entry.channelSerial = notice.channelSerial();
        return entry;
    }

    static LedgerEntry writtenOff(ParkingSession session, Money amount, String by, String reason, Instant at) {
        return of(Kind.WRITTEN_OFF, session, amount.times(-1), at).signed(by, reason);
    }

    static LedgerEntry writtenOff(PermitFee fee, Money amount, String by, String reason, Instant at) {
        return of(Kind.WRITTEN_OFF, fee, amount.times(-1), at).signed(by, reason);
    }

    private LedgerEntry signed(String by, String why) {
        byWhom = by;
        reason = why;
        return this;
    }

    static LedgerEntry refunded(Refund refund, Instant at) {
        LedgerEntry payment = refund.payment();
        LedgerEntry entry = of(Kind.REFUNDED, refund.amount(), at);
        entry.session = payment.session;
        entry.fee = payment.fee;
        entry.orderNumber = payment.orderNumber;
        entry.channel = payment.channel;
        entry.channelSerial = refund.number();
        return entry.signed(refund.decidedBy().orElse(refund.askedBy()), refund.reason());
    }

    static long newest() {
        return LedgerEntry.<LedgerEntry>find("order by id desc")
                .firstResultOptional()
                .map(LedgerEntry::id)
                .orElse(0L);
    }

    static Optional<LedgerEntry> ofPayment(String channel, String serial) {
        return find("channel = ?1 and channelSerial = ?2", channel, serial).firstResultOptional();
    }

    /** By the number of the fee; one without any is left out. */
    static Map<Long, List<LedgerEntry>> ofFees(Collection<Long> fees) {
        return LedgerEntry.<LedgerEntry>list("fee in ?1", Sort.by("id"), fees).stream()
                .collect(Collectors.groupingBy(entry -> entry.fee));
    }

    static List<LedgerEntry> ofFee(long fee) {
        return list("fee", Sort.by("id"), fee);
    }

    static List<LedgerEntry> inOrder() {
        return listAll(Sort.by("id"));
    }

    public long id() {
        return id;
    }

    /** The number of the stay; empty where it is about a permit. */
    public Optional<Long> session() {
        return Optional.ofNullable(session);
    }

    /** The number of the permit's term that it is about; empty where it is about a stay. */
    public Optional<Long> fee() {
        return Optional.ofNullable(fee);
    }

    public Kind kind() {
        return kind;
    }

    public Money amount() {
        return amount;
    }

    /** How much it is, whichever way it goes. */
    public Money size() {
        return new Money(Math.abs(amount.minor()), amount.currency());
    }

    public Instant at() {
        return at;
    }

    /** Empty for a charge, like the two that follow. */
    public Optional<String> orderNumber() {
        return Optional.ofNullable(orderNumber);
    }

    public Optional<String> channel() {
        return Optional.ofNullable(channel);
    }

    public Optional<String> channelSerial() {
        return Optional.ofNullable(channelSerial);
    }

    /** Who is behind it; empty for what the car park does by itself. */
    public Optional<String> by() {
        return Optional.ofNullable(byWhom);
    }

    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    /** Money that came in for an order, so that it can be given back. */
    public boolean brought() {
        return kind == Kind.PAID || kind == Kind.FOUND_MONEY;
    }
}
