package io.daozha.gate;

import io.daozha.billing.Grounds;
import io.daozha.billing.Opening;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a lane does while its contacts cannot be read: where its policy says so, the arm is told to rise from time to
 * time, for whoever may stand there; the barrier's own board lowers it. Not thread-safe: its lane's watch asks it.
 */
final class BlindOpening {
    /** An adapter that is put back within this time was never gone. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration AGAIN = Duration.ofSeconds(20);

    private final Gatekeeper gatekeeper;
    private final OpeningBook openings;
    private final Predicate<LaneEvent> lanePost;
    private Optional<Instant> due = Optional.empty();

    BlindOpening(Gatekeeper gatekeeper, OpeningBook openings, Predicate<LaneEvent> lanePost) {
        this.gatekeeper = gatekeeper;
        this.openings = openings;
        this.lanePost = lanePost;
    }

    void sight(boolean blind, Instant now) {
        if (!blind) {
            gatekeeper.sees();
            due = Optional.empty();
        } else if (due.isEmpty()) {
            due = Optional.of(now.plus(PATIENCE));
        }
    }

    boolean lasts() {
        return due.isPresent();
    }

    void goOn(Instant now) {
        if (due.filter(moment -> now.isBefore(moment) && !setBack(now, moment)).isPresent() || due.isEmpty()) {
            return;
        }
        if (gatekeeper.opensBlindly(now) && lanePost.test(new LaneEvent.Ordered(Opening.POLICY, Grounds.BUS.name()))) {
            openings.byPolicy(now, Grounds.BUS, Optional.empty(), Optional.empty());
        }
        due = Optional.of(now.plus(AGAIN));
    }

    /** The clock was set back (F11): so far ahead nothing was ever due. */
    private static boolean setBack(Instant now, Instant moment) {
        return moment.isAfter(now.plus(AGAIN));
    }
}
