package io.daozha.admin.web;

import io.daozha.billing.Words;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Keeps {@link Limited}. */
@Provider
@Limited(perMinute = 0)
@Priority(Priorities.AUTHENTICATION)
class LimitFilter implements ContainerRequestFilter {
    private final Limiter limiter;
    private final ResourceInfo resource;
    private final HttpServerRequest request;

    LimitFilter(Limiter limiter, ResourceInfo resource, HttpServerRequest request) {
        this.limiter = limiter;
        this.resource = resource;
        this.request = request;
    }

    /** Too many from one address. */
    static final class TooMany extends Trouble {
        private static final long serialVersionUID = 1L;

        private final long seconds;

        TooMany(long seconds) {
            super(429, "too-many", language -> language.words(Msg.class).tooMany(seconds), Words.NONE, List.of());
            this.seconds = seconds;
        }

        long seconds() {
            return seconds;
        }
    }

    @Override
    public void filter(ContainerRequestContext call) {
        var method = resource.getResourceMethod();
        String from =
                request.remoteAddress() == null ? "" : request.remoteAddress().hostAddress();
        int most = method.getAnnotation(Limited.class).perMinute();
        Duration wait = limiter.take(
                from + " " + method.getDeclaringClass().getSimpleName() + "." + method.getName(), most, Instant.now());
        if (!wait.isZero()) {
            throw new TooMany(wait.toSeconds());
        }
    }
}
