package io.daozha.admin.stays;

import io.daozha.admin.access.Deed;
import io.daozha.admin.web.Fields;
import io.daozha.admin.web.Trouble;
import io.daozha.billing.Charge;
import io.daozha.billing.Desk;
import io.daozha.billing.LongStayStep;
import io.daozha.billing.Money;
import io.daozha.billing.NothingDueException;
import io.daozha.billing.OrderBook;
import io.daozha.billing.Parking;
import io.daozha.billing.ParkingSession;
import io.daozha.billing.ParkingSession.State;
import io.daozha.billing.Plate;
import io.daozha.billing.Quote;
import io.daozha.billing.RefusalException;
import io.daozha.billing.Review;
import io.daozha.billing.Signature;
import io.daozha.billing.Till;
import io.daozha.billing.TrailEntry;
import io.daozha.billing.UnseenFee;
import io.daozha.billing.Words;
import io.daozha.billing.search.StayRow;
import io.daozha.billing.tariff.CannotPriceException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** Shows one stay, and carries out what a person wants of it after reading what he wrote. */
@ApplicationScoped
@Transactional
class StayDesk {
    static final int LONGEST_REASON = 200;

    private final Desk desk;
    private final Till till;
    private final Parking parking;
    private final OrderBook orders;
    private final Deed deed;

    StayDesk(Desk desk, Till till, Parking parking, OrderBook orders, Deed deed) {
        this.desk = desk;
        this.till = till;
        this.parking = parking;
        this.orders = orders;
        this.deed = deed;
    }

    /** @throws Trouble 404 where there is no such stay */
    StayView show(long id, Instant now) {
        ParkingSession stay = desk.find(id).orElseThrow(Trouble::notFound);
        Optional<Quote> quote = Optional.empty();
        Words unpriced = Words.NONE;
        try {
            quote = Optional.of(parking.quote(id, now));
        } catch (CannotPriceException e) {
            unpriced = e.words();
        }
        Optional<Charge> charge = stay.charge().isPresent() ? stay.charge() : quote.map(Quote::charge);
        Money nothing = stay.balance().times(0);
        return new StayView(
                id,
                version(stay),
                stay.plate(),
                stay.state(),
                stay.enteredAt(),
                stay.leftAt(),
                stay.goneBy(),
                stay.entry(),
                stay.exit(),
                stay.segments(),
                charge,
                stay.paid(),
                stay.balance(),
                quote.map(Quote::due).orElse(nothing),
                unpriced,
                stay.ledger().stream().map(StayView.LedgerLine::of).toList(),
                orders.ofStay(id).stream().map(StayView.OrderLine::of).toList(),
                desk.trail(id).stream().map(TrailLine::of).toList(),
                StayView.sorted(stay),
                Measure.of(stay),
                now);
    }

    /** Cars that stand for too long, with what they owe and the steps that were taken. */
    List<LongStay> longStays(List<StayRow> found, Instant now) {
        List<Long> numbers = found.stream().map(StayRow::id).toList();
        Map<Long, Quote> quotes = parking.quotes(numbers, now);
        Map<Long, List<TrailEntry>> trails = desk.trails(numbers);
        return found.stream()
                .map(row -> new LongStay(
                        row.id(),
                        row.plate(),
                        row.enteredAt(),
                        Duration.between(row.enteredAt(), row.leftAt().orElse(now)),
                        Optional.ofNullable(quotes.get(row.id())).map(Quote::due),
                        trails.getOrDefault(row.id(), List.of()).stream()
                                .filter(entry -> entry.act() == TrailEntry.Act.STEP_TAKEN)
                                .map(TrailLine::of)
                                .toList()))
                .toList();
    }

    /**
     * One measure, wholly or not at all.
     *
     * @param seen the version that was decided from; empty where the page does not show more than the decision needs
     * @throws Trouble 400 for what cannot be understood, 409 for what would make the books untrue, 412 when somebody else
     *     was quicker
     */
    void carryOut(long id, OptionalInt seen, Wish wish, String by, Instant at) {
        ParkingSession stay = desk.findToChange(id).orElseThrow(Trouble::notFound);
        deed.to("#" + id + " " + stay.plate().text());
        Fields form = new Fields();
        Measure measure = form.one("act", wish.act(), Measure.class);
        String reason = form.text("reason", wish.reason(), 2, LONGEST_REASON);
        Runnable work =
                measure == null ? () -> {} : work(measure, stay, wish, form, () -> new Signature(by, reason, at));
        form.check();
        deed.because(measure + ": " + reason);
        if (seen.isPresent() && version(stay) != seen.getAsInt()) {
            throw Trouble.stale();
        }
        truly(work);
    }

