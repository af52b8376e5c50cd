package io.daozha.admin.money;

import io.daozha.admin.ParkingConfig;
import io.daozha.billing.DaySheet;
import io.daozha.billing.Ledger;
import io.daozha.billing.OrderBook;
import io.daozha.billing.Parking;
import io.daozha.billing.Refund;
import io.daozha.billing.Till;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Gathers what the first page shows. */
@ApplicationScoped
class Glance {
    private static final int DAYS = 14;
    private static final int MOST_WAITING = 100;

    private final Ledger ledger;
    private final Till till;
    private final OrderBook orders;
    private final Parking parking;
    private final ParkingConfig config;

    Glance(Ledger ledger, Till till, OrderBook orders, Parking parking, ParkingConfig config) {
        this.ledger = ledger;
        this.till = till;
        this.orders = orders;
        this.parking = parking;
        this.config = config;
    }

    /** @param day empty for today */
    TodayView of(Optional<LocalDate> day, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, Given.ZONE);
        LocalDate chosen = day.orElse(today);
        // A day long past stands at the end of its fortnight, like today.
        List<DaySheet> days = ledger.days(chosen.minusDays(DAYS - 1), chosen, Given.ZONE);
        return new TodayView(
                days.get(days.size() - 1),
                Chart.of(days, chosen),
                chosen.equals(today),
                ledger.owed(),
                till.unclear().size(),
                stuck(now),
                till.refunds(Set.of(Refund.State.ASKED), Long.MAX_VALUE, MOST_WAITING)
                        .size(),
                till.currentShift());
    }

    /** Cars that paid before an arm which does not rise. */
    List<StuckView> stuck(Instant now) {
        return orders.stuck(now, config.payment().armPatience()).stream()
                .flatMap(track -> StuckView.of(track, parking))
                .toList();
    }
}
