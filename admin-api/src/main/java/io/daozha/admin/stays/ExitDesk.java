package io.daozha.admin.stays;

import io.daozha.admin.access.Deed;
import io.daozha.admin.web.Fields;
import io.daozha.admin.web.Trouble;
import io.daozha.billing.Desk;
import io.daozha.billing.Signature;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Carries out what a person wants of an exit that belongs to no stay. */
@ApplicationScoped
@Transactional
class ExitDesk {
    private final Desk desk;
    private final Deed deed;

    ExitDesk(Desk desk, Deed deed) {
        this.desk = desk;
        this.deed = deed;
    }

    /** What can be done about it. */
    enum ExitMeasure {
        /** It is that of a stay. */
        JOIN,
        /** Somebody knows when its car came in. */
        ADD_ENTRY,
        /** Nothing is to be done. */
        LOOKED_AT
    }

    /**
     * As somebody wrote it.
     *
     * @param act an {@link ExitMeasure}
     * @param other the stay that it is joined to
     * @param at of the entry
     */
    public record ExitWish(
            @Schema(examples = "JOIN") String act,
            @Schema(examples = "17") String other,
            @Schema(examples = "2026-03-01T10:00") String at,
            @Schema(examples = "看了录像") String reason) {
        static ExitWish of(MultivaluedMap<String, String> form, String otherwise) {
            String reason = form.getFirst("reason");
            return new ExitWish(
                    form.getFirst("act"),
                    form.getFirst("other"),
                    form.getFirst("at"),
                    reason == null || reason.isBlank() ? otherwise : reason);
        }
    }

    void carryOut(String exit, ExitWish wish, String by, Instant now) {
        deed.to(exit);
        Fields form = new Fields();
        ExitMeasure measure = form.one("act", wish.act(), ExitMeasure.class);
        String reason = form.text("reason", wish.reason(), 2, StayDesk.LONGEST_REASON);
        long other = measure == ExitMeasure.JOIN ? form.number("other", wish.other(), 1, Long.MAX_VALUE) : 0;
        Instant at = measure == ExitMeasure.ADD_ENTRY ? Typed.moment(form, "at", wish.at()) : null;
        if (other != 0 && desk.find(other).isEmpty()) {
            Typed.refuse(form, "other", StaysMsg::noSuchStay);
        }
        form.check();
        deed.because(measure + ": " + reason);
        Signature signature = new Signature(by, reason, now);
        StayDesk.truly(() -> {
            switch (measure) {
                case JOIN -> desk.joinExit(exit, other, signature);
                case ADD_ENTRY -> desk.addEntryOf(exit, at, signature);
                case LOOKED_AT -> desk.lookedAtExit(exit, signature);
            }
        });
    }

    static Trouble unknown() {
        return Trouble.of(
                404, "no-such-exit", language -> language.words(StaysMsg.class).noSuchExit());
    }
}
