package io.daozha.admin.live;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;

/** How every page goes out. */
public class HtmlPage {
    /** Scripts and styles are our own files only, so no plate or reason can turn into code; frames come as blobs. */
    private static final String OWN_FILES_ONLY = "default-src 'self'; img-src 'self' blob:; object-src 'none';"
            + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private HtmlPage() {}

    /** A language asked for by {@code ?lang=} is kept in a cookie. */
    public static Response answer(Response.Status status, TemplateInstance page, Language language, UriInfo uri) {
        Response.ResponseBuilder answer = Response.status(status)
                .entity(page.setLocale(language.locale).render())
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .language(language.tag())
                .header(HttpHeaders.VARY, "Accept-Language, Cookie")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Content-Security-Policy", OWN_FILES_ONLY);
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
}
