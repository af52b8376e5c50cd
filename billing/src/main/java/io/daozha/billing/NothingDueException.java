package io.daozha.billing;

/** An order was asked for a stay that owes nothing, perhaps because another phone has just paid. */
public class NothingDueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NothingDueException(long session) {
        super("Stay " + session + " owes nothing");
    }
}
