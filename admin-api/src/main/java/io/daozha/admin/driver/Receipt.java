package io.daozha.admin.driver;

import io.daozha.billing.Charge;
import io.daozha.billing.LedgerEntry;
import io.daozha.billing.ParkingSession;
import io.daozha.billing.PaymentOrder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was paid by one order, and for what.
 *
 * @param charge what the stay is worth; empty where it cannot be said
 * @param leaveBy until when it may leave without paying more, while it is inside and has paid
 */
record Receipt(PaymentOrder order, Promise promise, Optional<Charge> charge, Optional<Instant> leaveBy) {

    public ParkingSession stay() {
        return order.session();
    }

    /** What came in by it and what went back, oldest first. */
    public List<LedgerEntry> money() {
        return money(order, stay().ledger());
    }

    static List<LedgerEntry> money(PaymentOrder order, List<LedgerEntry> ledger) {
        return ledger.stream()
                .filter(entry ->
                        entry.orderNumber().filter(order.number()::equals).isPresent())
                .toList();
    }

    public boolean paid() {
        return promise.track().paid().isPresent();
    }

    public boolean pending() {
        return order.state() == PaymentOrder.State.PENDING;
    }
}
