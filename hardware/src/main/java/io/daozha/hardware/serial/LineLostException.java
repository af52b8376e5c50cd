package io.daozha.hardware.serial;

import io.daozha.hardware.DeviceException;

/** The adapter was pulled or the connection broke: the wire must be closed and opened anew. */
public final class LineLostException extends DeviceException {
    private static final long serialVersionUID = 1L;

    LineLostException(String message) {
        super(message);
    }

    LineLostException(String message, Throwable cause) {
        super(message, cause);
    }
}
