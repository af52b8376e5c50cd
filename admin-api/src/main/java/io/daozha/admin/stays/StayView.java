package io.daozha.admin.stays;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.daozha.billing.Charge;
import io.daozha.billing.LedgerEntry;
import io.daozha.billing.Money;
import io.daozha.billing.ParkingSession;
import io.daozha.billing.ParkingSession.State;
import io.daozha.billing.Passage;
import io.daozha.billing.PaymentOrder;
import io.daozha.billing.PaymentTrack;
import io.daozha.billing.Plate;
import io.daozha.billing.Review;
import io.daozha.billing.Words;
import io.daozha.billing.right.Segment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that is known of one stay.
 *
 * @param version grows with each thing that becomes known; ETag and If-Match of the API
 * @param goneBy its exit was not seen, but by then it had left
 * @param charge what it is worth line by line, while it is inside as of now; empty where it has no price
 * @param due left to pay, while it is inside as of now
 * @param unpriced why it has no price; empty where it has one
 * @param review why a person has to look at it
 * @param measures what can be done about it
 */
public record StayView(
        long id,
        int version,
        Plate plate,
        State state,
        Instant enteredAt,
        Optional<Instant> leftAt,
        Optional<Instant> goneBy,
        Passage entry,
        Optional<Passage> exit,
        List<Segment> segments,
        Optional<Charge> charge,
        Money paid,
        Money balance,
        Money due,
        Words unpriced,
        List<LedgerLine> ledger,
        List<OrderLine> orders,
        List<TrailLine> trail,
        List<Review> review,
        List<Measure> measures,
        @JsonIgnore Instant now) {

    /** @param amount positive: owed by the driver */
    public record LedgerLine(
            long id,
            LedgerEntry.Kind kind,
            Money amount,
            Instant at,
            Optional<String> channel,
            Optional<String> serial,
            Optional<String> by,
            Optional<String> reason) {
        static LedgerLine of(LedgerEntry entry) {
            return new LedgerLine(
                    entry.id(),
                    entry.kind(),
                    entry.amount(),
                    entry.at(),
                    entry.channel(),
                    entry.channelSerial(),
                    entry.by(),
                    entry.reason());
        }
    }

    /** A sum that was asked for, and how far it has come. */
    public record OrderLine(PaymentTrack.Step step, Money amount, Instant validUntil, PaymentTrack track) {
        static OrderLine of(PaymentOrder order) {
            return new OrderLine(order.track().step(), order.amount(), order.validUntil(), order.track());
        }
    }

    /** How long it has lasted, by now if it has not ended. */
    public Duration length() {
        return Duration.between(enteredAt, leftAt.or(() -> goneBy).orElse(now));
    }

    /** After its exit: more came in than it was worth, and is to be given back. */
    public Optional<Money> credit() {
        return Optional.of(balance.times(-1)).filter(sum -> state != State.OPEN && sum.minor() > 0);
    }

    /** What was read on the way in. */
    Optional<Passage.Reading> entryReading() {
        return entry.reading();
    }

    Optional<Passage.Reading> exitReading() {
        return exit.flatMap(Passage::reading);
    }

    /** The readings of both passages character by character. */
    public List<Pair> readings() {
        String in = entryReading().map(Passage.Reading::text).orElse(plate.text());
        return exitReading().map(out -> Pair.align(in, out.text())).orElse(List.of());
    }

    public List<Review> lookable() {
        return Measure.lookable(Set.copyOf(review));
    }

    static List<Review> sorted(ParkingSession stay) {
        return stay.review().stream().sorted().toList();
    }
}
