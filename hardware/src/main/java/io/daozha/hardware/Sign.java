package io.daozha.hardware;

/** What speaks to the driver: a display, often with a voice. */
public interface Sign {

    /** Replaces what the sign shows, and says what is to be said. */
    void show(SignText text) throws DeviceException;

    /** Sets how bright and how loud it is from now on; a sign without such settings ignores them. */
    default void adjust(SignLevels levels) throws DeviceException {}
}
