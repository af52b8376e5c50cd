package io.daozha.billing;

import static io.daozha.billing.CannotCorrectException.wall;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.daozha.billing.OutboxRow.Fact;
import io.daozha.billing.ParkingSession.State;
import io.daozha.billing.TrailEntry.Act;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The operator's door: what a person decides about stays. Each call is one transaction, is signed for, and leaves a line
 * in the trail; passages are never changed. Where it would make the books untrue, {@link CannotCorrectException} says what
 * to do instead.
 */
@ApplicationScoped
@Transactional
public class Desk {
    /** Nobody stands before an arm for longer without somebody having come. */
    private static final Duration LONGEST_AT_EXIT = Duration.ofHours(1);

    private final EntityManager database;
    private final DeskRules rules;

    Desk(EntityManager database, DeskRules rules) {
        this.database = database;
        this.rules = rules;
    }

    public Optional<ParkingSession> find(long stay) {
        return ParkingSession.findByIdOptional(stay);
    }

    /** A stay as it is; to the end of the transaction that is open around the call nobody else changes it. */
    public Optional<ParkingSession> findToChange(long stay) {
        takeThePen();
        return find(stay);
    }

    /** What was done about a stay, oldest first. */
    public List<TrailEntry> trail(long stay) {
        return TrailEntry.ofStay(stay);
    }

    /** What was done about these stays, by their numbers, each oldest first; those of which nothing was are left out. */
    public Map<Long, List<TrailEntry>> trails(Collection<Long> stays) {
        return TrailEntry.ofStays(stays);
    }

    /** What was done about an exit that belonged to no stay, oldest first. */
    public List<TrailEntry> trailOfExit(String passage) {
        return TrailEntry.ofExit(passage);
    }

    /** A person has looked, and nothing more is to be done. */
    public void lookedAt(long stay, Review reason, Signature signature) {
        ReviewQueue.lookedAt(get(stay), reason, signature);
    }

    /** Somebody is to look again; {@link Review#HELD} where it never was in the queue. */
    public void reopen(long stay, Review reason, Signature signature) {
        ReviewQueue.reopen(get(stay), reason, signature);
    }

    /**
     * Exits that belong to no stay and that nobody has looked at, newest first: the part of the queue that is no stays. The
     * stays in it are found by {@link io.daozha.billing.search.StayFilter#inQueue}.
     */
    public List<Passage> exitsToLookAt(int most) {
        return RecordedPassage.exitsToLookAt(most).stream()
                .map(RecordedPassage::passage)
                .toList();
    }

    /** A person has looked at an exit that belongs to no stay, and nothing is to be done. */
    public void lookedAtExit(String passage, Signature signature) {
        unmatched(passage).lookedAt(signature.at());
        TrailEntry.ofExit(passage, Act.LOOKED_AT, signature, none()).persist();
    }

    public void reopenExit(String passage, Signature signature) {
        unmatched(passage).lookedAt(null);
        TrailEntry.ofExit(passage, Act.REOPENED, signature, none()).persist();
    }

    /** The plate was misread, at the entry or by whoever typed it. */
    public void correctPlate(long stay, Plate plate, Signature signature) {
        new Corrections(signature).plate(get(stay), plate);
    }

    /**
     * Two cars inside are one.
     *
     * @param stay the one that goes on
     * @param duplicate the one that ends, without a fee
     * @param plate of both
     */
    public void merge(long stay, long duplicate, Plate plate, Signature signature) {
        new Corrections(signature).merge(get(stay), get(duplicate), plate);
    }

    public void correctEntryTime(long stay, Instant at, Signature signature) {
        new Corrections(signature).entryTime(get(stay), at);
    }

    public void correctExitTime(long stay, Instant at, Signature signature) {
        new Corrections(signature).exitTime(get(stay), at);
    }

    /** A car is inside whose entry nobody saw. @return its stay */
    public ParkingSession addEntry(Plate plate, Instant at, Signature signature) {
        takeThePen();
        Corrections.require(
                !at.isAfter(signature.at()),
                wall(at) + " 还没到，没有人能看到它入场。",
                "Nobody can have seen it come in at " + wall(at) + ", which is to come");
        Stays.open(plate).ifPresent(open -> {
            throw new CannotCorrectException(
                    plate.text() + " 已在场内：第 " + open.id() + " 次停车，" + wall(open.enteredAt()) + " 入场。",
                    plate + " is inside already, as stay " + open.id() + " since " + wall(open.enteredAt()));
        });
        return enter(plate, at, signature);
    }

