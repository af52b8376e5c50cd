package io.daozha.billing;

import java.time.Instant;

/** What became of a payment notice. */
public sealed interface Settlement {

    /** The order is paid; no more is asked of the car until {@code leaveBy}. */
    record Posted(long session, Instant leaveBy) implements Settlement {}

    /** This very payment was taken before; nothing changed. */
    record AlreadyTaken(long session) implements Settlement {}

    /** The order had been voided or paid by another payment: kept as the driver's credit on the stay. */
    record FoundMoney(long session) implements Settlement {}

    /** Money for the term of a permit. */
    record OfFee(long fee, Became became) implements Settlement {}

    /** As the three above, of a fee. */
    enum Became {
        POSTED,
        ALREADY_TAKEN,
        FOUND_MONEY
    }

    /** Refused, nothing booked: the sum is not the order's. */
    record AmountDiffers(String orderNumber, Money asked, Money offered) implements Settlement {}

    /** Refused, nothing booked: the channel gave the same serial for another order. */
    record SerialReused(String channel, String channelSerial, String bookedFor) implements Settlement {}

    /** Refused, nothing booked: no order of ours has this number. */
    record UnknownOrder(String orderNumber) implements Settlement {}
}
