package io.daozha.admin.stays;

import io.daozha.billing.Money;
import io.daozha.billing.Plate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A car that stands for too long.
 *
 * @param due empty where it has no price
 * @param steps that were taken about it, oldest first
 */
public record LongStay(
        long id, Plate plate, Instant enteredAt, Duration length, Optional<Money> due, List<TrailLine> steps) {}
