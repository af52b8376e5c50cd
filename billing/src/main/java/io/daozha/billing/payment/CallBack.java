package io.daozha.billing.payment;

import io.daozha.billing.PaymentNotice;
import io.daozha.billing.RefundResult;

/** What a channel called to say, after its origin was verified. */
public sealed interface CallBack {

    record Paid(PaymentNotice notice) implements CallBack {}

    /** @param number ours */
    record Refunded(String number, RefundResult result) implements CallBack {}

    /** Nothing that moves money. */
    record Nothing() implements CallBack {}
}
