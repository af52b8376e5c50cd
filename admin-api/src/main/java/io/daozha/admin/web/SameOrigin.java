package io.daozha.admin.web;

import io.daozha.admin.ParkingConfig;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses what another site made a reader's browser send. A browser says with every request that changes something where
 * the page is that sent it (Fetch Metadata, and Origin where there is no TLS), and scripts cannot make it say otherwise.
 * So no form has a token to forget. Who is no browser carries no cookie, and passes.
 */
@ApplicationScoped
class SameOrigin {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final String address;

    SameOrigin(ParkingConfig config) {
        this.address = origin(config.address()).orElse("");
    }

    @ServerRequestFilter(priority = Priorities.AUTHENTICATION - 1)
    public void check(ContainerRequestContext call, HttpServerRequest request) {
        if (READING.contains(call.getMethod())) {
            return;
        }
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader("Origin");
        boolean own = site != null
                ? site.equals("same-origin") || site.equals("none")
                : origin == null ? !request.headers().contains("Cookie") : ours(origin, request);
        if (!own) {
            throw Trouble.of(
                    403, "other-site", language -> language.words(Msg.class).otherSite());
        }
    }

    private boolean ours(String origin, HttpServerRequest request) {
        return origin.equals(request.scheme() + "://" + request.authority()) || origin.equals(address);
    }

    private static Optional<String> origin(String address) {
        URI uri = URI.create(address);
        return uri.getHost() == null ? Optional.empty() : Optional.of(uri.getScheme() + "://" + uri.getAuthority());
    }
}
