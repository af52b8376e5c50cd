package io.daozha.admin.money;

import io.daozha.billing.Money;
import io.daozha.billing.Parking;
import io.daozha.billing.PaymentOrder;
import io.daozha.billing.PaymentTrack;
import io.daozha.billing.Plate;
import java.time.Instant;
import java.util.stream.Stream;

/** A car that has paid before an arm which does not rise (X11). */
public record StuckView(String order, String lane, Instant paid, Money amount, long stay, Plate plate) {

    static Stream<StuckView> of(PaymentTrack track, Parking parking) {
        return parking.findOrder(track.order()).stream().map(order -> of(track, order));
    }

    private static StuckView of(PaymentTrack track, PaymentOrder order) {
        return new StuckView(
                track.order(),
                track.lane().orElse(""),
                track.paid().orElseThrow(),
                order.amount(),
                order.session().id(),
                order.session().plate());
    }
}
