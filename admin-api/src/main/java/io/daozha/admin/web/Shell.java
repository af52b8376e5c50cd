package io.daozha.admin.web;

import io.daozha.admin.ParkingConfig;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The frame around every page, and how pages go out; the template {@code shell.html} asks it who reads, in what
 * language, and where he may go. Of one request.
 */
@RequestScoped
@Named("shell")
public class Shell {
    private final UriInfo uri;
    private final HttpHeaders headers;
    private final SecurityIdentity reader;
    private final ParkingConfig config;
    private final Sections sections;
    private final OutsideLogin outside;

    Shell(
            UriInfo uri,
            HttpHeaders headers,
            SecurityIdentity reader,
            ParkingConfig config,
            Sections sections,
            OutsideLogin outside) {
        this.uri = uri;
        this.headers = headers;
        this.reader = reader;
        this.config = config;
        this.sections = sections;
        this.outside = outside;
    }

    public Language language() {
        return Language.of(uri, headers);
    }

    /** Name of the car park. */
    public String place() {
        return config.name();
    }

    public boolean known() {
        return !reader.isAnonymous();
    }

    /** Whether people log in at our own page, with passwords that they can change here. */
    public boolean ownLogin() {
        return !outside.on();
    }

    /** What the reader is called; empty for whoever has not logged in. */
    public String name() {
        return known() ? reader.getPrincipal().getName() : "";
    }

    /** One of {@link Roles}; empty for whoever has not logged in. */
    public String role() {
        return reader.getRoles().stream().findFirst().orElse("");
    }

    public boolean may(String role) {
        return reader.hasRole(role);
    }

    /** Where the reader may go. */
    public List<Section> sections() {
        return sections.of(reader.getRoles());
    }

    public boolean in(Section section) {
        return section.holds(path());
    }

    /** Whether the reader is on this page, or on one below it. */
    public boolean at(String page) {
        return path().equals(page) || path().startsWith(page + "/");
    }

    private String path() {
        String path = uri.getPath();
        return path.startsWith("/") ? path : "/" + path;
    }

    /** Where the reader starts. */
    public URI home() {
        return URI.create(sections().stream().findFirst().map(Section::path).orElse("/account"));
    }

    /** This page in another language. */
    public String speaking(String language) {
        return uri.getRequestUriBuilder()
                .scheme(null)
                .host(null)
                .port(-1)
                .replaceQueryParam("lang", language)
                .build()
                .toString();
    }

    public Response page(TemplateInstance page) {
        return page(200, page);
    }

    /** A language asked for by {@code ?lang=} is kept in a cookie. */
    public Response page(int status, TemplateInstance page) {
        Language language = language();
        Response.ResponseBuilder answer = Response.status(status)
                .entity(page.setLocale(language.locale()).render())
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .language(language.tag())
                .header(HttpHeaders.VARY, "Accept-Language, Cookie")
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (uri.getQueryParameters().containsKey("lang")) {
            answer.cookie(new NewCookie.Builder(Language.COOKIE)
                    .value(language.code())
                    .path("/")
                    .maxAge((int) Duration.ofDays(365).toSeconds())
                    .sameSite(NewCookie.SameSite.LAX)
                    .build());
        }
        return answer.build();
    }

    /**
     * How a form without scripts is answered: carried out, the browser goes on to the page that the work names; refused,
     * the form comes again and says why.
     */
    public Response form(Supplier<URI> work, Function<Trouble, TemplateInstance> again) {
        try {
            return Response.seeOther(work.get()).build();
        } catch (Trouble trouble) {
            return page(trouble.status(), again.apply(trouble));
        }
    }
}
