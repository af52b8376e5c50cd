package io.daozha.billing;

import java.time.Duration;
import java.time.Instant;

/** May this car leave, and on what grounds. */
public sealed interface ExitVerdict {

    /**
     * A right covers the whole stay.
     *
     * @param permit how the bill names it
     */
    record Covered(long session, String permit) implements ExitVerdict {}

    /** The stay costs nothing. */
    record NothingDue(long session, Duration stay) implements ExitVerdict {}

    /** Everything due is paid, and the car is within its time to leave. */
    record Settled(long session, Duration stay, Instant leaveBy) implements ExitVerdict {}

    /** Something is owed first. */
    record Due(Quote quote) implements ExitVerdict {}

    /** Its driver disputes what is due, which is under the limit: it may go, and owes until a person has decided (X14). */
    record UnderDispute(Quote quote) implements ExitVerdict {}

    /** The stay has no price to stand by, since a clock jumped, say: a person decides. */
    record Unpriced(long session, String why) implements ExitVerdict {}

    /** Who owns the car locked it: it stays, whatever is paid. */
    record Locked(long session) implements ExitVerdict {}

    /** No open stay under this plate. */
    record NotInside() implements ExitVerdict {}
}
