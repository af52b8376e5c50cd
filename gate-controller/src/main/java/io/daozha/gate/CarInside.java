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
public record CarInside(Plate plate, double confidence, Instant enteredAt, Optional<String> picture) {
    /** How many cars a driver is shown to choose from. */
    static final int MOST_SHOWN = 6;

    /** It came without a plate that could be read. */
    boolean cameUnread() {
        return plate.colour() == Plate.Colour.TICKET;
    }
}
