package io.daozha.gate;

import io.daozha.billing.Plate;
import java.time.Instant;
import java.util.Optional;

/**
 * A car that may be the one at the exit.
 *
 * @param plate as it was written down when it came
 * @param confidence how sure that read was, 0 to 1; 1 where a person said it
 * @param picture of its entry
 */
public record CarInside(Plate plate, double confidence, Instant enteredAt, Optional<String> picture) {}
