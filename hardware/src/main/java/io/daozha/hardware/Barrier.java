package io.daozha.hardware;

/**
 * The arm of one lane. Returning from an order means that it was accepted, never that the arm has moved: only the limit
 * switches say that.
 */
public interface Barrier {

    /** Tells the arm to rise. */
    void raise() throws DeviceException;

    /**
     * Tells the arm to come down (profile B; in profile A the barrier's own board lowers it, and this is never called).
     * Whether anything is in its way is for the caller to know, and for the barrier's own safety loop to know better.
     *
     * @throws DeviceException where nothing is wired for it
     */
    default void lower() throws DeviceException {
        throw new DeviceException(this + " cannot be lowered by order: its own board does that.");
    }
}
