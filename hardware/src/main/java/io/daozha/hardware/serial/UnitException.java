package io.daozha.hardware.serial;

import io.daozha.hardware.DeviceException;

/** The line works, but one unit on it did not answer as it should. */
final class UnitException extends DeviceException {
    private static final long serialVersionUID = 1L;

    enum Fault {
        /** Nothing came in time. */
        SILENT,
        /** Something came that is no answer. */
        GARBLED,
        /** The unit answered that it will not do it. */
        REFUSED
    }

    final Fault fault;

    UnitException(Fault fault, String message) {
        super(message);
        this.fault = fault;
    }
}
