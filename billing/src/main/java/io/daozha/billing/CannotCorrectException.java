package io.daozha.billing;

/** A person wants something done to a stay that would make the books untrue; the message says what to do instead. */
public class CannotCorrectException extends RuntimeException {
    private static final long serialVersionUID = 1;

    CannotCorrectException(String message) {
        super(message);
    }
}
