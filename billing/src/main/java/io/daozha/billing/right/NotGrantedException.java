package io.daozha.billing.right;

/** A right cannot be given, or changed, in this way; the message says to a person why. */
public class NotGrantedException extends RuntimeException {
    NotGrantedException(String message) {
        super(message);
    }
}
