package io.daozha.admin.launch;

/** The car park cannot be run; the message says why and what to do, in one sentence. */
final class CannotStartException extends Exception {
    private static final long serialVersionUID = 1L;

    CannotStartException(String message, Throwable cause) {
        super(message, cause);
    }

    CannotStartException(String message) {
        super(message);
    }
}
