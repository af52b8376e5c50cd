package io.daozha.billing.right;

/** There is no right of this sort with this number, or none that concerns who asks; the two are not told apart. */
public class UnknownNumberException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    UnknownNumberException(String what, long number) {
        super("There is no " + what + " " + number);
    }
}
