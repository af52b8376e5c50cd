package io.daozha.billing;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One sum asked for one stay, or for one term of a permit. When the sum changes, the order is voided and the next version asks. */
@Entity
@Table(name = "payment_order")
public class PaymentOrder extends PanacheEntityBase {
    private static final SecureRandom RANDOM = new SecureRandom();

    public enum State {
        PENDING,
        POSTED,
        VOIDED
    }

    @Id
    private String number;

    @ManyToOne
    @JoinColumn(name = "session")
    private ParkingSession session;

    @ManyToOne
    @JoinColumn(name = "permit_fee")
    private PermitFee fee;

    private int version;

    @Embedded
    private Money amount;

    @Column(name = "priced_to")
    private Instant pricedTo;

    @Column(name = "valid_until")
    private Instant validUntil;

    @Enumerated(EnumType.STRING)
    private State state;

    private String lane;

    @Column(name = "ordered_at")
    private Instant orderedAt;

    @Column(name = "paid_at")
    private Instant paidAt;

    @Column(name = "opened_at")
    private Instant openedAt;

    PaymentOrder() {}

    /** @param pricedTo the stay up to this moment is what the sum pays for */
    PaymentOrder(ParkingSession session, int version, Money amount, Instant pricedTo, Instant validUntil) {
        this(version, amount, pricedTo, validUntil);
        this.session = session;
    }

    PaymentOrder(PermitFee fee, int version, Money amount, Instant at, Instant validUntil) {
        this(version, amount, at, validUntil);
        this.fee = fee;
    }

    private PaymentOrder(int version, Money amount, Instant pricedTo, Instant validUntil) {
        if (amount.minor() <= 0) {
            throw new IllegalArgumentException("An order asks for more than nothing, not " + amount.minor());
        }
        this.number = unguessable();
        this.version = version;
        this.amount = amount;
        this.pricedTo = pricedTo;
        this.orderedAt = pricedTo;
        this.validUntil = validUntil;
        this.state = State.PENDING;
    }

    /** 128 random bits within the 32 letters and digits that WeChat Pay's out_trade_no allows. */
    static String unguessable() {
        return "D" + new BigInteger(128, RANDOM).toString(36).toUpperCase(Locale.ROOT);
    }

    static Optional<PaymentOrder> byNumber(String number) {
        return findByIdOptional(number);
    }

    static Optional<PaymentOrder> pending(ParkingSession session) {
        return find("session = ?1 and state = ?2", session, State.PENDING).firstResultOptional();
    }

    /** By the number of the stay. */
    static Map<Long, PaymentOrder> pending(Collection<ParkingSession> sessions) {
        return PaymentOrder.<PaymentOrder>list("session in ?1 and state = ?2", sessions, State.PENDING).stream()
                .collect(Collectors.toMap(order -> order.session().id(), order -> order));
    }

    static Optional<PaymentOrder> pending(PermitFee fee) {
        return find("fee = ?1 and state = ?2", fee, State.PENDING).firstResultOptional();
    }

    /** The last one of a stay that was paid. */
    static Optional<PaymentOrder> lastPaid(ParkingSession session) {
        return find("session = ?1 and state = ?2", Sort.descending("version"), session, State.POSTED)
                .firstResultOptional();
    }

    /** Paid before an arm by then, and since then neither was the arm seen up nor has the car left; oldest first. */
    static List<PaymentOrder> stuck(Instant paidBy) {
        return list(
                "state = ?1 and lane is not null and openedAt is null and paidAt <= ?2 and session.state = ?3",
                Sort.by("paidAt"),
                State.POSTED,
                paidBy,
                ParkingSession.State.OPEN);
    }

    static int lastVersion(ParkingSession session) {
        return (int) count("session", session);
    }

    static int lastVersion(PermitFee fee) {
        return (int) count("fee", fee);
    }

    /** Whether the sum may still be paid. */
    public boolean holds(Instant at) {
        return state == State.PENDING && !at.isAfter(validUntil);
    }

    void doVoid() {
        require(State.PENDING);
        state = State.VOIDED;
    }

    /**
     * The money has come. The time to leave runs from the payment, but for a late one from the end of validity: who pays
     * an old sum long after may owe the difference.
     *
     * @return until when no more is asked
     */
    Instant post(Instant at, Duration leaveBy) {
        require(State.PENDING);
        state = State.POSTED;
        paidAt = at;
        return (at.isBefore(validUntil) ? at : validUntil).plus(leaveBy);
    }

    /** The car stands before this lane's arm while it is asked. */
    void askedAt(String where) {
        lane = where;
    }

    void armRose(Instant at) {
        if (openedAt == null) {
            openedAt = at;
        }
    }

    /** How far it has come. */
    public PaymentTrack track() {
        return new PaymentTrack(
                number,
                Optional.ofNullable(lane),
                state == State.VOIDED,
                orderedAt,
                Optional.ofNullable(paidAt),
                Optional.ofNullable(openedAt),
                stay().flatMap(ParkingSession::exit).map(Passage::passedAt));
    }

    private void require(State expected) {
        if (state != expected) {
            throw new IllegalStateException("Order " + number + " is " + state + ", not " + expected);
        }
    }

    public String number() {
        return number;
    }

    /** Of an order for a stay. */
    public ParkingSession session() {
        return stay().orElseThrow(() -> new IllegalStateException("Order " + number + " is not for a stay"));
    }

    /** Empty where it is for a permit. */
    public Optional<ParkingSession> stay() {
        return Optional.ofNullable(session);
    }

    /** The term of a permit that it is for; empty where it is for a stay. */
    public Optional<PermitFee> fee() {
        return Optional.ofNullable(fee);
    }

    public int version() {
        return version;
    }

    public Money amount() {
        return amount;
    }

    Instant pricedTo() {
        return pricedTo;
    }

    public Instant validUntil() {
        return validUntil;
    }

    public State state() {
        return state;
    }
}
