package io.daozha.admin.driver;

import io.daozha.billing.Plate;
import io.daozha.billing.Quote;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A stay as its driver sees it.
 *
 * @param quote empty where it has no price that anyone could stand by
 * @param leaveBy until when it may leave without paying more; empty until it paid
 * @param timeToLeave how long that will be, once it pays
 */
record StayView(
        long session,
        Plate plate,
        Instant enteredAt,
        State state,
        Optional<Quote> quote,
        Optional<Instant> leaveBy,
        Duration timeToLeave) {

    enum State {
        DUE,
        /** Left without paying. */
        OWED,
        SETTLED,
        FREE,
        COVERED,
        /** Only a person can say. */
        ASK
    }

    public boolean payable() {
        return quote.filter(asked -> asked.due().minor() > 0).isPresent()
                && (state == State.DUE || state == State.OWED);
    }
}
