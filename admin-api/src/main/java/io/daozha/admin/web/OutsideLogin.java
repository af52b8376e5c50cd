package io.daozha.admin.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whether people log in at a provider of OpenID Connect, rather than at our own page. */
@ApplicationScoped
public class OutsideLogin {
    private final boolean on;
    private final Optional<String> provider;

    OutsideLogin(
            @ConfigProperty(name = "quarkus.oidc.tenant-enabled") boolean on,
            @ConfigProperty(name = "quarkus.oidc.auth-server-url") Optional<String> provider) {
        this.on = on;
        this.provider = provider;
    }

    public boolean on() {
        return on;
    }

    /** Scheme, host and port of the provider; empty while people log in at our own page. */
    Optional<String> origin() {
        return provider.filter(address -> on).map(URI::create).map(uri -> uri.getScheme() + "://" + uri.getAuthority());
    }
}
