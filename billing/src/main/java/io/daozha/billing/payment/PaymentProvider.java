package io.daozha.billing.payment;

import io.daozha.billing.PaymentNotice;
import io.daozha.billing.PaymentOrder;
import java.util.Optional;

/** A channel by which drivers pay. What it calls back and what it answers are the same notice, for {@code Parking.settle}. */
public interface PaymentProvider {

    /** What keeps drivers from paying, a sentence for the operator; empty while they can. Answers at once. */
    Optional<String> trouble();

    /** Asks the channel whether an order was paid, since a call back is not guaranteed. */
    Optional<PaymentNotice> find(PaymentOrder order);
}
