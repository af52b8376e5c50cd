package io.daozha.billing;

/** An order was asked for a stay or a permit that owes nothing, perhaps because another phone has just paid. */
public class NothingDueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NothingDueException(long session) {
        this("Stay", session);
    }

    NothingDueException(String what, long number) {
        super(what + " " + number + " owes nothing");
    }
}
