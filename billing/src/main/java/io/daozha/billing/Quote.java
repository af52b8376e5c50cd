package io.daozha.billing;

import java.time.Duration;
import java.time.Instant;

/**
 * What one stay owes at one moment.
 *
 * @param session the stay
 * @param stay how long the car has been in
 * @param charge what the stay is worth by its tariff, line by line
 * @param paid what came in already
 * @param due what is left to pay, never negative
 * @param validUntil paying this sum until then settles the stay
 */
public record Quote(
        long session,
        Plate plate,
        Instant enteredAt,
        Duration stay,
        Charge charge,
        Money paid,
        Money due,
        Instant validUntil) {}