    /** An exit belongs to no stay, and somebody knows when its car came in. @return the stay, closed by that exit */
    public ParkingSession addEntryOf(String exit, Instant at, Signature signature) {
        takeThePen();
        unmatched(exit);
        Passage left = RecordedPassage.<RecordedPassage>findById(exit).passage();
        Optional<RecordedPassage> first = RecordedPassage.unmatchedExit(left.plate(), at);
        Corrections.require(
                first.filter(one -> one.passage().id().equals(exit)).isPresent(),
                wall(at) + " 之后，" + left.plate().text() + " 的第一次无主离场"
                        + first.map(one -> "是 " + wall(one.passage().arrivedAt()) + " 那次")
                                .orElse("并没有")
                        + "，不是 " + wall(left.arrivedAt()) + " 这次：请填晚一些的入场时间，或先处理那一次。",
                "After " + wall(at) + " the first exit of " + left.plate() + " that belongs to no stay is "
                        + first.map(one -> "that of " + wall(one.passage().arrivedAt()))
                                .orElse("none")
                        + ", not that of " + wall(left.arrivedAt()) + ": name a later entry, or see to that one first");
        return enter(left.plate(), at, signature);
    }

    private static ParkingSession enter(Plate plate, Instant at, Signature signature) {
        Passage told = Passage.told(Passage.Direction.IN, plate, at);
        PassageBook.record(told);
        ParkingSession stay = Stays.of(told.id()).orElseThrow();
        stay.flag(Review.POSTED_LATE, false);
        TrailEntry.of(stay, Act.ENTRY_ADDED, signature, none().put("after", at.toString()))
                .persist();
        return stay;
    }

    /** A stay has no exit, and somebody knows when its car left. */
    public void addExit(long stay, Instant at, Signature signature) {
        new Corrections(signature).addExit(get(stay), at);
    }

    /** An exit that belongs to no stay is that of this one, whatever plates they have. */
    public void joinExit(String exit, long stay, Signature signature) {
        ParkingSession joined = get(stay);
        unmatched(exit);
        new Corrections(signature).join(RecordedPassage.findById(exit), joined);
    }

    /** A stay whose car is not there: it ends without a fee. */
    public void closeWithoutExit(long stay, Signature signature) {
        ParkingSession ghost = get(stay);
        new Corrections(signature).closeFree(ghost);
        changed(ghost, Act.CLOSED_WITHOUT_EXIT, none(), signature);
    }

    /** What a stay costs whose exit nobody saw. */
    public void decideExitUnseen(long stay, UnseenFee fee, Signature signature) {
        new Corrections(signature).exitUnseen(get(stay), fee);
    }

    /** What a stay costs, whatever the tariff says: it has no price, or an unjust one. */
    public void decideFee(long stay, Money fee, Signature signature) {
        new Corrections(signature).fee(get(stay), fee, Act.FEE_DECIDED);
    }

    /**
     * What a driver who disputes is told.
     *
     * @param mayLeave the arm opens for him; what is due is his debt until a person has decided
     */
    public record DisputeAnswer(boolean mayLeave, Quote quote, Money limit) {}

    /**
     * The driver says that the fee is wrong: what is known is kept, and under a limit he may leave (X14). Said again before a
     * person has decided, it is the same dispute.
     */
    public DisputeAnswer dispute(long stay, DisputeClaim claim, String words, Instant at) {
        ParkingSession disputed = get(stay);
        Money limit = new Money(rules.disputeLimit(), disputed.currency());
        Quote quote = Cashier.quote(disputed, at);
        if (!disputed.review().contains(Review.DISPUTED)) {
            disputes(disputed, quote, limit, claim, words, at);
        }
        return new DisputeAnswer(disputed.mayLeaveOwing(quote.due()), quote, limit);
    }

    private static void disputes(
            ParkingSession disputed, Quote quote, Money limit, DisputeClaim claim, String words, Instant at) {
        disputed.oversight().dispute(limit.minor());
        disputed.flag(Review.DISPUTED, true);
        Signature driver = new Signature(Signature.DRIVER, words.isBlank() ? claim.name() : words, at);
        ObjectNode details =
                none().put("claim", claim.name()).put("due", quote.due().minor());
        details.set("charge", Apds.charge(quote.charge()));
        TrailEntry.of(disputed, Act.DISPUTED, driver, details).persist();
        OutboxRow.ofStay(Fact.STAY_CORRECTED, disputed, driver.at()).persist();
    }

    /** The driver is right: this is what the stay costs. */
    public void acceptDispute(long stay, Money fee, Signature signature) {
        ParkingSession disputed = disputed(stay);
        decided(disputed);
        new Corrections(signature).fee(disputed, fee, Act.DISPUTE_ACCEPTED);
    }

    /** The driver is wrong: he owes what he owed. */
    public void rejectDispute(long stay, Signature signature) {
        ParkingSession disputed = disputed(stay);
        decided(disputed);
        changed(disputed, Act.DISPUTE_REJECTED, none(), signature);
    }

    private static void decided(ParkingSession disputed) {
        disputed.oversight().disputeDecided();
        disputed.flag(Review.DISPUTED, false);
    }

