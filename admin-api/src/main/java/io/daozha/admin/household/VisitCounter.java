package io.daozha.admin.household;

import io.daozha.admin.access.Attempts;
import io.daozha.admin.rights.PassView;
import io.daozha.admin.rights.Refusals;
import io.daozha.admin.rights.RightsFields;
import io.daozha.admin.web.Fields;
import io.daozha.admin.web.Trouble;
import io.daozha.billing.Plate;
import io.daozha.billing.right.Rights;
import io.daozha.billing.right.VisitorPass;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * Finds a visitor pass for whoever knows its code. The code is itself what only host and visitor know, one of 10⁸: an
 * address that tries codes that there are not waits longer and longer, and is not told whether a later one was right.
 */
@ApplicationScoped
class VisitCounter {
    private static final int LONGEST_CODE = 20;
    private static final int FREE_TRIES = 8;
    private static final int KEPT = 10_000;

    private final Rights rights;
    private final Clock clock;
    private final Attempts addresses = new Attempts(FREE_TRIES, KEPT);

    VisitCounter(Rights rights, Clock clock) {
        this.rights = rights;
        this.clock = clock;
    }

    /**
     * @param from the phone's address
     * @throws Trouble 400 where no code was typed, 404 where no pass has it, 429 after too many of those
     */
    PassView shown(String code, String from) {
        Fields form = new Fields();
        String typed = form.text("code", code, 1, LONGEST_CODE);
        form.check();
        Instant now = Instant.now();
        addresses.require(from, now);
        return rights.findPass(typed).map(this::view).orElseThrow(() -> {
            addresses.failed(from, now);
            return Trouble.of(
                            404,
                            "no-such-pass",
                            language -> language.words(MyMsg.class).visitUnknown())
                    .at("code");
        });
    }

    /**
     * @param pass found by its code
     * @throws Trouble 400 for what is no plate, 409 where the pass is over or has another car's
     */
    PassView claim(PassView pass, Sent.Car given) {
        RightsFields form = new RightsFields();
        Plate plate = form.plate(given.plate(), given.colour());
        form.check();
        return Refusals.asked(() -> view(rights.claimPass(pass.code(), plate, clock.instant())));
    }

    private PassView view(VisitorPass pass) {
        return PassView.of(pass, UnaryOperator.identity(), clock.instant());
    }
}
