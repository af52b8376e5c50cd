package io.daozha.hardware.serial;

import io.daozha.hardware.DeviceException;

/** Hears the outcome of a request that a bus repeats. Called on the bus thread: must not block. */
public interface Watch<A> {

    /** @param nanoTime when the request was sent, by {@link System#nanoTime}: the answer is no older than that */
    void read(A answer, long nanoTime);

    /** There has been no answer for the validity, or the line is down. Once, until the next answer. */
    void lost(DeviceException why);
}
