package io.daozha.admin.rights;

import io.daozha.billing.Plate;
import io.daozha.billing.right.VisitorPass;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A visitor pass as pages and programs are told of it.
 *
 * @param code what the host tells his visitor
 * @param host name of the household, 访客 where the operator gave it
 * @param plate empty until somebody has put one on it
 * @param left how many entries are left of all
 */
public record PassView(
        long id,
        String code,
        String host,
        Optional<Plate> plate,
        Instant validFrom,
        Instant validUntil,
        int entries,
        int left,
        State state) {

    public enum State {
        OPEN,
        USED_UP,
        OVER,
        WITHDRAWN
    }

    /** @param code what of the code the reader may know */
    public static PassView of(VisitorPass pass, UnaryOperator<String> code, Instant now) {
        return new PassView(
                pass.id(),
                code.apply(pass.code()),
                pass.host(),
                pass.plate(),
                pass.validFrom(),
                pass.validUntil(),
                pass.entries(),
                pass.left(),
                state(pass, now));
    }

    private static State state(VisitorPass pass, Instant now) {
        if (pass.withdrawn()) {
            return State.WITHDRAWN;
        }
        if (!pass.validUntil().isAfter(now)) {
            return State.OVER;
        }
        return pass.left() == 0 ? State.USED_UP : State.OPEN;
    }

    public boolean open() {
        return state == State.OPEN;
    }
}
