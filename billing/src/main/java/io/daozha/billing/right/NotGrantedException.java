package io.daozha.billing.right;

/** A right cannot be given, or changed, in this way; the message says to a person why, in English and with the facts. */
public class NotGrantedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Which rule said no, for whoever says it in another language. */
    public enum Why {
        NAME_MISSING,
        NAME_TAKEN,
        NO_SUCH_HOUSEHOLD,
        HOLDER_MISSING,
        REASON_MISSING,
        DECIDED,
        TYPE_TAKEN,
        TYPE_RETIRED,
        NO_PERMIT,
        NO_SPACES,
        TOO_MANY_PLATES,
        TICKET,
        ASKED_ALREADY,
        ON_A_PERMIT,
        ON_THIS_PERMIT,
        ON_ANOTHER_PERMIT,
        NOT_ON_PERMIT,
        NOT_OF_HOUSEHOLD,
        ENDED,
        OVER,
        ENDS_EARLIER,
        ENDS_BEFORE_START,
        NOT_BEFORE_TODAY,
        NOT_BEFORE_TOMORROW,
        FROZEN,
        THAW_FIRST,
        NOT_FROZEN,
        CANNOT_REST,
        PASS_TIMES,
        PASS_TOO_LONG,
        PASS_ENTRIES,
        TOO_MANY_PASSES,
        NO_SUCH_PASS,
        PASS_OVER,
        PASS_OF_ANOTHER,
        FORM,
        NOT_BANNED,
        LOCKED,
        NOT_LOCKED
    }

    private final Why why;

    NotGrantedException(Why why, String message) {
        super(message);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
