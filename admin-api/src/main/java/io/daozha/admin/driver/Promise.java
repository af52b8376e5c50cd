package io.daozha.admin.driver;

import io.daozha.billing.PaymentTrack;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * That who has paid gets out, step by step, as the driver sees it (X11).
 *
 * @param stuck it is paid, and the arm takes longer than it may
 */
record Promise(PaymentTrack track, boolean stuck) {

    /** How long after the car has gone, or the sum was asked, a lane's page still speaks of it. */
    private static final Duration OF_INTEREST = Duration.ofHours(2);

    /** @param patience how long an arm may take */
    static Promise of(PaymentTrack track, Duration patience, Instant now) {
        boolean waits = track.step() == PaymentTrack.Step.PAID && track.lane().isPresent();
        return new Promise(
                track, waits && track.paid().orElseThrow().plus(patience).isBefore(now));
    }

    enum Name {
        ASKED,
        PAID,
        OPENED,
        PASSED
    }

    enum State {
        DONE,
        NOW,
        STUCK,
        LATER
    }

    record Step(Name name, State state, Optional<Instant> at) {}

    /** Without a lane no arm waits, so there is no step for it. */
    public List<Step> steps() {
        boolean left = track.passed().isPresent();
        boolean opened = left || track.opened().isPresent();
        boolean paid = track.paid().isPresent();
        return Stream.of(
                        Optional.of(new Step(Name.ASKED, State.DONE, Optional.of(track.ordered()))),
                        Optional.of(new Step(Name.PAID, state(paid, true), track.paid())),
                        track.lane().map(lane -> new Step(Name.OPENED, state(opened, paid), track.opened())),
                        Optional.of(new Step(
                                Name.PASSED,
                                state(left, paid && (opened || track.lane().isEmpty())),
                                track.passed())))
                .flatMap(Optional::stream)
                .toList();
    }

    private State state(boolean done, boolean next) {
        if (done) {
            return State.DONE;
        }
        return !next ? State.LATER : stuck ? State.STUCK : State.NOW;
    }

    /** Something is still to happen by itself, so that a page should look again. */
    public boolean moving() {
        return track.step() != PaymentTrack.Step.VOIDED && track.step() != PaymentTrack.Step.PASSED;
    }

    public boolean at(String lane, Instant now) {
        return track.lane().filter(lane::equals).isPresent()
                && moving()
                && track.ordered().plus(OF_INTEREST).isAfter(now);
    }
}
