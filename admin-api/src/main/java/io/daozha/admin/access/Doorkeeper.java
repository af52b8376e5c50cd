package io.daozha.admin.access;

import io.daozha.admin.access.Logins.Known;
import io.daozha.admin.web.DatabaseAway;
import io.daozha.admin.web.OutsideLogin;
import io.daozha.admin.web.Roles;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jboss.logging.Logger;

/**
 * Tells who calls: a browser by its cookie, a machine by {@code Authorization: Bearer dz_…}. Whoever shows neither, or
 * something stale, is nobody; what nobody may do is for the resources to say. Where people log in at a provider, only
 * machines are known here.
 */
@ApplicationScoped
class Doorkeeper implements HttpAuthenticationMechanism {
    static final String COOKIE = "daozha";
    /** Attribute of an identity: the id of its account. */
    static final String ACCOUNT = "account";

    private static final Logger LOG = Logger.getLogger(Doorkeeper.class);
    private static final String BEARER = "Bearer " + Keys.PREFIX;
    private static final int MOST_CHARACTERS = 200;

    private final Logins logins;
    private final Keys keys;
    private final OutsideLogin outside;

    Doorkeeper(Logins logins, Keys keys, OutsideLogin outside) {
        this.logins = logins;
        this.keys = keys;
        this.outside = outside;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext call, IdentityProviderManager providers) {
        Instant now = Instant.now();
        String header = call.request().getHeader("Authorization");
        if (header != null && header.startsWith(BEARER) && header.length() < MOST_CHARACTERS) {
            String secret = header.substring("Bearer ".length());
            return aside(call, () -> keys.find(secret, now).map(Doorkeeper::machine));
        }
        Cookie cookie = call.request().getCookie(COOKIE);
        if (outside.on() || cookie == null || cookie.getValue().length() > MOST_CHARACTERS) {
            return Uni.createFrom().nullItem();
        }
        boolean doing = !byItself(call.request().path());
        if (logins.mustLook(cookie.getValue(), now)) {
            return aside(call, () -> logins.find(cookie.getValue(), now, doing).map(Doorkeeper::person));
        }
        return Uni.createFrom()
                .item(logins.find(cookie.getValue(), now, doing)
                        .map(Doorkeeper::person)
                        .orElse(null));
    }

    /** What an open page asks for without its reader. */
    private static boolean byItself(String path) {
        return path.endsWith("/live") || path.endsWith("/frame.jpg");
    }

    /** The database must not keep the event loop waiting. */
    private static Uni<SecurityIdentity> aside(RoutingContext call, Callable<Optional<SecurityIdentity>> question) {
        return Uni.createFrom()
                .completionStage(call.vertx()
                        .executeBlocking(question, false)
                        .otherwise(fault -> {
                            LOG.warnf("Nobody is let in: it could not be found out who calls (%s)", fault);
                            DatabaseAway.hides(call, fault);
                            return Optional.empty();
                        })
                        .toCompletionStage())
                .map(found -> found.orElse(null));
    }

    private static SecurityIdentity person(Known known) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(known.name()))
                .addRole(known.newcomer() ? Roles.NEWCOMER : known.role().role())
                .addAttribute(ACCOUNT, known.account())
                .build();
    }

    private static SecurityIdentity machine(Keys.Known key) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal("key:" + key.label()))
                .addRoles(key.scopes())
                .build();
    }

    /** What a browser is given to keep. */
    static NewCookie cookie(String token, boolean secure, Duration age) {
        return new NewCookie.Builder(COOKIE)
                .value(token)
                .path("/")
                .maxAge((int) age.toSeconds())
                .httpOnly(true)
                .secure(secure)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext call) {
        if (outside.on()) {
            return Uni.createFrom().nullItem(); // the next in line sends people to the provider
        }
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer realm=\"daozha\""));
    }

    /** Before the provider's: a key is looked at here, whoever provides the login. */
    @Override
    public int getPriority() {
        return 2 * DEFAULT_PRIORITY;
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }
}
