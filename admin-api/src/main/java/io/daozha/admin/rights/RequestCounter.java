package io.daozha.admin.rights;

import io.daozha.billing.Plate;
import io.daozha.billing.right.Permit;
import io.daozha.billing.right.PermitRequest;
import io.daozha.billing.right.RegistrationRequest;
import io.daozha.billing.right.RegistrationRequest.State;
import io.daozha.billing.right.Rights;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** What households ask for. */
@ApplicationScoped
class RequestCounter {
    private final Rights rights;
    private final Hand hand;

    RequestCounter(Rights rights, Hand hand) {
        this.rights = rights;
        this.hand = hand;
    }

    /**
     * What a household asks for: a plate on its permit, or a permit.
     *
     * @param plate where it asks for a plate
     * @param type where it asks for a permit
     * @param permit to renew, or the one that was granted
     * @param reason empty until it is decided, like when and by whom
     */
    public record View(
            long id,
            long household,
            String name,
            Optional<Plate> plate,
            Optional<String> type,
            Optional<Long> permit,
            Instant requestedAt,
            State state,
            Optional<Instant> decidedAt,
            Optional<String> decidedBy,
            Optional<String> reason) {

        public static View of(RegistrationRequest one) {
            return new View(
                    one.id(),
                    one.household().id(),
                    one.household().name(),
                    Optional.of(one.plate()),
                    Optional.empty(),
                    Optional.empty(),
                    one.requestedAt(),
                    one.state(),
                    one.decidedAt(),
                    one.decidedBy(),
                    one.reason());
        }

        public static View of(PermitRequest one) {
            return new View(
                    one.id(),
                    one.household().id(),
                    one.household().name(),
                    Optional.empty(),
                    Optional.of(one.type().terms().name()),
                    one.permit().map(Permit::id),
                    one.requestedAt(),
                    one.state(),
                    one.decidedAt(),
                    one.decidedBy(),
                    one.reason());
        }
    }

    PageOf<View> plates(State state, int page, int rows) {
        return PageOf.of((at, size) -> rights.requests(state, at, size), page, rows, View::of);
    }

    PageOf<View> permits(State state, int page, int rows) {
        return PageOf.of((at, size) -> rights.permitRequests(state, at, size), page, rows, View::of);
    }

    /** A reason may be given, and need not. */
    void approvePlate(long request, Given.Why given) {
        String reason = reason(given, 0);
        Refusals.done(() -> rights.approve(request, hand.because(reason)));
    }

    void refusePlate(long request, Given.Why given) {
        String reason = reason(given, 2);
        Refusals.done(() -> rights.refuse(request, hand.because(reason)));
    }

    void approvePermit(long request, Given.Why given) {
        String reason = reason(given, 0);
        Refusals.done(() -> rights.approvePermit(request, hand.because(reason)));
    }

    void refusePermit(long request, Given.Why given) {
        String reason = reason(given, 2);
        Refusals.done(() -> rights.refusePermit(request, hand.because(reason)));
    }

    private static String reason(Given.Why given, int shortest) {
        RightsFields form = new RightsFields();
        String reason = form.text("reason", given.reason(), shortest, 200);
        form.check();
        return reason;
    }
}
