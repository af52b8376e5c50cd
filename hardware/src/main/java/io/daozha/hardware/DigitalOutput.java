package io.daozha.hardware;

import java.time.Duration;

/** The contacts of one board that we can close, numbered from 0. */
public interface DigitalOutput {

    /**
     * Closes a contact for a while. The device itself measures the time, so that a process that dies in the middle
     * leaves nothing closed. Returns when the device has confirmed the order, not when the pulse is over.
     *
     * @param length a multiple of 100 ms, from 100 ms to 5 s
     * @throws DeviceException when the device refused, stayed silent, or its line is down; whether the contact moved is
     *     then unknown
     */
    void pulse(int channel, Duration length) throws DeviceException;
}
