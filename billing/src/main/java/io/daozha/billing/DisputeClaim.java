package io.daozha.billing;

/** What a driver says is wrong with his fee. */
public enum DisputeClaim {
    NOT_MY_CAR,
    WRONG_TIME,
    /** He left and came back, so it was two stays. */
    LEFT_BETWEEN,
    /** He has paid, or has a right that was not seen. */
    NOT_OWED,
    OTHER
}
