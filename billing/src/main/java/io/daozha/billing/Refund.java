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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.annotations.Generated;

/**
 * Money on its way back to who paid it: asked for by one person, above a limit approved by another, then carried out by
 * the channel that took it, under one number however often it is told to. The ledger has it once it is done.
 */
@Entity
public class Refund extends PanacheEntityBase {

    public enum State {
        /** A second person has to approve. */
        ASKED,
        /** The channel is to pay it back, and may have been told already. */
        APPROVED,
        DONE,
        /** The channel will not; a person looks at why. */
        FAILED,
        /** The second person said no. */
        REFUSED
    }

    @Id
    private String number;

    @ManyToOne
    @JoinColumn(name = "payment")
    private LedgerEntry payment;

    @Embedded
    private Money amount;

    private String reason;

    @Column(name = "asked_by")
    private String askedBy;

    @Column(name = "asked_at")
    private Instant askedAt;

    @Column(name = "needs_second")
    private boolean needsSecond;

    @Column(name = "decided_by")
    private String decidedBy;

    @Column(name = "decided_at")
    private Instant decidedAt;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "ended_at")
    private Instant endedAt;

    private String detail;

    /** In the order of being asked for; the database counts. */
    @Generated
    @Column(insertable = false, updatable = false)
    private Long serial;

    Refund() {}

    /** @param needsSecond whether it waits for another person; if not, who asks has decided */
    Refund(LedgerEntry payment, Money amount, String reason, String askedBy, boolean needsSecond, Instant at) {
        this.number = "R" + PaymentOrder.unguessable();
        this.payment = payment;
        this.amount = amount;
        this.reason = reason;
        this.askedBy = askedBy;
        this.askedAt = at;
        this.needsSecond = needsSecond;
        this.state = State.ASKED;
        if (!needsSecond) {
            decide(askedBy, at);
            state = State.APPROVED;
        }
    }

    static Optional<Refund> byNumber(String number) {
        return findByIdOptional(number);
    }

    /** Oldest first. */
    static List<Refund> in(State state) {
        return list("state", Sort.by("askedAt"), state);
    }

    /** Newest first. */
    static List<Refund> in(Set<State> states, long before, int limit) {
        return Refund.<Refund>find("state in ?1 and serial < ?2", Sort.descending("serial"), states, before)
                .page(0, limit)
                .list();
    }

    /** How much of a payment has gone back or is on its way. */
    static long goesBack(LedgerEntry payment) {
        return Refund.<Refund>list("payment = ?1 and state not in (?2, ?3)", payment, State.FAILED, State.REFUSED)
                .stream()
                .mapToLong(refund -> refund.amount.minor())
                .sum();
    }

    void approve(String by, Instant at) {
        require(State.ASKED);
        if (by.equals(askedBy)) {
            throw new DeskException(
                    "这笔退款是 " + by + " 申请的，要由另一个人批准。",
                    "Refund " + number + " was asked for by " + by + "; another person has to approve it");
        }
        decide(by, at);
        state = State.APPROVED;
    }

    void refuse(String by, String why, Instant at) {
        require(State.ASKED);
        decide(by, at);
        end(State.REFUSED, why, at);
    }

    private void decide(String by, Instant at) {
        decidedBy = by;
        decidedAt = at;
    }

    void end(State how, String why, Instant at) {
        state = how;
        detail = why;
        endedAt = at;
    }

    private void require(State expected) {
        if (state != expected) {
            throw new DeskException("这笔退款已经有人处理过了，请刷新。", "Refund " + number + " is " + state + ", not " + expected);
        }
    }

    public String number() {
        return number;
    }

    /** Grows with each refund that is asked for. */
    public long serial() {
        return serial;
    }

    /** The entry that brought the money. */
    public LedgerEntry payment() {
        return payment;
    }

    public Money amount() {
        return amount;
    }

    public String reason() {
        return reason;
    }

    public String askedBy() {
        return askedBy;
    }

    public Instant askedAt() {
        return askedAt;
    }

    /** Who approved or refused it; the same who asked, where no second person was needed. */
    public Optional<String> decidedBy() {
        return Optional.ofNullable(decidedBy);
    }

    public Optional<Instant> decidedAt() {
        return Optional.ofNullable(decidedAt);
    }

    /** Whether it is so large that another person had to approve. */
    public boolean needsSecond() {
        return needsSecond;
    }

    /** When it was done, failed or refused. */
    public Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    public State state() {
        return state;
    }

    /** Why it failed or was refused. */
    public Optional<String> detail() {
        return Optional.ofNullable(detail);
    }
}
