package io.daozha.admin.money;

import io.daozha.admin.access.Colleagues;
import io.daozha.admin.web.Fields;
import io.daozha.admin.web.Roles;
import io.daozha.billing.Money;
import io.daozha.billing.ShiftSheet;
import io.daozha.billing.Till;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Ends shifts. A manager ends those of others too: who went home leaves the drawer to somebody. */
@ApplicationScoped
class Drawer {
    private final Till till;
    private final Colleagues colleagues;
    private final Clock clock;
    private final SecurityIdentity reader;

    Drawer(Till till, Colleagues colleagues, Clock clock, SecurityIdentity reader) {
        this.till = till;
        this.colleagues = colleagues;
        this.clock = clock;
        this.reader = reader;
    }

    /** Who goes on with the drawer; empty for nobody. */
    Optional<String> next(Fields form, String name) {
        Optional<String> given = Optional.ofNullable(name).map(String::strip).filter(text -> !text.isEmpty());
        if (given.isPresent() && !colleagues.cashiers().contains(given.get())) {
            form.flaw("to", Refusals.words(MoneyMsg::noColleague));
        }
        return given;
    }

    /** @throws io.daozha.admin.web.Trouble 409 where it is not the reader's shift, or a difference has no note */
    ShiftSheet close(Money counted, String note, Optional<String> next) {
        String me = reader.getPrincipal().getName();
        String whose =
                till.onShift().filter(operator -> reader.hasRole(Roles.MANAGER)).orElse(me);
        String words = whose.equals(me) || note.isEmpty() ? note : note + " (" + me + ")";
        return Refusals.heard(() -> next.map(to -> till.handOver(whose, counted, words, to, clock.instant()))
                .orElseGet(() -> till.closeShift(whose, counted, words, clock.instant())));
    }
}
