package io.daozha.billing;

import io.daozha.billing.right.Segment;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderBy;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;

/** One car's stay, from the passage that brought it in to the passage that took it out. */
@Entity
@Table(name = "parking_session")
public class ParkingSession extends PanacheEntityBase {
    /** What belongs to so many is read at once. A subselect in its place forgets the limit of a page and reads that of all. */
    public static final int TOGETHER = 100;

    public enum State {
        OPEN,
        CLOSED,
        /** The car came in again and nobody had seen it leave: the fee is held for review, never charged by itself. */
        EXIT_UNSEEN
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Embedded
    private Plate plate;

    @Enumerated(EnumType.STRING)
    private State state;

    @OneToOne
    @JoinColumn(name = "entry_passage")
    private RecordedPassage entry;

    @OneToOne
    @JoinColumn(name = "exit_passage")
    private RecordedPassage exit;

    @Column(name = "entered_at")
    private Instant enteredAt;

    @Column(name = "left_at")
    private Instant leftAt;

    @ManyToOne
    @JoinColumn(name = "tariff_version")
    private TariffVersion tariffVersion;

    @Column(name = "charged_by")
    private String chargedBy;

    private String currency;

    @Column(name = "settled_to")
    private Instant settledTo;

    @Column(name = "leave_by")
    private Instant leaveBy;

    @Enumerated(EnumType.STRING)
    private Set<Review> review;

    @Column(name = "charged_to")
    private Instant chargedTo;

    @Column(name = "gone_by")
    private Instant goneBy;

    @Column(name = "clock_epoch")
    private long clockEpoch;

