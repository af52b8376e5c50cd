package io.daozha.billing.search;

import io.daozha.billing.ParkingSession.State;
import io.daozha.billing.Plate;
import io.daozha.billing.Review;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A stay as a list shows it, read in one go with all the others of its page.
 *
 * @param charged what it was worth, received what came in, balance what is owed; in the smallest unit of the currency
 */
public record StayRow(
        long id,
        Plate plate,
        State state,
        Instant enteredAt,
        Optional<Instant> leftAt,
        String entryLane,
        Optional<String> exitLane,
        Optional<String> entryPicture,
        Optional<String> exitPicture,
        long charged,
        long received,
        long balance,
        String currency,
        Set<Review> review) {

    /** Where the next page goes on. */
    public Key key() {
        return new Key(enteredAt, id);
    }

    /** A place in the list of stays, newest entry first. */
    public record Key(Instant enteredAt, long id) {}
}
