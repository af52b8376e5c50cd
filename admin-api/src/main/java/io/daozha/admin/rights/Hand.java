package io.daozha.admin.rights;

import io.daozha.admin.access.Deed;
import io.daozha.admin.web.Msg;
import io.daozha.admin.web.Roles;
import io.daozha.admin.web.Shell;
import io.daozha.admin.web.Trouble;
import io.daozha.billing.right.Act;
import io.daozha.billing.right.Rights;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Who changes a right at this moment, and when: for the trail of the right and for the audit log alike. */
@ApplicationScoped
class Hand {
    private final Shell shell;
    private final Deed deed;
    private final Clock clock;
    private final Rights rights;

    Hand(Shell shell, Deed deed, Clock clock, Rights rights) {
        this.shell = shell;
        this.deed = deed;
        this.clock = clock;
        this.rights = rights;
    }

    Act because(String reason) {
        deed.because(reason);
        return new Act(shell.name(), reason, now());
    }

    /** By the site's clock. */
    Instant now() {
        return clock.instant();
    }

    LocalDate today() {
        return rights.today(now());
    }

    ZoneId zone() {
        return rights.siteZone(now());
    }

    /** Codes open things: who may only look is not told them. */
    String code(String code) {
        return shell.may(Roles.AUDITOR) ? "" : code;
    }

    /** JSON may be {@code null}. */
    static <T> T sent(T body) {
        if (body == null) {
            throw Trouble.of(
                    400, "bad-request", language -> language.words(Msg.class).badRequest());
        }
        return body;
    }
}
