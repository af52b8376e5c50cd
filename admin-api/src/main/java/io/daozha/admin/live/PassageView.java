package io.daozha.admin.live;

import io.daozha.billing.Charge;
import io.daozha.billing.Grounds;
import io.daozha.billing.Money;
import io.daozha.billing.Passage;
import io.daozha.billing.Plate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One vehicle through one lane, with what it made of the stay.
 *
 * @param id of the passage
 * @param confidence of the reading, 0 to 1; empty when no camera read it
 * @param grounds why it was let through
 * @param stay how long the car was in; empty on the way in
 * @param charge what the stay is worth, line by line; empty on the way in and under a permit
 * @param review true when a person has to look at it
 * @param entryPicture name of a stored picture, see {@link Console#picture}
 */
public record PassageView(
        String id,
        Instant at,
        Passage.Direction direction,
        Plate plate,
        Optional<Double> confidence,
        Grounds grounds,
        Optional<Duration> stay,
        Optional<Charge> charge,
        List<Payment> payments,
        boolean review,
        Optional<String> entryPicture,
        Optional<String> exitPicture) {

    public PassageView {
        payments = List.copyOf(payments);
    }

    public boolean entry() {
        return direction == Passage.Direction.IN;
    }

    /** @param serial under which the channel knows it */
    public record Payment(Instant at, String channel, String serial, Money amount) {}
}
