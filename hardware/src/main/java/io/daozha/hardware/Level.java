package io.daozha.hardware;

/** What one input says. A contact that cannot be read is never taken for a contact that is off. */
public enum Level {
    ON,
    OFF,
    /** Never read yet, too old, or the bus is down. */
    INVALID
}
