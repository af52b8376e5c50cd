package io.daozha.admin.rights;

import io.daozha.admin.web.Once;
import io.daozha.admin.web.Roles;
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

/** Visitor passes, for programs. */
@Path("/api/v1/visitor-passes")
@Blocking
@Tag(name = "Rights")
@Produces(MediaType.APPLICATION_JSON)
class PassesApi {
    private final PassCounter passes;
    private final Once once;

    PassesApi(PassCounter passes, Once once) {
        this.passes = passes;
        this.once = once;
    }

    @GET
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR, Roles.KEY_RIGHTS})
    @Operation(summary = "Visitor passes, the newest first")
    @APIResponse(responseCode = "200", description = "Done; as it is now")
    public Response list(
            @QueryParam("page") @DefaultValue("0") int page,
            @QueryParam("rows") @DefaultValue("50") int rows,
            @Context UriInfo uri) {
        return passes.list(page, rows).answer(uri);
    }

    @POST
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.KEY_RIGHTS})
    @Operation(summary = "Gives a pass; takes an Idempotency-Key")
    @APIResponse(responseCode = "201", description = "Made")
    @APIResponse(responseCode = "400", description = "Something is missing or wrong; the fields say what")
    @APIResponse(responseCode = "409", description = "Not granted; the title says why")
    public Response give(Given.Pass given) {
        Given.Pass sent = Hand.sent(given);
        return once.answer(
                sent,
                () -> Response.status(Response.Status.CREATED)
                        .entity(passes.give(sent))
                        .build());
    }

    @POST
    @Path("{id}/withdrawal")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.KEY_RIGHTS})
    @Operation(summary = "Nobody comes in on it any more; who is in stays covered")
    @APIResponse(responseCode = "204", description = "Done")
    @APIResponse(responseCode = "400", description = "Something is missing or wrong; the fields say what")
    @APIResponse(responseCode = "404", description = "There is no such number")
    public void withdraw(@PathParam("id") long id, Given.Why given) {
        passes.withdraw(id, Hand.sent(given));
    }
}
