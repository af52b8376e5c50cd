package io.daozha.admin.access;

import io.daozha.admin.web.Fields;
import io.daozha.admin.web.Roles;
import io.daozha.admin.web.Slice;
import io.daozha.admin.web.Trouble;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * The keys of machines. What was found is remembered for a minute, so a revoked key is dead everywhere at once here; while
 * the database is away it opens on, for figures are watched then most of all.
 */
@ApplicationScoped
class Keys {
    static final String PREFIX = "dz_";
    static final Set<String> SCOPES = Set.of(
            Roles.KEY_BOOKS, Roles.KEY_LANES, Roles.KEY_PEOPLE, Roles.KEY_RIGHTS, Roles.KEY_TARIFFS, Roles.KEY_METRICS);
    private static final Logger LOG = Logger.getLogger(Keys.class);
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final int MOST_DAYS = 730;

    private final Map<String, Known> known = new ConcurrentHashMap<>();

    record Known(String label, Set<String> scopes, Instant expires, Instant looked) {}

    /** @param secret shown now and never again */
    public record Made(ApiKey key, String secret) {}

    Made make(String label, List<String> scopes, String days, String by, Instant now) {
        Fields form = new Fields();
        String called = form.text("label", label, 2, 60);
        long lives = form.number("days", days, 1, MOST_DAYS);
        if (scopes.isEmpty() || !SCOPES.containsAll(scopes)) {
            form.flaw("scopes", language -> language.words(PeopleMsg.class).chooseScopes());
        }
        form.check();
        String secret = PREFIX + Secrets.token();
        ApiKey key = new ApiKey(
                called, Secrets.fingerprint(secret), Set.copyOf(scopes), by, now, now.plus(Duration.ofDays(lives)));
        QuarkusTransaction.joiningExisting().run(() -> key.persistAndFlush());
        return new Made(key, secret);
    }

    void revoke(long id, Instant now) {
        QuarkusTransaction.requiringNew().run(() -> {
            ApiKey key = ApiKey.<ApiKey>findByIdOptional(id).orElseThrow(Trouble::notFound);
            key.revoke(now);
        });
        known.clear();
    }

    /** @param before ids below this, newest first; 0 for the newest of all */
    Slice<ApiKey> list(long before, int limit) {
        List<ApiKey> found = QuarkusTransaction.requiringNew()
                .call(() -> ApiKey.<ApiKey>find("id < ?1 order by id desc", before == 0 ? Long.MAX_VALUE : before)
                        .page(Page.ofSize(limit + 1))
                        .list());
        return Slice.of(found, limit, ApiKey::id);
    }

    /** What a key opens; empty for one that is unknown, over or revoked. */
    Optional<Known> find(String secret, Instant now) {
        byte[] fingerprint = Secrets.fingerprint(secret);
        String hex = HexFormat.of().formatHex(fingerprint);
        Known found = known.get(hex);
        if (found == null || found.looked().plus(FRESH).isBefore(now)) {
            found = look(fingerprint, found, now);
            if (found == null) {
                known.remove(hex);
            } else {
                known.put(hex, found);
            }
        }
        return Optional.ofNullable(found).filter(key -> now.isBefore(key.expires()));
    }

    /** Null when the database knows of no such key that opens. */
    private static Known look(byte[] fingerprint, Known before, Instant now) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                Optional<ApiKey> key = ApiKey.of(fingerprint).filter(one -> one.opens(now));
                key.ifPresent(one -> ApiKey.update("usedAt = ?1 where id = ?2", now, one.id()));
                return key.map(one -> new Known(one.label(), Set.copyOf(one.scopes()), one.expiresAt(), now))
                        .orElse(null);
            });
        } catch (RuntimeException e) { // whatever a database that is away makes of it
            LOG.debugf("The database could not be asked for a key: %s", e);
            if (before == null) {
                throw e;
            }
            return before;
        }
    }
}
