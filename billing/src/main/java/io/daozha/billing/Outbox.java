package io.daozha.billing;

import io.quarkus.panache.common.Sort;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import org.hibernate.Timeouts;
import org.hibernate.jpa.SpecHints;

/** Takes facts out of the table in their order; inside a transaction of {@link Facts}. */
final class Outbox {
    private Outbox() {}

    /**
     * The next facts to send; none while the oldest waits to be tried again, since the order is kept. What another sender
     * has in hand is left to it.
     */
    static List<OutboxRow> next(int most, Instant at) {
        List<OutboxRow> oldest = OutboxRow.<OutboxRow>find("sentAt is null", Sort.by("id"))
                .page(0, most)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint(SpecHints.HINT_SPEC_LOCK_TIMEOUT, Timeouts.SKIP_LOCKED_MILLI)
                .list();
        boolean waits = !oldest.isEmpty() && oldest.get(0).waits(at);
        return waits ? List.of() : oldest;
    }
}
