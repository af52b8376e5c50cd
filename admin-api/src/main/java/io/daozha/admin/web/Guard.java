package io.daozha.admin.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What browsers are told about every answer, files and errors among them. */
@ApplicationScoped
class Guard {
    private static final int EARLY = 500;

    /** Scripts and styles are our own files only, so no plate or reason can turn into code; frames come as blobs. */
    private static final String OWN_FILES_ONLY = "default-src 'self'; img-src 'self' blob: data:; object-src 'none';"
            + " base-uri 'none'; frame-ancestors 'none'; form-action 'self' https://wx.tenpay.com https://qr.alipay.com";

    /** The page that shows the API is the framework's, and has its script and styles inside. */
    private static final String API_BROWSER =
            "default-src 'self'; img-src 'self' data:; script-src 'self' 'unsafe-inline';"
                    + " style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

    private final String policy;

    /** A form may lead on to the provider of the login: logging out does. */
    Guard(OutsideLogin outside) {
        policy = OWN_FILES_ONLY + outside.origin().map(origin -> " " + origin).orElse("");
    }

    void register(@Observes Filters filters) {
        filters.register(this::tell, EARLY);
    }

    private void tell(RoutingContext call) {
        HttpServerRequest request = call.request();
        HttpServerResponse answer = call.response();
        boolean apiBrowser = request.path() != null && request.path().startsWith("/q/swagger-ui");
        answer.putHeader("Content-Security-Policy", apiBrowser ? API_BROWSER : policy);
        answer.putHeader("X-Content-Type-Options", "nosniff");
        answer.putHeader("Referrer-Policy", "same-origin");
        answer.putHeader("Permissions-Policy", "camera=(self), geolocation=(), microphone=(), payment=(), usb=()");
        answer.putHeader("Cross-Origin-Opener-Policy", "same-origin");
        if ("https".equals(request.scheme())) {
            answer.putHeader("Strict-Transport-Security", "max-age=31536000");
        }
        call.next();
    }
}
