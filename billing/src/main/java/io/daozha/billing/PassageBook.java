package io.daozha.billing;

import io.daozha.billing.OutboxRow.Fact;
import io.daozha.billing.ParkingSession.State;
import io.daozha.billing.right.Entitlements;
import io.daozha.billing.tariff.CannotPriceException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Writes down what happened in the lanes and judges what it means; inside a transaction of {@link Parking}.
 *
 * <p>Each lane posts its own passages in order, but after an outage one lane may be ahead of another: a passage is
 * judged by when it happened, not by when it is told.
 */
final class PassageBook {
    private static final Logger LOG = Logger.getLogger(PassageBook.class);

    private PassageBook() {}

    static void record(Passage passage) {
        if (RecordedPassage.findById(passage.id()) != null) {
            return;
        }
        RecordedPassage recorded = new RecordedPassage(passage);
        recorded.persist();
        OutboxRow.ofPassage(passage).persist();
        switch (passage.direction()) {
            case IN -> enter(recorded, passage);
            case OUT -> leave(recorded, passage);
        }
    }

    private static void enter(RecordedPassage recorded, Passage passage) {
        Plate plate = passage.plate();
        Instant at = passage.passedAt();
        Stays.open(plate).filter(stay -> !stay.enteredAt().isAfter(at)).ifPresent(stay -> exitUnseen(stay, at));
        Optional<ParkingSession> next = Stays.begunAfter(plate, at);
        Optional<RecordedPassage> exit = RecordedPassage.unmatchedExit(plate, at)
                .filter(out -> next.isEmpty()
                        || !out.passage().passedAt().isAfter(next.get().enteredAt()));
        ParkingSession stay = new ParkingSession(recorded, TariffVersion.inForce(at));
        // Even where its exit is known: the car may be inside again, and only one stay of it is open at a time.
        next.ifPresent(later -> stay.exitUnseen(later.enteredAt()));
        stay.persist();
        Entitlements.entered(stay);
        OutboxRow.ofStay(Fact.STAY_OPENED, stay, at).persist();
        exit.ifPresent(out -> {
            stay.flag(Review.POSTED_LATE, true);
            close(stay, out);
        });
    }

    private static void exitUnseen(ParkingSession stay, Instant at) {
        stay.exitUnseen(at);
        // One open stay per plate: the row must say so before the next one is written.
        ParkingSession.flush();
        OutboxRow.ofStay(Fact.EXIT_UNSEEN, stay, at).persist();
    }

    private static void leave(RecordedPassage recorded, Passage passage) {
        Optional<ParkingSession> stay =
                Stays.begunBy(passage.plate(), passage.arrivedAt()).filter(begun -> begun.state() != State.CLOSED);
        if (stay.isEmpty()) {
            LOG.infof("%s left by lane %s without a stay of its own: kept for review", passage.plate(), passage.lane());
            new UnmatchedExit(recorded).persist();
            OutboxRow.entryUnseen(passage).persist();
            return;
        }
        close(stay.get(), recorded);
    }

    static void close(ParkingSession stay, RecordedPassage exit) {
        // Before the stay is closed, since what it owes is what it was told while open.
        Optional<Quotes.Bill> bill = price(stay, stay.pricedTo(exit.passage()));
        stay.leave(exit);
        bill.ifPresent(worth -> Coupon.use(stay, worth.charge(), exit.passage().arrivedAt()));
        bill.ifPresentOrElse(worth -> stay.charge(worth.charge(), worth.segments()), () -> unpriced(stay));
        UnmatchedExit.belongs(exit);
        OutboxRow.ofStay(Fact.STAY_CLOSED, stay, exit.passage().passedAt()).persist();
    }

    private static void unpriced(ParkingSession stay) {
        stay.flag(Review.UNPRICED, true);
        stay.flag(Review.CLOCK_JUMP, ClockJump.doubtful(stay, stay.chargedTo().orElseThrow()));
    }

    private static Optional<Quotes.Bill> price(ParkingSession stay, Instant to) {
        try {
            return Optional.of(new Quotes(List.of(stay), to).bill(stay));
        } catch (CannotPriceException e) {
            LOG.warnf("Stay %d of %s closes without a price: %s", stay.id(), stay.plate(), e.getMessage());
            return Optional.empty();
        }
    }
}
