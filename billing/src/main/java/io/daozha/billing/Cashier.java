package io.daozha.billing;

import io.daozha.billing.Charge.Line;
import io.daozha.billing.Charge.Line.Kind;
import io.daozha.billing.ParkingSession.State;
import io.daozha.billing.right.Entitlements;
import io.daozha.billing.right.Segment;
import io.daozha.billing.tariff.CannotPriceException;
import io.daozha.billing.tariff.Stay;
import io.daozha.billing.tariff.Tariff;
import io.daozha.billing.tariff.VehicleClass;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** Prices stays, asks for sums and takes them; inside a transaction of {@link Parking}. */
final class Cashier {
    private static final Logger LOG = Logger.getLogger(Cashier.class);

    private Cashier() {}

    /**
     * What a stay is worth, segment by segment.
     *
     * @param segments the whole stay, up to the moment it was asked of
     */
    record Bill(List<Segment> segments, Charge charge) {}

    /**
     * What a stay is worth to a driver who asks, or stands at the exit, at this moment. A sum that was paid holds until
     * the time to leave is over, a sum that was named as long as its order is valid (X04, X12); what remains of the stay
     * is then under the right of its last segment.
     */
    static Bill bill(ParkingSession stay, Instant at) {
        Tariff tariff = stay.tariffVersion().tariff();
        Instant to = pricedTo(stay, at);
        List<Segment> segments = new ArrayList<>(Entitlements.segments(stay, to));
        List<Line> lines = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        for (Segment segment : segments) {
            // A clock set back: the tariff says that it cannot price that.
            Instant end = to.isBefore(segment.to()) ? to : segment.to();
            Charge part = segment.covered()
                    ? covered(segment, stay)
                    : temporary(tariff, segment.from(), end, !lines.isEmpty());
            names.add(part.tariff());
            lines.addAll(part.lines());
        }
        Segment last = segments.remove(segments.size() - 1);
        segments.add(at.isAfter(last.to()) ? last.endingAt(at) : last);
        return new Bill(segments, new Charge(String.join(" + ", names), lines, stay.currency()));
    }

    private static Charge covered(Segment segment, ParkingSession stay) {
        Money nothing = new Money(0, stay.currency());
        Line line = new Line(Kind.PERMIT, segment.from(), segment.to(), 1, nothing, nothing);
        return new Charge(segment.name(), List.of(line), stay.currency());
    }

    private static Charge temporary(Tariff tariff, Instant from, Instant to, boolean continued) {
        return tariff.price(new Stay(from, to, VehicleClass.SMALL, continued, List.of()));
    }

    private static Instant pricedTo(ParkingSession stay, Instant at) {
        return stay.settledTo(at)
                .or(() -> PaymentOrder.pending(stay)
                        .filter(order -> order.holds(at))
                        .map(PaymentOrder::pricedTo))
                .orElse(at);
    }

    static Quote quote(ParkingSession stay, Instant at) {
        Charge charge = stay.state() == State.OPEN
                ? bill(stay, at).charge()
                : stay.charge()
                        .orElseThrow(() -> new CannotPriceException(
                                "Stay " + stay.id() + " is held for review: " + stay.review()));
        Money due = charge.total().minus(stay.paid());
        Instant validUntil = PaymentOrder.pending(stay)
                .filter(order -> order.holds(at))
                .map(PaymentOrder::validUntil)
                .orElseGet(() -> at.plus(stay.tariffVersion().tariff().quoteValid()));
        return new Quote(
                stay.id(),
                stay.plate(),
                stay.enteredAt(),
                Duration.between(stay.enteredAt(), stay.leftAt().orElse(at)),
                charge,
                stay.paid(),
                due.minor() > 0 ? due : due.times(0),
                validUntil);
    }

    static PaymentOrder order(ParkingSession stay, Instant at) {
        Quote quote = quote(stay, at);
        if (quote.due().minor() == 0) {
            throw new NothingDueException(stay.id());
        }
        Optional<PaymentOrder> pending = PaymentOrder.pending(stay);
        if (pending.filter(order -> order.holds(at)).isPresent()) {
            return pending.get();
        }
        voidPending(stay);
        PaymentOrder order =
                new PaymentOrder(stay, PaymentOrder.lastVersion(stay) + 1, quote.due(), at, quote.validUntil());
        order.persist();
        return order;
    }

    private static void voidPending(ParkingSession stay) {
        PaymentOrder.pending(stay).ifPresent(order -> {
            order.doVoid();
            // One pending order per stay: the row must say so before the next one is written.
            PaymentOrder.flush();
        });
    }

    static Settlement settle(PaymentNotice notice, Instant at) {
        Optional<PaymentOrder> known = PaymentOrder.byNumber(notice.orderNumber());
        if (known.isEmpty()) {
            LOG.warnf(
                    "Payment %s of %s names order %s, which is not ours: ask the channel where it belongs",
                    notice.channelSerial(), notice.channel(), notice.orderNumber());
            return new Settlement.UnknownOrder(notice.orderNumber());
        }
        PaymentOrder order = known.get();
        if (!order.amount().equals(notice.amount())) {
            LOG.warnf(
                    "Payment %s of %s brings %d for order %s, which asks %d: refused, compare with the channel",
                    notice.channelSerial(),
                    notice.channel(),
                    notice.amount().minor(),
                    order.number(),
                    order.amount().minor());
            return new Settlement.AmountDiffers(order.number(), order.amount(), notice.amount());
        }
        Optional<LedgerEntry> taken = LedgerEntry.ofPayment(notice.channel(), notice.channelSerial());
        if (taken.isPresent()) {
            String bookedFor = taken.get().orderNumber().orElseThrow();
            return bookedFor.equals(order.number())
                    ? new Settlement.AlreadyTaken(order.session().id())
                    : new Settlement.SerialReused(notice.channel(), notice.channelSerial(), bookedFor);
        }
        return book(order, notice, at);
    }

    private static Settlement book(PaymentOrder order, PaymentNotice notice, Instant at) {
        ParkingSession stay = order.session();
        boolean asked = order.state() == PaymentOrder.State.PENDING;
        LedgerEntry.Kind kind = asked ? LedgerEntry.Kind.PAID : LedgerEntry.Kind.FOUND_MONEY;
        stay.receive(LedgerEntry.received(kind, order, notice, at));
        OutboxRow.ofStay(OutboxRow.Fact.MONEY_RECEIVED, stay, at).persist();
        if (asked) {
            Instant leaveBy = order.post(at, stay.tariffVersion().tariff().leaveBy());
            stay.settled(order.pricedTo(), leaveBy);
            return new Settlement.Posted(stay.id(), leaveBy);
        }
        // What an order still asks for was reckoned without this money.
        voidPending(stay);
        return new Settlement.FoundMoney(stay.id());
    }
}
