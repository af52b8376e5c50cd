package io.daozha.admin.money;

import io.daozha.billing.Money;
import io.daozha.billing.Parking;
import io.daozha.billing.ParkingSession;
import io.daozha.billing.PaymentOrder;
import io.daozha.billing.Plate;
import io.daozha.billing.UnclearPayment;
import java.time.Instant;
import java.util.Optional;

/**
 * Money that fits no order.
 *
 * @param asked what the order asks that it names; empty where there is no such order
 * @param plate of the stay of that order
 * @param holder of the permit of that order
 */
public record UnclearView(
        long id,
        Instant at,
        UnclearPayment.Why why,
        Money amount,
        String channel,
        String serial,
        String order,
        Optional<Money> asked,
        Optional<Plate> plate,
        Optional<Long> stay,
        Optional<String> holder,
        Optional<String> resolvedBy,
        Optional<Instant> resolvedAt,
        Optional<String> note) {

    static UnclearView of(UnclearPayment payment, Parking parking) {
        Optional<PaymentOrder> order = parking.findOrder(payment.orderNumber());
        return new UnclearView(
                payment.id(),
                payment.at(),
                payment.why(),
                payment.amount(),
                payment.channel(),
                payment.channelSerial(),
                payment.orderNumber(),
                order.map(PaymentOrder::amount),
                order.flatMap(PaymentOrder::stay).map(ParkingSession::plate),
                order.flatMap(PaymentOrder::stay).map(ParkingSession::id),
                order.flatMap(PaymentOrder::fee).map(fee -> fee.permit().holder()),
                payment.resolvedBy(),
                payment.resolvedAt(),
                payment.note());
    }

    /** Whether it can be booked to its order: with a serial that is in the ledger already it cannot. */
    public boolean acceptable() {
        return asked.isPresent() && why == UnclearPayment.Why.AMOUNT_DIFFERS;
    }
}
