package io.daozha.admin.household;

import io.daozha.billing.Charge;
import io.daozha.billing.Money;
import io.daozha.billing.ParkingSession;
import io.daozha.billing.Plate;
import io.daozha.billing.right.Segment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A stay as the household is told of it.
 *
 * @param leftAt empty while inside, and where the exit was not seen
 * @param fee what it was worth; empty before its end
 * @param due what is left to pay; negative: to give back
 * @param covered by a permit or a pass for its whole length
 */
public record StayView(
        long id,
        Plate plate,
        Instant enteredAt,
        Optional<Instant> leftAt,
        boolean inside,
        Optional<Money> fee,
        Money due,
        boolean covered) {

    static StayView of(ParkingSession stay) {
        List<Segment> segments = stay.segments();
        return new StayView(
                stay.id(),
                stay.plate(),
                stay.enteredAt(),
                stay.leftAt(),
                stay.state() == ParkingSession.State.OPEN,
                stay.charge().map(Charge::total),
                stay.balance(),
                !segments.isEmpty() && segments.stream().allMatch(Segment::covered));
    }

    /** Empty while inside. */
    public Optional<Duration> span() {
        return leftAt.map(left -> Duration.between(enteredAt, left));
    }

    /** Of a stay that is over. */
    public boolean owes() {
        return !inside && due.minor() > 0;
    }
}
