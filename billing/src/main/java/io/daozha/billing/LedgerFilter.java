package io.daozha.billing;

import java.time.Instant;
import java.util.Optional;

/**
 * Which entries of the ledger are looked for; what is empty does not matter.
 *
 * @param from included
 * @param to not included
 * @param plate how the plate of the stay begins
 * @param session the number of the stay
 * @param permit the number of the permit
 */
public record LedgerFilter(
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<LedgerEntry.Kind> kind,
        Optional<String> channel,
        Optional<String> plate,
        Optional<Long> session,
        Optional<Long> permit) {

    public static final LedgerFilter ALL = new LedgerFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
}
