package io.daozha.admin.money;

import io.daozha.billing.Grounds;
import io.daozha.billing.Ledger;
import io.daozha.billing.LedgerFilter;
import io.daozha.billing.Parking;
import io.daozha.billing.Passage;
import io.daozha.billing.Passage.Direction;
import io.daozha.billing.PaymentNotice;
import io.daozha.billing.PaymentOrder;
import io.daozha.billing.Plate;
import io.daozha.billing.ShiftSheet;
import io.daozha.billing.Till;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Cars that come, pay and leave, for tests of the pages about money; each car is a new one. */
@ApplicationScoped
public class MoneyStreet {
    private static final AtomicInteger CARS = new AtomicInteger(10_000);

    private final Parking parking;
    private final Ledger ledger;
    private final Till till;
    private final Clock clock;

    MoneyStreet(Parking parking, Ledger ledger, Till till, Clock clock) {
        this.parking = parking;
        this.ledger = ledger;
        this.till = till;
        this.clock = clock;
    }

    static Plate car() {
        return new Plate("湘M" + CARS.incrementAndGet(), Plate.Colour.BLUE);
    }

    Instant ago(Duration time) {
        return clock.instant().minus(time);
    }

    /** @return the number of its stay */
    long comes(Plate car, Duration before) {
        parking.record(passage(Direction.IN, car, ago(before)));
        return parking.findOpen(car).orElseThrow().id();
    }

    /** @return the ledger entry that the payment made */
    long pays(Plate car, String channel) {
        PaymentOrder order = parking.order(parking.findOpen(car).orElseThrow().id(), clock.instant());
        parking.settle(
                new PaymentNotice(order.number(), channel, "s" + order.number(), order.amount()), clock.instant());
        return ledger.lines(LedgerFilter.ALL, Long.MAX_VALUE, 1).get(0).entry().id();
    }

    void leaves(Plate car) {
        parking.record(passage(Direction.OUT, car, clock.instant()));
    }

    /** Money of another sum than its order asks. */
    void paysWrongly(Plate car, long fen) {
        PaymentOrder order = parking.order(parking.findOpen(car).orElseThrow().id(), clock.instant());
        parking.settle(
                new PaymentNotice(order.number(), "wechat", "w" + order.number(), io.daozha.billing.Money.fen(fen)),
                clock.instant());
    }

    /** Before an arm that does not rise. */
    void paysBeforeTheArm(Plate car) {
        PaymentOrder order =
                parking.order(parking.findOpen(car).orElseThrow().id(), "exit", ago(Duration.ofMinutes(2)));
        parking.settle(
                new PaymentNotice(order.number(), "wechat", "x" + order.number(), order.amount()),
                ago(Duration.ofMinutes(1)));
    }

    void nobodyIsOnShift() {
        till.currentShift().ifPresent(shift -> {
            ShiftSheet unused = till.closeShift(shift.operator(), shift.expected(), "", clock.instant());
        });
    }

    private static Passage passage(Direction direction, Plate plate, Instant at) {
        return new Passage(
                UUID.randomUUID().toString(),
                direction == Direction.IN ? "entry" : "exit",
                direction,
                plate,
                Optional.of(new Passage.Reading(plate.text(), 0.97)),
                at,
                at.plusSeconds(8),
                true,
                Optional.of(Grounds.TEMPORARY),
                Optional.empty());
    }
}
