package io.daozha.billing;

import io.daozha.billing.right.NotGrantedException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Asks for what permits cost and takes it, as {@link Cashier} does for stays; inside a transaction. */
final class FeeDesk {
    private static final Logger LOG = Logger.getLogger(FeeDesk.class);

    private FeeDesk() {}

    static PermitFee fee(long fee) {
        return PermitFee.<PermitFee>findByIdOptional(fee)
                .orElseThrow(() -> new DeskException("没有这笔月卡费。", "There is no permit fee " + fee));
    }

    /** As long as an order is valid it is the same one. */
    static PaymentOrder order(PermitFee fee, Instant at) {
        Money due = fee.due();
        if (due.minor() == 0) {
            throw new NothingDueException("Permit fee", fee.id());
        }
        Optional<PaymentOrder> pending = PaymentOrder.pending(fee);
        if (pending.filter(order -> order.holds(at)).isPresent()) {
            return pending.get();
        }
        voidPending(fee);
        Duration valid = TariffVersion.inForce(at).tariff().quoteValid();
        PaymentOrder order = new PaymentOrder(fee, PaymentOrder.lastVersion(fee) + 1, due, at, at.plus(valid));
        order.persist();
        return order;
    }

    private static void voidPending(PermitFee fee) {
        PaymentOrder.pending(fee).ifPresent(order -> {
            order.doVoid();
            // One pending order per fee: the row must say so before the next one is written.
            PaymentOrder.flush();
        });
    }

    /** The order's money has come. Where the permit cannot have the term any more, the money is the payer's credit. */
    static Settlement post(PermitFee fee, PaymentOrder order, PaymentNotice notice, Instant at) {
        if (!fee.began()) {
            try {
                fee.begin(at);
            } catch (NotGrantedException e) {
                LOG.warnf("Order %s is paid, but the term cannot begin: %s", order.number(), e.getMessage());
                return find(fee, order, notice, at);
            }
            LedgerEntry.charged(fee, at).persist();
        }
        receive(LedgerEntry.Kind.PAID, order, notice, at);
        Instant unused = order.post(at, Duration.ZERO);
        return new Settlement.OfFee(fee.id(), Settlement.Became.POSTED);
    }

    static Settlement find(PermitFee fee, PaymentOrder order, PaymentNotice notice, Instant at) {
        receive(LedgerEntry.Kind.FOUND_MONEY, order, notice, at);
        // What an order still asks for was reckoned without this money.
        voidPending(fee);
        return new Settlement.OfFee(fee.id(), Settlement.Became.FOUND_MONEY);
    }

    private static void receive(LedgerEntry.Kind kind, PaymentOrder order, PaymentNotice notice, Instant at) {
        LedgerEntry money = LedgerEntry.received(kind, order, notice, at);
        money.persist();
        OutboxRow.ofMoney(OutboxRow.Fact.MONEY_RECEIVED, money).persist();
    }

    /** @return how much */
    static Money waive(PermitFee fee, String by, String reason, Instant at) {
        Money due = fee.began() ? fee.due() : fee.due().times(0);
        if (due.minor() == 0) {
            throw new NothingDueException("Permit fee", fee.id());
        }
        voidPending(fee);
        giveUp(fee, due, by, reason, at);
        return due;
    }

    private static void giveUp(PermitFee fee, Money sum, String by, String reason, Instant at) {
        LedgerEntry givenUp = LedgerEntry.writtenOff(fee, sum, by, reason, at);
        givenUp.persist();
        OutboxRow.ofMoney(OutboxRow.Fact.WRITTEN_OFF, givenUp).persist();
    }

    /** The channel has given money back; what the term would owe by it is given up for the same reason. */
    static void giveBack(PermitFee fee, Refund refund, Instant at) {
        LedgerEntry givenBack = LedgerEntry.refunded(refund, at);
        givenBack.persist();
        OutboxRow.ofMoney(OutboxRow.Fact.MONEY_REFUNDED, givenBack).persist();
        long owes = Math.min(fee.balance().minor(), refund.amount().minor());
        if (owes > 0) {
            Money sum = new Money(owes, refund.amount().currency());
            giveUp(fee, sum, refund.decidedBy().orElseThrow(), refund.reason(), at);
        }
    }
}
