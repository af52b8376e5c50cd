package io.daozha.billing.search;

import io.daozha.billing.ParkingSession.State;
import io.daozha.billing.Review;
import java.time.Instant;
import java.util.Optional;

/**
 * Which stays are looked for; what is empty does not narrow.
 *
 * @param plate whole, or with {@code *} for a character that is not known and {@code %} for any number of them: 湘A1**45
 * @param from of the time of entry, inclusive
 * @param to of the time of entry, exclusive
 * @param lane that it came in or left by
 * @param queued whether a person has to look at it, for whatever reason
 * @param owing whether it owes money
 * @param atLeast charged, in the smallest unit
 * @param atMost charged, in the smallest unit
 */
public record StayFilter(
        Optional<String> plate,
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<String> lane,
        Optional<State> state,
        Optional<Review> reason,
        boolean queued,
        boolean owing,
        Optional<Long> atLeast,
        Optional<Long> atMost) {

    public StayFilter {
        plate = plate.map(
                        text -> text.strip().toUpperCase(java.util.Locale.ROOT).replace("·", ""))
                .filter(text -> !text.isEmpty());
        if (plate.filter(text -> text.length() > 24).isPresent()) {
            throw new IllegalArgumentException("A part of a plate has at most 24 characters");
        }
        if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
            throw new IllegalArgumentException("From " + from.get() + " to " + to.get() + " nothing lies");
        }
    }

    public static final StayFilter ALL = new StayFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            false,
            Optional.empty(),
            Optional.empty());

    public StayFilter ofPlate(String text) {
        return new StayFilter(Optional.of(text), from, to, lane, state, reason, queued, owing, atLeast, atMost);
    }

    public StayFilter between(Instant first, Instant end) {
        return new StayFilter(
                plate, Optional.of(first), Optional.of(end), lane, state, reason, queued, owing, atLeast, atMost);
    }

    public StayFilter byLane(String id) {
        return new StayFilter(plate, from, to, Optional.of(id), state, reason, queued, owing, atLeast, atMost);
    }

    public StayFilter in(State one) {
        return new StayFilter(plate, from, to, lane, Optional.of(one), reason, queued, owing, atLeast, atMost);
    }

    public StayFilter heldFor(Review one) {
        return new StayFilter(plate, from, to, lane, state, Optional.of(one), queued, owing, atLeast, atMost);
    }

    public StayFilter inQueue() {
        return new StayFilter(plate, from, to, lane, state, reason, true, owing, atLeast, atMost);
    }

    public StayFilter thatOwe() {
        return new StayFilter(plate, from, to, lane, state, reason, queued, true, atLeast, atMost);
    }

    public StayFilter charged(long least, long most) {
        return new StayFilter(
                plate, from, to, lane, state, reason, queued, owing, Optional.of(least), Optional.of(most));
    }
}
