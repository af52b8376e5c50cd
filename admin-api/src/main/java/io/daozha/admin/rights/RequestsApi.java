package io.daozha.admin.rights;

import io.daozha.admin.web.Roles;
import io.daozha.billing.right.RegistrationRequest.State;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What households ask for, for programs. */
@Path("/api/v1")
@Blocking
@Tag(name = "Rights")
@Produces(MediaType.APPLICATION_JSON)
class RequestsApi {
    private final RequestCounter requests;

    RequestsApi(RequestCounter requests) {
        this.requests = requests;
    }

    @GET
    @Path("plate-requests")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR, Roles.KEY_RIGHTS})
    @Operation(summary = "What households ask for, the oldest first; state is REQUESTED, APPROVED or REFUSED")
    @APIResponse(responseCode = "200", description = "Done; as it is now")
    @APIResponse(responseCode = "400", description = "Something is missing or wrong; the fields say what")
    public Response plates(
            @QueryParam("state") @DefaultValue("REQUESTED") String state,
            @QueryParam("page") @DefaultValue("0") int page,
            @QueryParam("rows") @DefaultValue("50") int rows,
            @Context UriInfo uri) {
        return requests.plates(state(state), page, rows).answer(uri);
    }

    @POST
    @Path("plate-requests/{id}/approval")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.KEY_RIGHTS})
    @Operation(summary = "Grants it; a reason may be given")
    @APIResponse(responseCode = "204", description = "Done")
    @APIResponse(responseCode = "404", description = "There is no such number")
    @APIResponse(responseCode = "409", description = "Not granted; the title says why")
    public void approvePlate(@PathParam("id") long id, Given.Why given) {
        requests.approvePlate(id, Hand.sent(given));
    }

    @POST
    @Path("plate-requests/{id}/refusal")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.KEY_RIGHTS})
    @Operation(summary = "Refuses it, with a reason that the household reads")
    @APIResponse(responseCode = "204", description = "Done")
    @APIResponse(responseCode = "400", description = "Something is missing or wrong; the fields say what")
    @APIResponse(responseCode = "404", description = "There is no such number")
    @APIResponse(responseCode = "409", description = "Not granted; the title says why")
    public void refusePlate(@PathParam("id") long id, Given.Why given) {
        requests.refusePlate(id, Hand.sent(given));
    }

    @GET
    @Path("permit-requests")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR, Roles.KEY_RIGHTS})
    @Operation(summary = "What households ask for, the oldest first; state is REQUESTED, APPROVED or REFUSED")
    @APIResponse(responseCode = "200", description = "Done; as it is now")
    @APIResponse(responseCode = "400", description = "Something is missing or wrong; the fields say what")
    public Response permits(
            @QueryParam("state") @DefaultValue("REQUESTED") String state,
            @QueryParam("page") @DefaultValue("0") int page,
            @QueryParam("rows") @DefaultValue("50") int rows,
            @Context UriInfo uri) {
        return requests.permits(state(state), page, rows).answer(uri);
    }

    @POST
    @Path("permit-requests/{id}/approval")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.KEY_RIGHTS})
    @Operation(summary = "Grants it; a reason may be given")
    @APIResponse(responseCode = "204", description = "Done")
    @APIResponse(responseCode = "404", description = "There is no such number")
    @APIResponse(responseCode = "409", description = "Not granted; the title says why")
    public void approvePermit(@PathParam("id") long id, Given.Why given) {
        requests.approvePermit(id, Hand.sent(given));
    }

    @POST
    @Path("permit-requests/{id}/refusal")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.KEY_RIGHTS})
    @Operation(summary = "Refuses it, with a reason that the household reads")
    @APIResponse(responseCode = "204", description = "Done")
    @APIResponse(responseCode = "400", description = "Something is missing or wrong; the fields say what")
    @APIResponse(responseCode = "404", description = "There is no such number")
    @APIResponse(responseCode = "409", description = "Not granted; the title says why")
    public void refusePermit(@PathParam("id") long id, Given.Why given) {
        requests.refusePermit(id, Hand.sent(given));
    }

    private static State state(String name) {
        RightsFields form = new RightsFields();
        State state = form.one("state", name, State.class);
        form.check();
        return state;
    }
}
