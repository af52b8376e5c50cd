package io.daozha.billing;

import java.time.Instant;

/** A person wants something done to a stay that would make the books untrue; the message says what to do instead. */
public class CannotCorrectException extends RefusalException {
    private static final long serialVersionUID = 1;

    CannotCorrectException(String zh, String en) {
        super(new Words(zh, en));
    }

    /** As the clock on the wall of the site shows it. */
    static String wall(Instant at) {
        return TariffVersion.inForce(at).tariff().wall(at);
    }
}
