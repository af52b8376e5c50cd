package io.daozha.admin.access;

import io.daozha.admin.web.OutsideLogin;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** Whoever stands at the machine when it first starts manages the car park. */
@ApplicationScoped
public class FirstManager {
    public static final String NAME = "manager";

    private final OutsideLogin outside;

    FirstManager(OutsideLogin outside) {
        this.outside = outside;
    }

    /**
     * A password for one login, made anew with each start until somebody has logged in; empty from then on, and where a
     * provider has the login. It is told to the terminal only.
     */
    public Optional<String> password(Instant now) {
        if (outside.on()) {
            return Optional.empty();
        }
        return QuarkusTransaction.requiringNew().call(() -> {
            if (Account.count("loggedInAt is not null or name <> ?1", NAME) > 0) {
                return Optional.empty();
            }
            String password = Secrets.oneTime();
            String hash = Secrets.hash(password);
            Optional<Account> waiting = Account.named(NAME);
            waiting.ifPresentOrElse(
                    account -> account.password(hash, true),
                    () -> new Account(NAME, Role.MANAGER, hash, now).persist());
            return Optional.of(password);
        });
    }
}
