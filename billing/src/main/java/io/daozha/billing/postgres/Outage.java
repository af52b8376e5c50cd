package io.daozha.billing.postgres;

import java.time.Instant;
import java.util.Optional;

/**
 * A time in which the server was away that nobody had told to stop.
 *
 * @param ended empty while it lasts
 * @param tries how often it was started again so far
 * @param reason why the last try failed, in a sentence; empty while none has
 */
public record Outage(Instant began, Optional<Instant> ended, int tries, String reason) {

    static Outage begins(Instant at) {
        return new Outage(at, Optional.empty(), 0, "");
    }

    Outage failed(String why) {
        return new Outage(began, ended, tries + 1, why);
    }

    Outage over(Instant at) {
        return new Outage(began, Optional.of(at), tries + 1, reason);
    }

    public boolean lasts() {
        return ended.isEmpty();
    }
}
