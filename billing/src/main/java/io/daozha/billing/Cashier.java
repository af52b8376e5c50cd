package io.daozha.billing;

import io.daozha.billing.ParkingSession.State;
import io.daozha.billing.tariff.CannotPriceException;
import io.daozha.billing.tariff.Stay;
import io.daozha.billing.tariff.Tariff;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Prices stays, asks for sums and takes them; inside a transaction of {@link Parking}. */
final class Cashier {
    private static final Logger LOG = Logger.getLogger(Cashier.class);

    private Cashier() {}

    /** The permit that holds from the day of entry to the day of exit. */
    static Optional<Permit> permit(ParkingSession stay, Instant at) {
        ZoneId zone = stay.tariffVersion().tariff().zone();
        return Permit.covering(
                stay.plate(), LocalDate.ofInstant(stay.enteredAt(), zone), LocalDate.ofInstant(at, zone));
    }

    /**
     * What a stay is worth to a driver who asks, or stands at the exit, at this moment. A sum that was paid holds until
     * the time to leave is over, a sum that was named as long as its order is valid (X04, X12).
     */
    static Charge price(ParkingSession stay, Instant at) {
        Tariff tariff = stay.tariffVersion().tariff();
        Optional<Charge> fixed = stay.fixedCharge(at);
        if (fixed.isPresent()) {
            return fixed.get();
        }
        Optional<Permit> permit = permit(stay, at);
        if (permit.isPresent()) {
            return permit.get().covers(stay.enteredAt(), at, tariff.unitPrice().currency());
        }
        ClockJump.refuseAcross(stay, at);
        return tariff.price(Stay.of(stay.enteredAt(), stay.oversight().grownTo(pricedTo(stay, at))));
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
                ? price(stay, at)
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

    /** Whatever a pending order asks for, it was reckoned before something changed. */
    static void voidPending(ParkingSession stay) {
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
        LedgerEntry money = LedgerEntry.received(kind, order, notice, at);
        stay.receive(money);
        OutboxRow.ofMoney(money).persist();
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
