package io.daozha.admin.live;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** The console itself. */
@Path("/")
@Blocking
class ConsoleResource {
    private static final int ONE_YEAR = 365 * 24 * 3600;

    private final Console console;

    ConsoleResource(Console console) {
        this.console = console;
    }

    /** In the reader's language; one asked for by {@code ?lang=} is kept in a cookie. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    public Response page(@Context UriInfo uri, @Context HttpHeaders headers) {
        Language language = Language.of(uri, headers);
        TemplateInstance page = Pages.console(console.now(), language).setLocale(language.locale);
        Response.ResponseBuilder answer = Response.ok(page.render())
                .language(language.tag())
                .header(HttpHeaders.VARY, "Accept-Language, Cookie")
                .header(HttpHeaders.CACHE_CONTROL, "no-cache");
        if (uri.getQueryParameters().containsKey("lang")) {
            answer.cookie(new NewCookie.Builder(Language.COOKIE)
                    .value(language.code())
                    .path("/")
                    .maxAge(ONE_YEAR)
                    .sameSite(NewCookie.SameSite.LAX)
                    .build());
        }
        return answer.build();
    }
}
