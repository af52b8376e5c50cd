package io.daozha.admin.access;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.oidc.SecurityEvent;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Who comes and goes by way of a provider: the audit log hears of it, and whoever has a role here has an account, for what is
 * kept by account (a resident's household, who may take over the drawer). Its password is one that nobody knows.
 */
@ApplicationScoped
class Arrivals {
    private static final Logger LOG = Logger.getLogger(Arrivals.class);

    private final AuditLog log;

    Arrivals(AuditLog log) {
        this.log = log;
    }

    void note(@Observes SecurityEvent event) {
        Optional<String> what = switch (event.getEventType()) {
            case OIDC_LOGIN -> Optional.of("login");
            case OIDC_LOGOUT_RP_INITIATED -> Optional.of("logout");
            default -> Optional.empty();
        };
        SecurityIdentity who = event.getSecurityIdentity();
        if (what.isEmpty() || who == null) {
            return;
        }
        Instant now = Instant.now();
        String name = who.getPrincipal().getName();
        Optional<Role> role =
                Stream.of(Role.values()).filter(one -> who.hasRole(one.role())).findFirst();
        log.add(new AuditEntry(
                now, name, what.get(), name, role.map(Enum::name).orElse("no role"), "", role.isEmpty() ? 403 : 303));
        if (what.get().equals("login") && role.isPresent()) {
            // Not on the event loop; and whoever came does not wait for it.
            Infrastructure.getDefaultWorkerPool().execute(() -> remember(name, role.get(), now));
        }
    }

    private static void remember(String name, Role role, Instant now) {
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                Account account = Account.named(name).orElseGet(() -> {
                    Account made = new Account(name, role, Secrets.hash(Secrets.token()), now);
                    made.persist();
                    return made;
                });
                account.becomes(role);
                account.loggedIn(now);
            });
        } catch (RuntimeException e) { // whatever a database that is away makes of it
            LOG.warnf("%s has logged in, and has no account yet: %s", name, e.getMessage());
        }
    }
}
