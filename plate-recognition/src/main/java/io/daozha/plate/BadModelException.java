package io.daozha.plate;

/**
 * A network is missing, is not the one this version was measured with, or cannot be run here. Nothing is read with it: a
 * reader must not guess with weights that nobody knows. The message says which, and what to do.
 */
public final class BadModelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadModelException(String message) {
        super(message);
    }

    BadModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
