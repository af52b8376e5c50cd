package io.daozha.billing.payment;

import io.daozha.billing.PaymentNotice;
import io.daozha.billing.PaymentOrder;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Pays when told, as a driver with a phone would; no money moves. */
public final class SimulatedProvider implements PaymentProvider {
    private final Map<String, PaymentNotice> paid = new ConcurrentHashMap<>();
    private volatile String trouble = "";

    /** From now on the channel cannot be reached, for this reason; it can be again where it is empty. */
    public void disturb(String reason) {
        trouble = reason;
    }

    @Override
    public Optional<String> trouble() {
        return Optional.of(trouble).filter(reason -> !reason.isEmpty());
    }

    /** The driver pays; a second time is the same payment, as with a real channel. */
    public PaymentNotice pay(PaymentOrder order) {
        return paid.computeIfAbsent(
                order.number(), number -> new PaymentNotice(number, "simulated", "S" + number, order.amount()));
    }

    @Override
    public Optional<PaymentNotice> find(PaymentOrder order) {
        return Optional.ofNullable(paid.get(order.number()));
    }
}
