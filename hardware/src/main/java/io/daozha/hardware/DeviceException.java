package io.daozha.hardware;

import java.io.IOException;

/** A device did not do, or did not confirm, what it was told. The message names the device and what to look at. */
public class DeviceException extends IOException {
    private static final long serialVersionUID = 1L;

    public DeviceException(String message) {
        super(message);
    }

    public DeviceException(String message, Throwable cause) {
        super(message, cause);
    }
}
