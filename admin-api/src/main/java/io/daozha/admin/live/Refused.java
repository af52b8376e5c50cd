package io.daozha.admin.live;

import io.daozha.admin.web.Trouble;
import io.daozha.billing.Words;
import java.util.List;

/** A command that cannot be carried out; the pages say why in the reader's language. */
public class Refused extends Trouble {
    private static final long serialVersionUID = 1L;

    /** @param detail what exactly, where the cause alone does not tell, such as what was typed; may be empty */
    public Refused(Cause cause, String detail) {
        super(
                cause.status,
                cause.name(),
                language -> language.words(LiveMsg.class).refused(cause),
                Words.of(detail),
                List.of());
    }

    public Refused(Cause cause) {
        this(cause, "");
    }

    public enum Cause {
        NO_SUCH_LANE(404),
        NOT_SIMULATED(404),
        REASON_MISSING(400),
        REASON_TOO_LONG(400),
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
