package io.daozha.hardware.serial;

/**
 * Whether a line can be spoken on.
 *
 * @param trouble a sentence saying what is wrong; empty when up
 */
public record BusState(boolean up, String trouble) {
    static final BusState UP = new BusState(true, "");

    static BusState down(String trouble) {
        return new BusState(false, trouble);
    }
}
