package io.daozha.admin.driver;

import io.daozha.billing.LedgerEntry;
import io.daozha.billing.Money;
import io.daozha.billing.PaymentOrder;
import io.daozha.billing.PermitFee;
import java.util.List;

/** What was paid by one order for the term of a permit. */
record FeeReceipt(PaymentOrder order) {

    enum State {
        /** Its money has not come yet. */
        PENDING,
        PAID,
        /** Money came when the term could not begin any more, or had been paid: the payer's credit. */
        CREDIT,
        VOIDED
    }

    public PermitFee fee() {
        return order.fee().orElseThrow();
    }

    /** What came in by it and what went back, oldest first. */
    public List<LedgerEntry> money() {
        return Receipt.money(order, fee().ledger());
    }

    /** What was paid, or where nothing was, what is asked. */
    public Money sum() {
        return state() == State.CREDIT
                ? money().stream()
                        .filter(LedgerEntry::brought)
                        .map(LedgerEntry::size)
                        .reduce(Money::plus)
                        .orElseThrow()
                : order.amount();
    }

    public State state() {
        boolean found = money().stream().anyMatch(entry -> entry.kind() == LedgerEntry.Kind.FOUND_MONEY);
        return switch (order.state()) {
            case PENDING -> State.PENDING;
            case POSTED -> State.PAID;
            case VOIDED -> found ? State.CREDIT : State.VOIDED;
        };
    }
}
