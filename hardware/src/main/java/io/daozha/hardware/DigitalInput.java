package io.daozha.hardware;

/** One contact we watch: a vehicle loop, a limit switch, the fire panel. */
public interface DigitalInput {

    /** The newest sample; {@link Level#INVALID} once it has outlived its validity. Never blocks, safe from any thread. */
    Level level();
}
