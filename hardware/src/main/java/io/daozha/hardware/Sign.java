package io.daozha.hardware;

/** What speaks to the driver: a display, often with a voice. */
public interface Sign {

    /** Replaces what the sign shows. */
    void show(SignText text) throws DeviceException;
}