    private ParkingSession disputed(long stay) {
        ParkingSession disputed = get(stay);
        Corrections.require(
                disputed.review().contains(Review.DISPUTED),
                "第 " + stay + " 次停车没有人申诉。",
                "Nobody disputes stay " + stay);
        return disputed;
    }

    /**
     * A car stands at the exit and belongs to no stay: it pays what is set for that (X08).
     *
     * @return what it owes; empty where no sum is set and the operator decides
     */
    public Optional<Quote> chargeLostEntry(Plate plate, Instant at) {
        takeThePen();
        if (rules.lostEntryFee() == 0) {
            return Optional.empty();
        }
        ParkingSession stay = Stays.open(plate).orElseGet(() -> lostEntry(plate, at));
        return Optional.of(Cashier.quote(stay, at));
    }

    private ParkingSession lostEntry(Plate plate, Instant at) {
        Signature application = new Signature(Signature.APPLICATION, "No entry of this car was seen", at);
        ParkingSession stay = enter(plate, before(plate, application.at()), application);
        stay.oversight().fix(rules.lostEntryFee());
        stay.flag(Review.ENTRY_UNSEEN, true);
        return stay;
    }

    /**
     * When a car may have come in that stands at the exit by now: before it came there, since an exit belongs to a stay that
     * had begun by its arrival, and after whatever is known of it.
     */
    private static Instant before(Plate plate, Instant at) {
        Instant longAgo = at.minus(LONGEST_AT_EXIT);
        Instant since = Stays.begunBy(plate, at)
                .flatMap(ParkingSession::leftAt)
                .filter(left -> left.isAfter(longAgo))
                .orElse(longAgo);
        Optional<RecordedPassage> exit = RecordedPassage.unmatchedExit(plate, since);
        while (exit.isPresent()) {
            since = exit.get().passage().passedAt().plus(1, ChronoUnit.MICROS);
            exit = RecordedPassage.unmatchedExit(plate, since);
        }
        return since;
    }

    /** Flags, once each, the cars that are inside for too long; their fees grow no more (X15). @return those found now */
    public List<Long> findLongStays(Instant at) {
        takeThePen();
        List<ParkingSession> found = Stays.insideSince(at.minus(rules.longStay()));
        for (ParkingSession stay : found) {
            Instant from = stay.enteredAt().plus(rules.longStay());
            stay.oversight().pauseGrowth(from);
            stay.flag(Review.LONG_STAY, true);
            Signature application = new Signature(
                    Signature.APPLICATION, "Inside for " + rules.longStay().toDays() + " days", at);
            TrailEntry.of(
                            stay,
                            Act.GROWTH_PAUSED,
                            application,
                            none().put("from", from.toString())
                                    .put("days", rules.longStay().toDays()))
                    .persist();
            OutboxRow.longStay(stay, application.at()).persist();
        }
        return found.stream().map(ParkingSession::id).toList();
    }

    /** What was done about a car that stands for too long. */
    public void longStayStep(long stay, LongStayStep step, Signature signature) {
        ParkingSession longOne = get(stay);
        Corrections.require(
                longOne.oversight().wasTooLong(),
                "第 " + stay + " 次停车没有停得太久。",
                "Stay " + stay + " has not lasted for too long");
        changed(longOne, Act.STEP_TAKEN, none().put("step", step.name()), signature);
    }

    /** Its fee grows as if it had never been paused. */
    public void resumeGrowth(long stay, Signature signature) {
        ParkingSession longOne = get(stay);
        Corrections.require(
                longOne.state() == State.OPEN && longOne.oversight().growthIsPaused(),
                "第 " + stay + " 次停车的费用没有暂停增长。",
                "The fee of stay " + stay + " is not paused");
        longOne.oversight().resumeGrowth();
        longOne.flag(Review.LONG_STAY, false);
        changed(longOne, Act.GROWTH_RESUMED, none(), signature);
    }

    private static void changed(ParkingSession stay, Act act, ObjectNode details, Signature signature) {
        Cashier.voidPending(stay);
        TrailEntry.of(stay, act, signature, details).persist();
        OutboxRow.ofStay(Fact.STAY_CORRECTED, stay, signature.at()).persist();
    }

    private static ObjectNode none() {
        return JsonNodeFactory.instance.objectNode();
    }

    private ParkingSession get(long stay) {
        takeThePen();
        return ParkingSession.<ParkingSession>findByIdOptional(stay)
                .orElseThrow(() -> new IllegalArgumentException("There is no stay " + stay));
    }

    private UnmatchedExit unmatched(String passage) {
        takeThePen();
        return UnmatchedExit.<UnmatchedExit>findByIdOptional(passage)
                .orElseThrow(() -> new CannotCorrectException(
                        "通行 " + passage + " 不是无主的离场，也许已经合并过了。",
                        "Passage " + passage
                                + " is no exit that belongs to no stay; perhaps it has been joined by now"));
    }

    private void takeThePen() {
        Pen.take(database);
    }
}
