package io.daozha.admin.household;

import io.daozha.admin.rights.PassView;
import io.daozha.admin.web.Limited;
import io.daozha.admin.web.Shell;
import io.daozha.admin.web.Trouble;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** A visitor puts his plate on the pass whose code his host told him. No login, no scripts. */
@Path("/visit")
@Blocking
@PermitAll
@Produces(MediaType.TEXT_HTML)
class VisitResource {
    private final VisitCounter visits;
    private final Shell shell;
    private final HttpServerRequest request;

    VisitResource(VisitCounter visits, Shell shell, @Context HttpServerRequest request) {
        this.visits = visits;
        this.shell = shell;
        this.request = request;
    }

    /** @param code as the link or the square code of the host has it */
    @GET
    @Limited(perMinute = 60)
    public Response look(@QueryParam("code") @DefaultValue("") String code) {
        if (code.isBlank()) {
            return shell.page(MyPages.visit(null, "", new Sent.Car("", ""), null));
        }
        try {
            return shell.page(MyPages.visit(visits.shown(code, address()), code, new Sent.Car("", ""), null));
        } catch (Trouble trouble) {
            return shell.page(trouble.status(), MyPages.visit(null, code, new Sent.Car("", ""), trouble));
        }
    }

    /** The pass comes again as it is now: with the plate on it, or with what was wrong. */
    @POST
    @Limited(perMinute = 30)
    public Response claim(
            @FormParam("code") @DefaultValue("") String code,
            @FormParam("plate") @DefaultValue("") String plate,
            @FormParam("colour") @DefaultValue("") String colour) {
        Sent.Car car = new Sent.Car(plate, colour);
        PassView pass = null;
        try {
            pass = visits.shown(code, address());
            return shell.page(MyPages.visit(visits.claim(pass, car), code, car, null));
        } catch (Trouble trouble) {
            return shell.page(trouble.status(), MyPages.visit(pass, code, car, trouble));
        }
    }

    private String address() {
        return request.remoteAddress() == null ? "" : request.remoteAddress().hostAddress();
    }
}
