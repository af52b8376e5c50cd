package io.daozha.billing;

import io.daozha.billing.ParkingSession.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Prices stays, asks for sums and takes them; inside a transaction of {@link Parking}. */
final class Cashier {
    private static final Logger LOG = Logger.getLogger(Cashier.class);

    private Cashier() {}

    /** See {@link Quotes#of}. */
    static Quote quote(ParkingSession stay, Instant at) {
        return new Quotes(List.of(stay), at).of(stay);
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
        Coupon.attach(stay, at);
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
            unclear(notice, UnclearPayment.Why.UNKNOWN_ORDER, at);
            return new Settlement.UnknownOrder(notice.orderNumber());
        }
        PaymentOrder order = known.get();
        Optional<LedgerEntry> taken = LedgerEntry.ofPayment(notice.channel(), notice.channelSerial());
        if (taken.isPresent()) {
            return again(notice, order, taken.get(), at);
        }
        if (!order.amount().equals(notice.amount())) {
            unclear(notice, UnclearPayment.Why.AMOUNT_DIFFERS, at);
            return new Settlement.AmountDiffers(order.number(), order.amount(), notice.amount());
        }
        return order.state() == PaymentOrder.State.PENDING ? post(order, notice, at) : find(order, notice, at);
    }

    /** The channel has told of this serial before. */
    private static Settlement again(PaymentNotice notice, PaymentOrder order, LedgerEntry taken, Instant at) {
        String bookedFor = taken.orderNumber().orElseThrow();
        if (!bookedFor.equals(order.number())) {
            unclear(notice, UnclearPayment.Why.SERIAL_REUSED, at);
            return new Settlement.SerialReused(notice.channel(), notice.channelSerial(), bookedFor);
        }
        if (!taken.amount().times(-1).equals(notice.amount())) {
            unclear(notice, UnclearPayment.Why.AMOUNT_DIFFERS, at);
            return new Settlement.AmountDiffers(order.number(), taken.amount().times(-1), notice.amount());
        }
        return order.fee()
                .<Settlement>map(fee -> new Settlement.OfFee(fee.id(), Settlement.Became.ALREADY_TAKEN))
                .orElseGet(() -> new Settlement.AlreadyTaken(order.session().id()));
    }

    private static void unclear(PaymentNotice notice, UnclearPayment.Why why, Instant at) {
        LOG.warnf(
                "Payment %s of %s brings %d for order %s: %s; kept in the list of unclear money",
                notice.channelSerial(), notice.channel(), notice.amount().minor(), notice.orderNumber(), why);
        UnclearPayment.take(notice, why, at);
    }

    private static Settlement post(PaymentOrder order, PaymentNotice notice, Instant at) {
        if (order.fee().isPresent()) {
            return FeeDesk.post(order.fee().get(), order, notice, at);
        }
        ParkingSession stay = order.session();
        receive(LedgerEntry.Kind.PAID, order, notice, at);
        Instant leaveBy = order.post(at, stay.tariffVersion().tariff().leaveBy());
        stay.settled(order.pricedTo(), leaveBy);
        return new Settlement.Posted(stay.id(), leaveBy);
    }

    /** Money for an order that waits for none, or not for this sum: the payer's credit. */
    static Settlement find(PaymentOrder order, PaymentNotice notice, Instant at) {
        if (order.fee().isPresent()) {
            return FeeDesk.find(order.fee().get(), order, notice, at);
        }
        receive(LedgerEntry.Kind.FOUND_MONEY, order, notice, at);
        // What an order still asks for was reckoned without this money.
        voidPending(order.session());
        return new Settlement.FoundMoney(order.session().id());
    }

    private static void receive(LedgerEntry.Kind kind, PaymentOrder order, PaymentNotice notice, Instant at) {
        ParkingSession stay = order.session();
        LedgerEntry money = LedgerEntry.received(kind, order, notice, at);
        stay.receive(money);
        OutboxRow.ofMoney(OutboxRow.Fact.MONEY_RECEIVED, money).persist();
    }

    /**
     * Gives up what a stay owes now; while it is open, it may then leave as if it had paid.
     *
     * @return how much
     */
    static Money waive(ParkingSession stay, String by, String reason, Instant at) {
        Money due = quote(stay, at).due();
        if (due.minor() == 0) {
            throw new NothingDueException(stay.id());
        }
        voidPending(stay);
        giveUp(stay, due, by, reason, at);
        if (stay.state() == State.OPEN) {
            stay.settled(at, at.plus(stay.tariffVersion().tariff().leaveBy()));
        }
        return due;
    }

    static void giveUp(ParkingSession stay, Money sum, String by, String reason, Instant at) {
        LedgerEntry givenUp = LedgerEntry.writtenOff(stay, sum, by, reason, at);
        stay.receive(givenUp);
        OutboxRow.ofMoney(OutboxRow.Fact.WRITTEN_OFF, givenUp).persist();
    }

    /** The channel has given money back; after the exit, what the stay would owe by it is given up for the same reason. */
    static void giveBack(Refund refund, Instant at) {
        if (refund.payment().fee().isPresent()) {
            FeeDesk.giveBack(FeeDesk.fee(refund.payment().fee().get()), refund, at);
            return;
        }
        ParkingSession stay = ParkingSession.findById(refund.payment().session().orElseThrow());
        LedgerEntry givenBack = LedgerEntry.refunded(refund, at);
        stay.receive(givenBack);
        OutboxRow.ofMoney(OutboxRow.Fact.MONEY_REFUNDED, givenBack).persist();
        long owes = stay.state() == State.OPEN ? 0 : stay.balance().minor();
        if (owes > 0) {
            Money sum = new Money(
                    Math.min(owes, refund.amount().minor()), refund.amount().currency());
            giveUp(stay, sum, refund.decidedBy().orElseThrow(), refund.reason(), at);
        }
    }
}
