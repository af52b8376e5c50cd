package io.daozha.gate;

import java.time.Instant;
import java.util.Optional;

/**
 * What people and the fire panel want of the arm, beyond any one vehicle.
 *
 * @param hold keeps the arm up until a person releases it
 * @param invited when a person opened by hand: the arm waits for whoever that was for
 */
public record Orders(Optional<Hold> hold, Optional<Instant> invited) {
    static final Orders NONE = new Orders(Optional.empty(), Optional.empty());

    /**
     * @param by a person, or {@link #FIRE}
     * @param reason for a person his own words, for fire the lane whose contact closed
     */
    public record Hold(String by, String reason, Instant since) {
        /** Who holds the arm when the fire panel does. */
        public static final String FIRE = "fire";
    }

    Orders held(String by, String reason, Instant now) {
        return new Orders(Optional.of(new Hold(by, reason, now)), invited);
    }

    Orders released() {
        return new Orders(Optional.empty(), invited);
    }

    Orders invite(Instant now) {
        return new Orders(hold, Optional.of(now));
    }

    /** Somebody went under the arm, or nobody came within the time for it. */
    Orders entered() {
        return invited.isEmpty() ? this : new Orders(hold, Optional.empty());
    }

    Orders ticked(Step step) {
        return invited.filter(since ->
                                !step.now().isBefore(since.plus(step.rules().noEntry())))
                        .isPresent()
                ? entered()
                : this;
    }
}
