package io.daozha.admin.simulation;

import io.daozha.billing.Plate;
import java.time.Instant;
import java.util.Optional;

/**
 * One simulated car with its driver, for as long as the car park has to do with it.
 *
 * @param look what cameras see of it
 * @param resident whether it belongs to a permit holder
 * @param ticket the lane ticket its driver holds, if the car has no plate
 * @param where it is now
 * @param leaves when it wants to leave, once it is parked
 */
record Guest(int number, Look look, boolean resident, Optional<Plate> ticket, Where where, Optional<Instant> leaves) {

    enum Where {
        ENTERING,
        PARKED,
        LEAVING
    }

    static Guest coming(int number, Look look, boolean resident) {
        return new Guest(number, look, resident, Optional.empty(), Where.ENTERING, Optional.empty());
    }

    Guest holding(Plate number) {
        return new Guest(this.number, look, resident, Optional.of(number), where, leaves);
    }

    Guest parkedUntil(Instant time) {
        return new Guest(number, look, resident, ticket, Where.PARKED, Optional.of(time));
    }

    Guest leaving() {
        return new Guest(number, look, resident, ticket, Where.LEAVING, leaves);
    }
}
