package io.daozha.admin.rights;

import io.daozha.admin.web.Once;
import io.daozha.admin.web.Roles;
import io.daozha.billing.right.Cancellation;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Permits, for programs. */
@Path("/api/v1/permits")
@Blocking
@Tag(name = "Rights")
@Produces(MediaType.APPLICATION_JSON)
class PermitsApi {
    private final PermitCounter permits;
    private final Once once;

    PermitsApi(PermitCounter permits, Once once) {
        this.permits = permits;
        this.once = once;
    }

    @GET
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR, Roles.KEY_RIGHTS})
    @Operation(summary = "Permits by holder; q is a part of a holder's name or of a plate")
    @APIResponse(responseCode = "200", description = "Done; as it is now")
    public Response list(
            @QueryParam("q") @DefaultValue("") String part,
            @QueryParam("page") @DefaultValue("0") int page,
            @QueryParam("rows") @DefaultValue("50") int rows,
            @Context UriInfo uri) {
        return permits.list(part.strip(), page, rows).answer(uri);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR, Roles.KEY_RIGHTS})
    @Operation(summary = "One permit")
    @APIResponse(responseCode = "200", description = "Done; as it is now")
    @APIResponse(responseCode = "404", description = "There is no such number")
    public PermitView get(@PathParam("id") long id) {
        return permits.get(id);
    }

    @POST
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.KEY_RIGHTS})
    @Operation(summary = "Grants one term of a permit type; takes an Idempotency-Key")
    @APIResponse(responseCode = "201", description = "Made")
    @APIResponse(responseCode = "400", description = "Something is missing or wrong; the fields say what")
    @APIResponse(responseCode = "409", description = "Not granted; the title says why")
    public Response grant(Given.Grant given) {
        Given.Grant sent = Hand.sent(given);
        return once.answer(sent, () -> {
            PermitView made = permits.grant(sent);
            return Response.created(URI.create("/api/v1/permits/" + made.id()))
                    .entity(made)
                    .build();
        });
    }

    @POST
    @Path("{id}/renewal")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.KEY_RIGHTS})
    @Operation(summary = "One term more, from the day after its last on; takes an Idempotency-Key")
    @APIResponse(responseCode = "200", description = "Done; as it is now")
    @APIResponse(responseCode = "400", description = "Something is missing or wrong; the fields say what")
    @APIResponse(responseCode = "404", description = "There is no such number")
    @APIResponse(responseCode = "409", description = "Not granted; the title says why")
    public Response renew(@PathParam("id") long id, Given.Why given) {
        Given.Why sent = Hand.sent(given);
        return once.answer(sent, () -> Response.ok(permits.renew(id, sent)).build());
    }

    @POST
    @Path("{id}/freeze")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.KEY_RIGHTS})
    @Operation(summary = "It rests from a day on, tomorrow at the earliest")
    @APIResponse(responseCode = "200", description = "Done; as it is now")
    @APIResponse(responseCode = "400", description = "Something is missing or wrong; the fields say what")
    @APIResponse(responseCode = "404", description = "There is no such number")
    @APIResponse(responseCode = "409", description = "Not granted; the title says why")
    public PermitView freeze(@PathParam("id") long id, Given.Day given) {
        permits.freeze(id, Hand.sent(given));
        return permits.get(id);
    }

    @POST
    @Path("{id}/thaw")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.KEY_RIGHTS})
    @Operation(summary = "It holds again from a day on; the days it rested are added at its end")
    @APIResponse(responseCode = "200", description = "Done; as it is now")
    @APIResponse(responseCode = "400", description = "Something is missing or wrong; the fields say what")
    @APIResponse(responseCode = "404", description = "There is no such number")
    @APIResponse(responseCode = "409", description = "Not granted; the title says why")
    public PermitView thaw(@PathParam("id") long id, Given.Day given) {
        permits.thaw(id, Hand.sent(given));
        return permits.get(id);
    }

    @POST
    @Path("{id}/plates")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.KEY_RIGHTS})
    @Operation(summary = "Puts a plate on it, from now on")
    @APIResponse(responseCode = "200", description = "Done; as it is now")
    @APIResponse(responseCode = "400", description = "Something is missing or wrong; the fields say what")
    @APIResponse(responseCode = "404", description = "There is no such number")
    @APIResponse(responseCode = "409", description = "Not granted; the title says why")
    public PermitView addPlate(@PathParam("id") long id, Given.Car given) {
        permits.addPlate(id, Hand.sent(given));
        return permits.get(id);
    }

    @POST
    @Path("{id}/plates/removal")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.KEY_RIGHTS})
    @Operation(summary = "Takes a plate off it, from now on")
    @APIResponse(responseCode = "200", description = "Done; as it is now")
    @APIResponse(responseCode = "400", description = "Something is missing or wrong; the fields say what")
    @APIResponse(responseCode = "404", description = "There is no such number")
    @APIResponse(responseCode = "409", description = "Not granted; the title says why")
    public PermitView removePlate(@PathParam("id") long id, Given.Car given) {
        permits.removePlate(id, Hand.sent(given));
        return permits.get(id);
    }

    @POST
    @Path("{id}/cancellation")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.KEY_RIGHTS})
    @Operation(summary = "Ends it with a day, today at the earliest; tells how many paid days are unused")
    @APIResponse(responseCode = "200", description = "Done; as it is now")
    @APIResponse(responseCode = "400", description = "Something is missing or wrong; the fields say what")
    @APIResponse(responseCode = "404", description = "There is no such number")
    @APIResponse(responseCode = "409", description = "Not granted; the title says why")
    public Cancellation cancel(@PathParam("id") long id, Given.Day given) {
        return permits.cancel(id, Hand.sent(given));
    }
}
