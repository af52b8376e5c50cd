package io.daozha.billing.postgres;

import java.io.IOException;

/** The embedded database does not start; the message says why and what to do, in one sentence. */
public final class DatabaseStartException extends IOException {
    private static final long serialVersionUID = 1L;

    DatabaseStartException(String message) {
        super(message);
    }

    DatabaseStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
