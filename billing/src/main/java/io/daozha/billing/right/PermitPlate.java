package io.daozha.billing.right;

import io.daozha.billing.Plate;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.time.Instant;

/** A plate on a permit, from a moment on; {@code until} is null as long as it stays on it. */
@Embeddable
record PermitPlate(@Embedded Plate plate, Instant since, Instant until) {

    boolean on(Instant at) {
        return !at.isBefore(since) && (until == null || at.isBefore(until));
    }
}
