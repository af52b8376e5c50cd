package io.daozha.admin.access;

import io.daozha.admin.ParkingConfig;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Who is logged in. The database keeps it over a restart; what is asked with every request is in memory, looked up again
 * once a minute. While the database is away whoever was logged in stays so, because that is when a lane may need him.
 */
@ApplicationScoped
class Logins {
    private static final Logger LOG = Logger.getLogger(Logins.class);
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final Duration idle;
    private final Duration longest;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    /**
     * @param seen the last time that he did something; a page that keeps itself up to date does not count
     * @param looked when the database was last asked about him
     */
    record Known(
            long account, String name, Role role, boolean newcomer, Instant opened, Instant seen, Instant looked) {}

    @Inject
    Logins(ParkingConfig config) {
        this(config.login().idle(), config.login().longest());
    }

    Logins(Duration idle, Duration longest) {
        this.idle = idle;
        this.longest = longest;
    }

    Duration longest() {
        return longest;
    }

    /** @return what the browser has to show from now on */
    String open(Account account, Instant now) {
        String token = Secrets.token();
        QuarkusTransaction.requiringNew().run(() -> {
            Login.delete("seenAt < ?1 or openedAt < ?2", now.minus(idle), now.minus(longest));
            new Login(Secrets.fingerprint(token), Account.findById(account.id()), now).persist();
        });
        known.values().removeIf(other -> over(other, now));
        return token;
    }

    /** Whether {@link #find} has to ask the database. */
    boolean mustLook(String token, Instant now) {
        Known before = known.get(HexFormat.of().formatHex(Secrets.fingerprint(token)));
        return before == null || before.looked().plus(FRESH).isBefore(now);
    }

    /** @param doing whether a person did something, rather than an open page by itself */
    Optional<Known> find(String token, Instant now, boolean doing) {
        byte[] fingerprint = Secrets.fingerprint(token);
        String key = HexFormat.of().formatHex(fingerprint);
        Known before = known.get(key);
        if (before == null || before.looked().plus(FRESH).isBefore(now)) {
            before = look(key, fingerprint, before, now);
        }
        if (before == null || over(before, now)) {
            known.remove(key);
            return Optional.empty();
        }
        if (doing) {
            before = known.computeIfPresent(key, (same, was) -> seen(was, now));
        }
        return Optional.ofNullable(before);
    }

    private boolean over(Known login, Instant now) {
        return login.seen().plus(idle).isBefore(now)
                || login.opened().plus(longest).isBefore(now);
    }

    private static Known seen(Known was, Instant now) {
        return new Known(was.account(), was.name(), was.role(), was.newcomer(), was.opened(), now, was.looked());
    }

    /** Null when the database knows of no such login, or his account is closed. */
    private Known look(String key, byte[] fingerprint, Known before, Instant now) {
        Known found;
        try {
            found = QuarkusTransaction.requiringNew().call(() -> {
                Login login = Login.findById(fingerprint);
                if (login == null || login.account().disabled()) {
                    return null;
                }
                Instant seen =
                        before == null || before.seen().isBefore(login.seenAt()) ? login.seenAt() : before.seen();
                Login.update("seenAt = ?1 where token = ?2", seen, fingerprint);
                Account account = login.account();
                return new Known(
                        account.id(),
                        account.name(),
                        account.role(),
                        account.mustChange(),
                        login.openedAt(),
                        seen,
                        now);
            });
        } catch (RuntimeException e) { // whatever a database that is away makes of it
            LOG.debugf("The database could not be asked who is logged in: %s", e);
            if (before == null) {
                throw e;
            }
            return before;
        }
        if (found == null) {
            known.remove(key);
        } else {
            known.put(key, found);
        }
        return found;
    }

    void close(String token) {
        byte[] fingerprint = Secrets.fingerprint(token);
        known.remove(HexFormat.of().formatHex(fingerprint));
        QuarkusTransaction.requiringNew().run(() -> Login.deleteById(fingerprint));
    }

    /** Logs somebody out everywhere. */
    void closeAll(long account) {
        QuarkusTransaction.requiringNew().run(() -> Login.delete("account.id = ?1", account));
        forget(account);
    }

    /** What he may do has changed: the next request looks it up. */
    void forget(long account) {
        known.values().removeIf(login -> login.account() == account);
    }
}
