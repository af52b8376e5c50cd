package io.daozha.admin.live;

import io.daozha.admin.live.Refused.Cause;
import io.daozha.billing.Plate;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Optional;

/** What the operator sees of a lane and does to it. */
@Path("/")
@Blocking
class LaneResource {
    private final Console console;

    LaneResource(Console console) {
        this.console = console;
    }

    /**
     * The newest frame; 204 while there is none. Pages ask again and again instead of holding a stream open: a browser
     * opens six connections to one host, and two open consoles with two streams each would leave none for their buttons.
     */
    @GET
    @Path("lanes/{id}/frame.jpg")
    @Produces("image/jpeg")
    public Response frame(@PathParam("id") String id) {
        return jpeg(console.frame(id), "no-store")
                .orElseGet(() -> Response.noContent().build());
    }

    @GET
    @Path("pictures/{name:.+}")
    @Produces("image/jpeg")
    public Response picture(@PathParam("name") String name) {
        return jpeg(console.picture(name), "private, max-age=86400")
                .orElseGet(() -> Response.status(404).build());
    }

    private static Optional<Response> jpeg(Optional<byte[]> bytes, String keep) {
        return bytes.map(jpeg ->
                Response.ok(jpeg).header(HttpHeaders.CACHE_CONTROL, keep).build());
    }

    record Opening(String reason) {}

    @POST
    @Path("lanes/{id}/open")
    public void open(@PathParam("id") String id, Opening order) {
        console.open(id, reason(order));
    }

    @POST
    @Path("lanes/{id}/hold")
    public void hold(@PathParam("id") String id, Opening order) {
        console.hold(id, reason(order));
    }

    @POST
    @Path("lanes/{id}/release")
    public void release(@PathParam("id") String id) {
        console.release(id);
    }

    private static String reason(Opening order) {
        if (order == null || order.reason() == null || order.reason().isBlank()) {
            throw new Refused(Cause.REASON_MISSING);
        }
        return order.reason().strip();
    }

    record Identity(String plate, Plate.Colour colour) {}

    @POST
    @Path("lanes/{id}/identify")
    public void identify(@PathParam("id") String id, Identity car) {
        console.identify(id, plate(car));
    }

    private static Plate plate(Identity car) {
        if (car == null || car.plate() == null || car.colour() == null) {
            throw new Refused(Cause.PLATE_UNUSABLE);
        }
        String text = car.plate().replaceAll("[\\s·.-]", "").toUpperCase(Locale.ROOT);
        try {
            return new Plate(text, car.colour());
        } catch (IllegalArgumentException e) {
            throw new Refused(Cause.PLATE_UNUSABLE, text);
        }
    }

    @POST
    @Path("lanes/{id}/ticket")
    public Plate ticket(@PathParam("id") String id) {
        return console.ticket(id);
    }
}
