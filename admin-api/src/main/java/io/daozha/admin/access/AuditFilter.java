package io.daozha.admin.access;

import io.daozha.admin.web.Asking;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Notes every request of somebody we know that was to change something, so that no resource can forget to. */
@ApplicationScoped
class AuditFilter {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final AuditLog log;
    private final CurrentIdentityAssociation identity;
    private final Deed deed;

    AuditFilter(AuditLog log, CurrentIdentityAssociation identity, Deed deed) {
        this.log = log;
        this.identity = identity;
        this.deed = deed;
    }

    @ServerResponseFilter
    public void note(
            ContainerRequestContext call,
            ContainerResponseContext answer,
            ResourceInfo resource,
            HttpServerRequest request) {
        if (READING.contains(call.getMethod()) || onlyAsks(resource)) {
            return;
        }
        SecurityIdentity who = identity.getIdentity();
        if (who.isAnonymous() && deed.subject().isEmpty()) {
            return;
        }
        String subject = deed.subject().isEmpty() ? parameters(call) : deed.subject();
        log.add(new AuditEntry(
                Instant.now(),
                who.isAnonymous() ? "" : who.getPrincipal().getName(),
                call.getMethod() + " " + path(call, resource),
                subject,
                deed.detail(),
                request.remoteAddress() == null ? "" : request.remoteAddress().hostAddress(),
                answer.getStatus()));
    }

    private static boolean onlyAsks(ResourceInfo resource) {
        return resource.getResourceMethod() != null
                && resource.getResourceMethod().isAnnotationPresent(Asking.class);
    }

    /** As it is written on the resource, so that all of one kind read alike; as it came, where none took it. */
    private static String path(ContainerRequestContext call, ResourceInfo resource) {
        if (resource.getResourceMethod() == null) {
            return call.getUriInfo().getPath();
        }
        Path ofClass = resource.getResourceClass().getAnnotation(Path.class);
        Path ofMethod = resource.getResourceMethod().getAnnotation(Path.class);
        return Stream.of(ofClass, ofMethod)
                .filter(path -> path != null)
                .map(path -> path.value().replaceAll("^/+|/+$", ""))
                .filter(path -> !path.isEmpty())
                .collect(Collectors.joining("/", "/", ""));
    }

    private static String parameters(ContainerRequestContext call) {
        return call.getUriInfo().getPathParameters().values().stream()
                .flatMap(values -> values.stream())
                .collect(Collectors.joining(" "));
    }
}
