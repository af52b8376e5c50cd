package io.daozha.admin.rights;

import io.daozha.billing.right.RegistrationRequest.State;
import io.daozha.billing.right.Rights;
import jakarta.enterprise.context.ApplicationScoped;

/** What households ask for. */
@ApplicationScoped
class RequestCounter {
    private final Rights rights;
    private final Hand hand;

    RequestCounter(Rights rights, Hand hand) {
        this.rights = rights;
        this.hand = hand;
    }

    PageOf<RequestView> plates(State state, int page, int rows) {
        return PageOf.of((at, size) -> rights.requests(state, at, size), page, rows, RequestView::of);
    }

    PageOf<RequestView> permits(State state, int page, int rows) {
        return PageOf.of((at, size) -> rights.permitRequests(state, at, size), page, rows, RequestView::of);
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
