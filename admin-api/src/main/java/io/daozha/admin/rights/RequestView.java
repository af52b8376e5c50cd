package io.daozha.admin.rights;

import io.daozha.billing.Plate;
import io.daozha.billing.right.Permit;
import io.daozha.billing.right.PermitRequest;
import io.daozha.billing.right.RegistrationRequest;
import io.daozha.billing.right.RegistrationRequest.State;
import java.time.Instant;
import java.util.Optional;

/**
 * What a household asks for: a plate on its permit, or a permit.
 *
 * @param plate where it asks for a plate
 * @param type where it asks for a permit
 * @param permit to renew, or the one that was granted
 * @param reason empty until it is decided, like when and by whom
 */
public record RequestView(
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

    public static RequestView of(RegistrationRequest one) {
        return new RequestView(
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

    public static RequestView of(PermitRequest one) {
        return new RequestView(
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
