package io.daozha.admin.live;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** The console itself. */
@Path("/")
@Blocking
class ConsoleResource {
    private final Console console;

    ConsoleResource(Console console) {
        this.console = console;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public Response page(@Context UriInfo uri, @Context HttpHeaders headers) {
        Language language = Language.of(uri, headers);
        return HtmlPage.answer(Response.Status.OK, Pages.console(console.now(), language), language, uri);
    }
}
