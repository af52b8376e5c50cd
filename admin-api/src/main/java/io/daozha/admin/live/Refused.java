package io.daozha.admin.live;

/** A command that cannot be carried out; the pages say why in the reader's language. */
public class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Cause cause;

    /** @param detail what exactly, where the cause alone does not tell; may be empty */
    public Refused(Cause cause, String detail) {
        super(detail);
        this.cause = cause;
    }

    public Refused(Cause cause) {
        this(cause, "");
    }

    Cause why() {
        return cause;
    }

    public enum Cause {
        NO_SUCH_LANE(404),
        NOT_SIMULATED(404),
        REASON_MISSING(400),
        PLATE_UNUSABLE(400),
        NOBODY_WAITING(409),
        OTHER_CAR(409),
        NOTHING_DUE(409),
        NOBODY_INSIDE(409),
        NOBODY_OUTSIDE(409),
        STREET_FULL(409),
        NOT_NOW(409),
        DEVICE(503);

        final int status;

        Cause(int status) {
            this.status = status;
        }
    }
}
