package io.daozha.hardware.serial;

import io.daozha.hardware.DeviceException;

/** Something to send. Times are {@link System#nanoTime}. */
sealed interface Job<A> permits Order, Poll {

    Request<A> request();

    void answered(A answer, long sentAt, long now);

    /** @return whether it shall be tried once more as soon as its unit may be asked again */
    boolean failed(DeviceException why, long now);
}
