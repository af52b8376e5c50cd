package io.daozha.hardware;

/**
 * The arm of one lane. It is only ever told to rise: the barrier's own board lowers it once its safety loop is clear
 * (profile A).
 */
public interface Barrier {

    /**
     * Tells the arm to rise. Returning means the order was accepted, never that the arm is open: only the limit switch
     * says that.
     */
    void raise() throws DeviceException;
}
