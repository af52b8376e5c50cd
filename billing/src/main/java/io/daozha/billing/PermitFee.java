package io.daozha.billing;

import io.daozha.billing.right.Permit;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What one term of a permit costs: the price of its type. Either a person let the term begin and answers for it with a
 * reason, and the fee is owed from then on; or the term waits, owes nothing, and begins when the money comes.
 */
@Entity
@Table(name = "permit_fee")
public class PermitFee extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @ManyToOne
    @JoinColumn(name = "permit")
    private Permit permit;

    @Column(name = "first_day")
    private LocalDate firstDay;

    @Column(name = "last_day")
    private LocalDate lastDay;

    @Embedded
    private Money amount;

    private Instant at;

    @Column(name = "began_at")
    private Instant beganAt;

    @Column(name = "given_by")
    private String givenBy;

    private String reason;

    PermitFee() {}

    private PermitFee(Permit permit, LocalDate firstDay, LocalDate lastDay, Instant at) {
        this.permit = permit;
        this.firstDay = firstDay;
        this.lastDay = lastDay;
        this.amount = permit.type().terms().price();
        this.at = at;
    }

    /**
     * A person has added a term to a permit: what it costs is owed. A free one owes nothing and has no fee.
     *
     * @throws DeskException where nobody is named, or no reason is given
     */
    public static void owe(Permit permit, LocalDate firstDay, LocalDate lastDay, String by, String reason, Instant at) {
        if (permit.type().terms().price().minor() == 0) {
            return;
        }
        PermitFee fee = new PermitFee(permit, firstDay, lastDay, at);
        fee.givenBy = DeskException.person(by);
        fee.reason = DeskException.reason(reason);
        fee.beganAt = at;
        fee.persist();
        LedgerEntry.charged(fee, at).persist();
    }

    /** The term that the permit would have next, waiting for its money; there is one at a time. */
    static PermitFee waiting(Permit permit, Instant at) {
        return PermitFee.<PermitFee>find("permit = ?1 and beganAt is null", permit)
                .firstResultOptional()
                .orElseGet(() -> {
                    PermitFee fee = new PermitFee(permit, nextFirstDay(permit), nextLastDay(permit), at);
                    fee.persist();
                    return fee;
                });
    }

    private static LocalDate nextFirstDay(Permit permit) {
        return permit.lastDay().plusDays(1);
    }

    private static LocalDate nextLastDay(Permit permit) {
        return permit.type().terms().lastDay(nextFirstDay(permit));
    }

    /** The newest first. */
    static List<PermitFee> of(long permit) {
        return list("permit.id", Sort.descending("id"), permit);
    }

    static List<PermitFee> ofHousehold(long household) {
        return list("permit.household.id", Sort.descending("id"), household);
    }

    /** Its money has come: the term is added to the permit. */
    void begin(Instant when) {
        firstDay = nextFirstDay(permit);
        permit.lengthen(permit.holder(), "paid", when);
        lastDay = permit.lastDay();
        beganAt = when;
    }

    public List<LedgerEntry> ledger() {
        return LedgerEntry.ofFee(id);
    }

    /** What is owed of it; negative where more came than it costs. */
    public Money balance() {
        return balance(ledger());
    }

    private Money balance(List<LedgerEntry> ledger) {
        return ledger.stream().map(LedgerEntry::amount).reduce(amount.times(0), Money::plus);
    }

    /** What would have to be paid now: of a term that waits its whole price. */
    public Money due() {
        return due(ledger());
    }

    Money due(List<LedgerEntry> ledger) {
        Money open = began() ? balance(ledger) : amount.plus(balance(ledger));
        return open.minor() > 0 ? open : open.times(0);
    }

    public long id() {
        return id;
    }

    public Permit permit() {
        return permit;
    }

    /** Of a term that waits, as it would begin now: the permit may have been lengthened since it was asked for. */
    public LocalDate firstDay() {
        return began() ? firstDay : nextFirstDay(permit);
    }

    /** As it was when the term began, days frozen since then are not added; of one that waits, as it would be now. */
    public LocalDate lastDay() {
        return began() ? lastDay : nextLastDay(permit);
    }

    public Money amount() {
        return amount;
    }

    /** When it was asked for. */
    public Instant at() {
        return at;
    }

    /** Whether the permit has the term; one that waits for its money has not. */
    public boolean began() {
        return beganAt != null;
    }

    public Optional<Instant> beganAt() {
        return Optional.ofNullable(beganAt);
    }

    /** Who let it begin before it was paid; empty where the payment began it. */
    public Optional<String> givenBy() {
        return Optional.ofNullable(givenBy);
    }

    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }
}