    @Embedded
    private Oversight oversight = new Oversight();

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "charge_line", joinColumns = @JoinColumn(name = "session"))
    @OrderColumn(name = "position")
    @Fetch(FetchMode.SELECT)
    @BatchSize(size = TOGETHER)
    private List<ChargeLine> chargeLines = new ArrayList<>();

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "stay_segment", joinColumns = @JoinColumn(name = "session"))
    @OrderColumn(name = "position")
    @Fetch(FetchMode.SELECT)
    @BatchSize(size = TOGETHER)
    private List<Segment> segments = new ArrayList<>();

    @OneToMany(fetch = FetchType.EAGER)
    @JoinColumn(name = "session", insertable = false, updatable = false)
    @OrderBy("id")
    @Fetch(FetchMode.SELECT)
    @BatchSize(size = TOGETHER)
    private List<LedgerEntry> ledger = new ArrayList<>();

    ParkingSession() {}

    ParkingSession(RecordedPassage entry, TariffVersion tariffVersion) {
        Passage passage = entry.passage();
        if (passage.direction() != Passage.Direction.IN) {
            throw new IllegalArgumentException("A stay begins with an entry, not with passage " + passage.id());
        }
        this.plate = passage.plate();
        this.state = State.OPEN;
        this.entry = entry;
        this.enteredAt = passage.passedAt();
        this.tariffVersion = tariffVersion;
        this.currency = tariffVersion.tariff().currency();
        this.review = Review.UNCERTAIN_PASSAGE.among(Set.of(), !passage.certain());
        this.clockEpoch = ClockJump.lastBefore(enteredAt);
    }

    /** @param by it came in again then */
    void exitUnseen(Instant by) {
        state = State.EXIT_UNSEEN;
        goneBy = by;
        flag(Review.EXIT_UNSEEN, true);
    }

    /** The car has left. A stay whose exit had seemed unseen heals by this. */
    void leave(RecordedPassage by) {
        if (exit != null) {
            throw new IllegalStateException("Stay " + id + " is closed already, at " + leftAt);
        }
        Passage passage = by.passage();
        state = State.CLOSED;
        goneBy = null;
        chargedTo = pricedTo(passage);
        exit = by;
        // A clock set back in between must not end a stay before it began.
        leftAt = passage.passedAt().isAfter(passage.arrivedAt()) ? passage.passedAt() : passage.arrivedAt();
        flag(Review.EXIT_UNSEEN, false);
        if (!passage.certain()) {
            flag(Review.UNCERTAIN_PASSAGE, true);
        }
        if (passage.reading()
                .filter(reading -> !reading.text().equals(plate.text()))
                .filter(reading -> plate.colour() != Plate.Colour.TICKET)
                .isPresent()) {
            flag(Review.MATCH_UNCERTAIN, true);
        }
    }

    /** A person says that it is gone, though nobody saw it leave. */
    void closeUnseen(Instant at) {
        state = State.CLOSED;
        leftAt = at.isBefore(enteredAt) ? enteredAt : at;
        chargedTo = leftAt;
        flag(Review.EXIT_UNSEEN, false);
    }

    /**
     * What it is worth by now, a person having corrected it. What was charged before stands in the ledger, beside it the
     * difference.
     */
    void recharge(Charge charge, List<Segment> under, Instant at) {
        boolean first = ledger.stream().noneMatch(line -> line.kind() == LedgerEntry.Kind.CHARGED);
        Money difference = charge.total().minus(worth());
        chargedBy = charge.tariff();
        segments.clear();
        segments.addAll(under);
        chargeLines.clear();
        charge.lines().stream().map(ChargeLine::of).forEach(chargeLines::add);
        if (difference.minor() != 0) {
            post(
                    first && difference.minor() > 0
                            ? LedgerEntry.charged(this, difference, at)
                            : LedgerEntry.adjusted(this, difference, at));
        }
        flag(Review.UNPRICED, false);
        judgeBalance();
    }

    /** @param under which right each part of it was */
    void charge(Charge charge, List<Segment> under) {
        chargedBy = charge.tariff();
        segments.addAll(under);
        charge.lines().stream().map(ChargeLine::of).forEach(chargeLines::add);
        if (charge.total().minor() != 0) {
            post(LedgerEntry.charged(this, charge.total(), leftAt));
        }
        judgeBalance();
    }

    void receive(LedgerEntry money) {
        post(money);
        if (state == State.CLOSED && chargedBy != null) {
            judgeBalance();
        }
    }

    private void post(LedgerEntry line) {
        line.persist();
        ledger.add(line);
    }

    private void judgeBalance() {
        flag(Review.UNPAID, balance().minor() > 0);
        flag(Review.OVERPAID, balance().minor() < 0);
    }

    void flag(Review reason, boolean holds) {
        review = reason.among(review, holds);
    }

    void settled(Instant pricedTo, Instant until) {
        settledTo = pricedTo;
        leaveBy = until;
    }

    /** The moment up to which payment covered the stay, as long as the time to leave runs; never after {@code at}. */
    Optional<Instant> settledTo(Instant at) {
        return leaveBy().filter(until -> !at.isAfter(until)).map(until -> settledTo.isBefore(at) ? settledTo : at);
    }

    /**
     * Up to its arrival at the exit, so that nobody pays for the time the arm takes; where its driver was asked and paid
     * later while it stood there, up to then (X12).
     */
    Instant pricedTo(Passage exit) {
        boolean paidThere =
                settledTo != null && settledTo.isAfter(exit.arrivedAt()) && !settledTo.isAfter(exit.passedAt());
        return paidThere ? settledTo : exit.arrivedAt();
    }

    void isOf(Plate other) {
        plate = other;
    }

    /** A person vouches for it, so no set clock makes it doubtful. */
    void enteredAt(Instant at, TariffVersion inForce) {
        enteredAt = at;
        tariffVersion = inForce;
        clockEpoch = ClockJump.last();
        flag(Review.CLOCK_JUMP, false);
    }

    void leftAt(Instant at) {
        leftAt = at;
        chargedTo = at;
    }

    Oversight oversight() {
        return oversight;
    }

    /** It is under dispute, and owes no more than it may leave with. */
    boolean mayLeaveOwing(Money due) {
        return review.contains(Review.DISPUTED) && due.minor() <= oversight.debtAllowed();
    }

    /** What a person or a setting says it costs. */
    Optional<Charge> fixedCharge(Instant at) {
        return Optional.ofNullable(oversight.fixedFee()).map(fee -> fixedCharge(new Money(fee, currency), at));
    }

    Charge fixedCharge(Money fee, Instant to) {
        Charge.Line line = new Charge.Line(Charge.Line.Kind.FIXED, enteredAt, to, 1, fee, fee);
        return new Charge(tariffVersion.tariff().name(), List.of(line), currency);
    }

    public long id() {
        return id;
    }

    public Plate plate() {
        return plate;
    }

    public State state() {
        return state;
    }

    public Passage entry() {
        return entry.passage();
    }

    /** Empty while inside, and where it was not seen. */
    public Optional<Passage> exit() {
        return Optional.ofNullable(exit).map(RecordedPassage::passage);
    }

    public Instant enteredAt() {
        return enteredAt;
    }

    public Optional<Instant> leftAt() {
        return Optional.ofNullable(leftAt);
    }

    /** Up to where a closed stay is priced. */
    public Optional<Instant> chargedTo() {
        return Optional.ofNullable(chargedTo);
    }

    /** Its exit was not seen, but by then it had left. */
    public Optional<Instant> goneBy() {
        return Optional.ofNullable(goneBy);
    }

    long clockEpoch() {
        return clockEpoch;
    }

    String currency() {
        return currency;
    }

    /** Its pictures are kept for longer than others', since it was disputed. */
    public boolean evidenceFrozen() {
        return oversight.evidenceFrozen();
    }

    /** The version in force at the entry; it prices the whole stay. */
    public TariffVersion tariffVersion() {
        return tariffVersion;
    }

    /** Until when it may leave without paying more; empty until an order was paid. */
    public Optional<Instant> leaveBy() {
        return Optional.ofNullable(leaveBy);
    }

    /** Empty for a regular stay. */
    public Set<Review> review() {
        return Set.copyOf(review);
    }

    /** What it was worth at its exit; empty before, and where it could not be priced. */
    public Optional<Charge> charge() {
        return Optional.ofNullable(chargedBy)
                .map(name -> new Charge(
                        name,
                        chargeLines.stream().map(line -> line.in(currency)).toList(),
                        currency));
    }

    /** Under which right each part of it was, so that an old bill explains itself; empty where there is no charge. */
    public List<Segment> segments() {
        return List.copyOf(segments);
    }

    public List<LedgerEntry> ledger() {
        return List.copyOf(ledger);
    }

    /** What was charged for it, as corrected since. */
    public Money worth() {
        return sum(line -> line.kind().isCharge());
    }

    /** Everything that came in for it, less what was given back. */
    public Money paid() {
        return sum(line -> line.brought() || line.kind() == LedgerEntry.Kind.REFUNDED)
                .times(-1);
    }

    /** What is left to pay, or as a negative sum to give back, if it is worth so much. */
    Money left(Charge charge) {
        return state == State.OPEN ? charge.total().plus(balance()) : balance();
    }

    /** Positive: owed by the driver. */
    public Money balance() {
        return sum(line -> true);
    }

    private Money sum(Predicate<LedgerEntry> of) {
        return ledger.stream().filter(of).map(LedgerEntry::amount).reduce(new Money(0, currency), Money::plus);
    }
}
