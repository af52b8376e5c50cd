package io.daozha.admin.live;

import io.daozha.admin.access.Deed;
import io.daozha.admin.live.Refused.Cause;
import io.daozha.admin.web.Roles;
import io.daozha.billing.Plate;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
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
    private static final int LONGEST_REASON = 120;

    private final Console console;
    private final Deed deed;

    LaneResource(Console console, Deed deed) {
        this.console = console;
        this.deed = deed;
    }

    /**
     * The newest frame; 204 while there is none. Pages ask again and again instead of holding a stream open: a browser
     * opens six connections to one host, and two open consoles with two streams each would leave none for their buttons.
     */
    @GET
    @Path("lanes/{id}/frame.jpg")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR})
    @Produces("image/jpeg")
    public Response frame(@PathParam("id") String id) {
        return jpeg(console.frame(id), "no-store")
                .orElseGet(() -> Response.noContent().build());
    }

    @GET
    @Path("pictures/{name:.+}")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR})
    @Produces("image/jpeg")
    public Response picture(@PathParam("name") String name) {
        return jpeg(console.picture(name), "private, max-age=86400")
                .orElseGet(() -> Response.status(404).build());
    }

    static Optional<Response> jpeg(Optional<byte[]> bytes, String keep) {
        return bytes.map(jpeg ->
                Response.ok(jpeg).header(HttpHeaders.CACHE_CONTROL, keep).build());
    }

    record Opening(String reason) {}

    @POST
    @Path("lanes/{id}/open")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.KEY_LANES})
    public void open(@PathParam("id") String id, Opening order) {
        console.open(id, reason(order));
    }

    @POST
    @Path("lanes/{id}/hold")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.KEY_LANES})
    public void hold(@PathParam("id") String id, Opening order) {
        console.hold(id, reason(order));
    }

    @POST
    @Path("lanes/{id}/release")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.KEY_LANES})
    public void release(@PathParam("id") String id) {
        console.release(id);
    }

    private String reason(Opening order) {
        if (order == null || order.reason() == null || order.reason().isBlank()) {
            throw new Refused(Cause.REASON_MISSING);
        }
        String reason = order.reason().strip();
        if (reason.length() > LONGEST_REASON) {
            throw new Refused(Cause.REASON_TOO_LONG);
        }
        deed.because(reason);
        return reason;
    }

    record Identity(String plate, Plate.Colour colour) {}

    @POST
    @Path("lanes/{id}/identify")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.KEY_LANES})
    public void identify(@PathParam("id") String id, Identity car) {
        Plate plate = plate(car);
        deed.because(plate.toString());
        console.identify(id, plate);
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
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.KEY_LANES})
    public Plate ticket(@PathParam("id") String id) {
        return console.ticket(id);
    }
}
