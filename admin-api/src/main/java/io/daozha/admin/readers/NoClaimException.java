package io.daozha.admin.readers;

/** A message holds no read that could count; says why. */
final class NoClaimException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean wellFormed;

    private NoClaimException(String why, boolean wellFormed) {
        super(why);
        this.wellFormed = wellFormed;
    }

    /** The message is as it should be and tells of no plate: a car without one, an event of another kind. */
    static NoClaimException nothingSaid(String why) {
        return new NoClaimException(why, true);
    }

    /** The message is not of the form that its sender is configured for. */
    static NoClaimException malformed(String why) {
        return new NoClaimException(why, false);
    }

    boolean wellFormed() {
        return wellFormed;
    }
}
