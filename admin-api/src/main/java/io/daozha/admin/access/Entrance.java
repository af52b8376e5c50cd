package io.daozha.admin.access;

import io.daozha.admin.web.Trouble;
import io.daozha.billing.Words;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Checks name and password, and lets nobody try many of them. What it says does not tell whether an account exists. */
@ApplicationScoped
class Entrance {
    private static final int LONGEST = 200;

    private final People people;
    private final Attempts ofName = new Attempts(5, 10_000);
    private final Attempts ofAddress = new Attempts(50, 10_000);

    Entrance(People people) {
        this.people = people;
    }

    /** Closed for a while. */
    static final class Shut extends Trouble {
        private static final long serialVersionUID = 1L;

        private final long seconds;

        Shut(long seconds) {
            super(429, "try-later", language -> People.words(language).shut(seconds), Words.NONE, List.of());
            this.seconds = seconds;
        }

        long seconds() {
            return seconds;
        }
    }

    /** @throws Trouble when he may not come in */
    Account let(String name, String password, String address, Instant now) {
        String who = name.toLowerCase(Locale.ROOT);
        Duration wait = longer(ofName.wait(who, now), ofAddress.wait(address, now));
        if (!wait.isZero()) {
            throw new Shut(wait.toSeconds() + 1);
        }
        boolean readable = name.length() <= LONGEST && password.length() <= LONGEST && name.indexOf('\0') < 0;
        Optional<Account> account = readable ? people.named(name) : Optional.empty();
        boolean right = readable && right(account, password);
        if (!right || account.filter(one -> !one.disabled()).isEmpty()) {
            ofName.failed(readable ? who : "", now);
            ofAddress.failed(address, now);
            throw Trouble.of(
                    401, "wrong-login", language -> People.words(language).wrongLogin());
        }
        ofName.succeeded(who);
        long id = account.orElseThrow().id();
        return QuarkusTransaction.requiringNew().call(() -> {
            Account found = Account.findById(id);
            found.loggedIn(now);
            return found;
        });
    }

    private static boolean right(Optional<Account> account, String password) {
        if (account.isEmpty()) {
            Secrets.matchesNobody(password);
            return false;
        }
        return Secrets.matches(password, account.get().hash());
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