    /** How many things are known of a stay: what is written of it only grows. */
    private int version(ParkingSession stay) {
        int passages = stay.exit().isPresent() ? 2 : 1;
        int ended = stay.state() == State.OPEN ? 0 : 1;
        return passages + ended + stay.ledger().size() + desk.trail(stay.id()).size();
    }

    private Runnable work(Measure measure, ParkingSession stay, Wish wish, Fields form, Supplier<Signature> by) {
        long id = stay.id();
        return switch (measure) {
            case ACCEPT_DISPUTE -> {
                Money fee = sum(stay, wish, form);
                yield () -> desk.acceptDispute(id, fee, by.get());
            }
            case REJECT_DISPUTE -> () -> desk.rejectDispute(id, by.get());
            case DECIDE_UNSEEN -> {
                UnseenFee fee = form.one("choice", wish.choice(), UnseenFee.class);
                yield () -> desk.decideExitUnseen(id, fee, by.get());
            }
            case CORRECT_PLATE -> {
                Plate plate = Typed.plate(form, wish.plate(), wish.colour());
                yield () -> desk.correctPlate(id, plate, by.get());
            }
            case CORRECT_ENTRY_TIME -> {
                Instant at = Typed.moment(form, "at", wish.at());
                yield () -> desk.correctEntryTime(id, at, by.get());
            }
            case CORRECT_EXIT_TIME -> {
                Instant at = Typed.moment(form, "at", wish.at());
                yield () -> desk.correctExitTime(id, at, by.get());
            }
            case ADD_EXIT -> {
                Instant at = Typed.moment(form, "at", wish.at());
                yield () -> desk.addExit(id, at, by.get());
            }
            case CLOSE_GHOST -> () -> desk.closeWithoutExit(id, by.get());
            case MERGE -> {
                long other = form.number("other", wish.other(), 1, Long.MAX_VALUE);
                if (desk.find(other).isEmpty()) {
                    Typed.refuse(form, "other", StaysMsg::noSuchStay);
                }
                yield () -> desk.merge(id, other, stay.plate(), by.get());
            }
            case DECIDE_FEE -> {
                Money fee = sum(stay, wish, form);
                yield () -> desk.decideFee(id, fee, by.get());
            }
            case WAIVE ->
                () -> till.waive(id, by.get().by(), by.get().why(), by.get().at());
            case TAKE_STEP -> {
                LongStayStep step = form.one("choice", wish.choice(), LongStayStep.class);
                yield () -> desk.longStayStep(id, step, by.get());
            }
            case RESUME_GROWTH -> () -> desk.resumeGrowth(id, by.get());
            case LOOKED_AT -> {
                Review looked = form.one("choice", wish.choice(), Review.class);
                yield () -> desk.lookedAt(id, looked, by.get());
            }
            case HOLD -> () -> desk.reopen(id, Review.HELD, by.get());
        };
    }

    private static Money sum(ParkingSession stay, Wish wish, Fields form) {
        boolean program = wish.fee() != null && !wish.fee().isBlank();
        long minor = program ? form.number("fee", wish.fee(), 0, Typed.MOST) : Typed.yuan(form, "yuan", wish.yuan());
        return new Money(minor, stay.balance().currency());
    }

    /** What billing refuses is refused in the reader's language, with billing's own sentence. */
    static void truly(Runnable work) {
        try {
            work.run();
        } catch (RefusalException e) {
            throw Trouble.of(
                    409,
                    "cannot-correct",
                    language -> language.words(StaysMsg.class).cannotCorrect() + " " + e.in(language.locale()));
        } catch (NothingDueException e) {
            throw Trouble.of(
                    409,
                    "nothing-due",
                    language -> language.words(StaysMsg.class).nothingDue());
        }
    }
}
