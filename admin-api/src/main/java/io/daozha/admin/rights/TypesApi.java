package io.daozha.admin.rights;

import io.daozha.admin.web.Roles;
import io.daozha.billing.right.PermitType;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Permit types, for programs. */
@Path("/api/v1/permit-types")
@Blocking
@Tag(name = "Rights")
@Produces(MediaType.APPLICATION_JSON)
class TypesApi {
    private final PermitCounter permits;

    TypesApi(PermitCounter permits) {
        this.permits = permits;
    }

    /** @param retired no more are granted of it */
    public record TypeView(long id, PermitType.Terms terms, boolean retired) {}

    @GET
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR, Roles.KEY_RIGHTS})
    @Operation(summary = "All permit types, those on offer first")
    @APIResponse(responseCode = "200", description = "Done; as it is now")
    public List<TypeView> list() {
        return permits.types().stream().map(TypesApi::view).toList();
    }

    private static TypeView view(PermitType type) {
        return new TypeView(type.id(), type.terms(), type.retired());
    }

    @POST
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.KEY_RIGHTS})
    @Operation(summary = "Offers a new permit type; a type never changes afterwards")
    @APIResponse(responseCode = "201", description = "Made")
    @APIResponse(responseCode = "400", description = "Something is missing or wrong; the fields say what")
    @APIResponse(responseCode = "409", description = "Not granted; the title says why")
    public Response offer(Given.Type given) {
        return Response.status(Response.Status.CREATED)
                .entity(view(permits.offer(Hand.sent(given))))
                .build();
    }

    @POST
    @Path("{id}/retirement")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.KEY_RIGHTS})
    @Operation(summary = "No more are granted of it; those granted go on")
    @APIResponse(responseCode = "204", description = "Done")
    @APIResponse(responseCode = "400", description = "Something is missing or wrong; the fields say what")
    @APIResponse(responseCode = "404", description = "There is no such number")
    public void retire(@PathParam("id") long id, Given.Why given) {
        permits.retire(id, Hand.sent(given));
    }
}
