package io.daozha.billing;

/** What a stay costs whose exit nobody saw. */
public enum UnseenFee {
    NOTHING,
    /** To the last moment at which its car is known to have been inside. */
    TO_LAST_SIGHTING,
    /** To the moment when it came in again. */
    FULL
}
