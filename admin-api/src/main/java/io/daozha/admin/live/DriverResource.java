package io.daozha.admin.live;

import io.daozha.admin.live.Refused.Cause;
import io.daozha.billing.Plate;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/** What a driver's phone shows when it has scanned the code on a lane's sign. Works without scripts. */
@Path("/lane/{id}")
@Blocking
@Produces(MediaType.TEXT_HTML)
class DriverResource {
    private final Console console;

    DriverResource(Console console) {
        this.console = console;
    }

    @GET
    public Response page(@PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        return page(id, Language.of(uri, headers), uri, Optional.empty());
    }

    /**
     * Sends the phone on to the channel's page; where it has paid already, back to the lane's.
     *
     * @param session the stay whose sum the driver has seen
     */
    @POST
    @Path("/pay")
    public Response pay(
            @PathParam("id") String id,
            @FormParam("session") long session,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            @Context HttpServerRequest request) {
        String browser = Objects.requireNonNullElse(headers.getHeaderString(HttpHeaders.USER_AGENT), "");
        Console.Payer payer = new Console.Payer(request.remoteAddress().hostAddress(), browser);
        Language language = Language.of(uri, headers);
        try {
            URI next = console.pay(id, session, payer)
                    .orElseGet(() -> UriBuilder.fromPath("/lane/{id}").build(id));
            return Response.seeOther(next).build();
        } catch (Refused refused) {
            return page(id, language, uri, Optional.of(Problems.words(language).refused(refused.why())));
        }
    }

    /** The driver knows his own car. */
    @POST
    @Path("/choose")
    public Response choose(
            @PathParam("id") String id,
            @FormParam("plate") String plate,
            @FormParam("colour") Plate.Colour colour,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        if (plate == null || plate.isBlank() || plate.length() > 12 || colour == null) {
            throw new BadRequestException("plate and colour name the car that was chosen");
        }
        return carryOut(id, () -> console.choose(id, new Plate(plate, colour)), Language.of(uri, headers), uri);
    }

    @POST
    @Path("/ticket")
    public Response ticket(@PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        return carryOut(id, () -> console.ticket(id), Language.of(uri, headers), uri);
    }

    /** Done, the phone looks at the lane again; refused, it shows why beside what is true now. */
    private Response carryOut(String id, Runnable command, Language language, UriInfo uri) {
        try {
            command.run();
            return Response.seeOther(UriBuilder.fromPath("/lane/{id}").build(id))
                    .build();
        } catch (Refused refused) {
            return page(id, language, uri, Optional.of(Problems.words(language).refused(refused.why())));
        }
    }

    private Response page(String id, Language language, UriInfo uri, Optional<String> trouble) {
        ConsoleView view = console.now();
        return view.lane(id)
                .map(lane -> HtmlPage.answer(
                        trouble.isPresent() ? Response.Status.CONFLICT : Response.Status.OK,
                        Pages.driver(lane, view.place(), language, trouble),
                        language,
                        uri))
                .orElseGet(() -> HtmlPage.answer(
                        Response.Status.NOT_FOUND,
                        Pages.stray(Problems.words(language).refused(Cause.NO_SUCH_LANE), language),
                        language,
                        uri));
    }
}
