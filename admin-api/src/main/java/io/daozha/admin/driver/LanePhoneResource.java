package io.daozha.admin.live;

import io.daozha.admin.live.Refused.Cause;
import io.daozha.admin.web.Limited;
import io.daozha.admin.web.Shell;
import io.daozha.admin.web.Trouble;
import io.daozha.billing.Plate;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.Optional;

/** What a driver's phone shows when it has scanned the code on a lane's sign. Works without scripts. */
@Path("/lane/{id}")
@Blocking
@PermitAll
@Produces(MediaType.TEXT_HTML)
class DriverResource {
    private final Console console;
    private final Shell shell;

    DriverResource(Console console, Shell shell) {
        this.console = console;
        this.shell = shell;
    }

    @GET
    @Limited(perMinute = 240)
    public Response page(@PathParam("id") String id) {
        return page(id, Optional.empty());
    }

    /** A picture that the driver in this lane is shown at the moment, and no other. */
    @GET
    @Path("/pictures/{name:.+}")
    @Produces("image/jpeg")
    @Limited(perMinute = 120)
    public Response picture(@PathParam("id") String id, @PathParam("name") String name) {
        boolean shown = console.now().lane(id).flatMap(LaneView::visit).stream()
                .flatMap(visit -> visit.possible().stream())
                .anyMatch(car -> car.picture().equals(Optional.of(name)));
        return (shown ? LaneResource.jpeg(console.picture(name), "private, max-age=600") : Optional.<Response>empty())
                .orElseThrow(Trouble::notFound);
    }

    /**
     * Sends the phone on to the channel's page; where it has paid already, back to the lane's.
     *
     * @param session the stay whose sum the driver has seen
     */
    @POST
    @Path("/pay")
    @Limited(perMinute = 30)
    public Response pay(
            @PathParam("id") String id,
            @FormParam("session") long session,
            @HeaderParam(HttpHeaders.USER_AGENT) @DefaultValue("") String browser,
            @Context HttpServerRequest request) {
        Console.Payer payer = new Console.Payer(request.remoteAddress().hostAddress(), browser);
        try {
            URI next = console.pay(id, session, payer)
                    .orElseGet(() -> UriBuilder.fromPath("/lane/{id}").build(id));
            return Response.seeOther(next).build();
        } catch (Refused refused) {
            return page(id, Optional.of(refused));
        }
    }

    /** The driver knows his own car. */
    @POST
    @Path("/choose")
    @Limited(perMinute = 30)
    public Response choose(
            @PathParam("id") String id, @FormParam("plate") String plate, @FormParam("colour") Plate.Colour colour) {
        if (plate == null || plate.isBlank() || plate.length() > 12 || colour == null) {
            throw new BadRequestException("plate and colour name the car that was chosen");
        }
        return carryOut(id, () -> console.choose(id, new Plate(plate, colour)));
    }

    @POST
    @Path("/ticket")
    @Limited(perMinute = 10)
    public Response ticket(@PathParam("id") String id) {
        return carryOut(id, () -> console.ticket(id));
    }

    /** Done, the phone looks at the lane again; refused, it shows why beside what is true now. */
    private Response carryOut(String id, Runnable command) {
        try {
            command.run();
            return Response.seeOther(UriBuilder.fromPath("/lane/{id}").build(id))
                    .build();
        } catch (Refused refused) {
            return page(id, Optional.of(refused));
        }
    }

    private Response page(String id, Optional<Trouble> trouble) {
        ConsoleView view = console.now();
        LaneView lane = view.lane(id).orElseThrow(() -> new Refused(Cause.NO_SUCH_LANE));
        return shell.page(
                trouble.isPresent() ? 409 : 200,
                Pages.driver(lane, view.place(), shell.language(), trouble.map(why -> why.sentence(shell.language()))));
    }
}
