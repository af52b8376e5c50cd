package io.daozha.billing;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A person signs for what he decides.
 *
 * @param by his name
 * @param why in his words
 * @param at to the microsecond
 */
public record Signature(String by, String why, Instant at) {

    /** Who signs where the application does by itself. */
    public static final String APPLICATION = "daozha";

    /** Who signs for what a driver says. */
    public static final String DRIVER = "driver";

    public Signature {
        if (by.isBlank() || why.isBlank()) {
            throw new IllegalArgumentException("Who decides about a stay says who he is and why");
        }
        at = at.truncatedTo(ChronoUnit.MICROS);
    }
}
