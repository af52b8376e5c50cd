package io.daozha.admin.rights;

import io.daozha.admin.access.Residents;
import io.daozha.admin.web.Once;
import io.daozha.admin.web.Roles;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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

/** Households, for programs. */
@Path("/api/v1/households")
@Blocking
@Tag(name = "Rights")
@Produces(MediaType.APPLICATION_JSON)
class HouseholdsApi {
    private final Homes homes;
    private final Once once;

    HouseholdsApi(Homes homes, Once once) {
        this.homes = homes;
        this.once = once;
    }

    @GET
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR, Roles.KEY_RIGHTS})
    @Operation(summary = "Households by name; q is a part of it")
    @APIResponse(responseCode = "200", description = "Done; as it is now")
    public Response list(
            @QueryParam("q") @DefaultValue("") String part,
            @QueryParam("page") @DefaultValue("0") int page,
            @QueryParam("rows") @DefaultValue("50") int rows,
            @Context UriInfo uri) {
        return homes.list(part.strip(), page, rows).answer(uri);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR, Roles.KEY_RIGHTS})
    @Operation(summary = "One household, with its code and how much of its quota is taken up")
    @APIResponse(responseCode = "200", description = "Done; as it is now")
    @APIResponse(responseCode = "404", description = "There is no such number")
    public Homes.View get(@PathParam("id") long id) {
        return homes.get(id);
    }

    @POST
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.KEY_RIGHTS})
    @Operation(summary = "Opens a household and makes its code; takes an Idempotency-Key")
    @APIResponse(responseCode = "201", description = "Made")
    @APIResponse(responseCode = "400", description = "Something is missing or wrong; the fields say what")
    @APIResponse(responseCode = "409", description = "Not granted; the title says why")
    public Response open(Given.Home given) {
        Given.Home sent = Hand.sent(given);
        return once.answer(sent, () -> {
            Homes.View made = homes.open(sent);
            return Response.created(URI.create("/api/v1/households/" + made.id()))
                    .entity(made)
                    .build();
        });
    }

    @PUT
    @Path("{id}/quota")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.KEY_RIGHTS})
    @Operation(summary = "How much it may have from now on; what it has it keeps")
    @APIResponse(responseCode = "200", description = "Done; as it is now")
    @APIResponse(responseCode = "400", description = "Something is missing or wrong; the fields say what")
    @APIResponse(responseCode = "404", description = "There is no such number")
    public Homes.View limit(@PathParam("id") long id, Given.Home given) {
        return homes.limit(id, Hand.sent(given));
    }

    /** @param name what the resident logs in with */
    public record Newcomer(String name) {}

    @POST
    @Path("{id}/accounts")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.KEY_RIGHTS})
    @Operation(summary = "An account for a resident at the desk, with a password for one login that is told only now")
    @APIResponse(responseCode = "201", description = "Made")
    @APIResponse(responseCode = "400", description = "Something is missing or wrong; the fields say what")
    @APIResponse(responseCode = "404", description = "There is no such number")
    @APIResponse(responseCode = "409", description = "Not granted; the title says why")
    public Response account(@PathParam("id") long id, Newcomer given) {
        Residents.Made made = homes.account(id, Hand.sent(given).name());
        return Response.status(Response.Status.CREATED).entity(made).build();
    }
}
