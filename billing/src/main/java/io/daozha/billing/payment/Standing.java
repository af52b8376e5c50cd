package io.daozha.billing.payment;

import io.daozha.billing.PaymentNotice;

/** How an order stands at its channel. */
public sealed interface Standing {

    record Paid(PaymentNotice notice) implements Standing {}

    /** It can still be paid. */
    record Unpaid() implements Standing {}

    /** It can no longer be paid. */
    record Closed() implements Standing {}

    /** The channel does not know it: nobody has scanned the code yet, or it was never made. */
    record Unknown() implements Standing {}
}
