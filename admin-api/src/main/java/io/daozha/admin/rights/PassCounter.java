package io.daozha.admin.rights;

import io.daozha.billing.Plate;
import io.daozha.billing.right.Household;
import io.daozha.billing.right.Rights;
import io.daozha.billing.right.VisitorPass;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** Visitor passes. */
@ApplicationScoped
class PassCounter {
    private static final int MOST_ENTRIES = 100;

    private final Rights rights;
    private final Homes homes;
    private final Hand hand;

    PassCounter(Rights rights, Homes homes, Hand hand) {
        this.rights = rights;
        this.homes = homes;
        this.hand = hand;
    }

    PageOf<PassView> list(int page, int rows) {
        Instant now = hand.now();
        return PageOf.of(rights::passes, page, rows, pass -> PassView.of(pass, hand::code, now));
    }

    PassView give(Given.Pass given) {
        RightsFields form = new RightsFields();
        Optional<Household> home = homes.named(form, given.household());
        Optional<Plate> plate = form.anyPlateOrNone(given.plate(), given.colour());
        Instant from = given.from() == null || given.from().isBlank()
                ? hand.now()
                : form.moment("from", given.from(), hand.zone());
        Instant until = form.moment("until", given.until(), hand.zone());
        int entries = (int) form.number("entries", given.entries(), 1, MOST_ENTRIES);
        String reason = form.reason(given.reason());
        form.check();
        VisitorPass pass = Refusals.asked(
                () -> rights.givePass(home.map(Household::id), plate, from, until, entries, hand.because(reason)));
        return PassView.of(pass, hand::code, hand.now());
    }

    void withdraw(long pass, Given.Why given) {
        RightsFields form = new RightsFields();
        String reason = form.reason(given.reason());
        form.check();
        Refusals.done(() -> rights.withdrawPass(pass, hand.because(reason)));
    }
}
