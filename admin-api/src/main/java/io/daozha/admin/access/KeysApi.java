package io.daozha.admin.access;

import io.daozha.admin.access.Keys.Made;
import io.daozha.admin.web.Once;
import io.daozha.admin.web.Problem;
import io.daozha.admin.web.Roles;
import io.daozha.admin.web.Slice;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The keys of machines. A key makes no other keys: only a manager does. */
@Path("/api/v1/keys")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.MANAGER)
@Tag(name = "Keys", description = "What machines show instead of logging in")
@APIResponse(
        responseCode = "4XX",
        content = @Content(mediaType = Problem.JSON, schema = @Schema(implementation = Problem.class)))
class KeysApi {
    private final Keys keys;
    private final Once once;
    private final Deed deed;
    private final SecurityIdentity caller;

    KeysApi(Keys keys, Once once, Deed deed, SecurityIdentity caller) {
        this.keys = keys;
        this.once = once;
        this.deed = deed;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Roles.MANAGER, Roles.AUDITOR})
    @Operation(summary = "List keys, newest first; never what opens")
    public Response list(
            @QueryParam("before") @DefaultValue("0") long before,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @Context UriInfo uri) {
        return keys.list(before, Slice.limit(limit)).answer(uri);
    }

    record Fresh(
            @Schema(examples = "bookkeeping") String label,
            @Schema(examples = "[\"key:books\"]") List<String> scopes,
            @Schema(examples = "365") String days) {}

    @POST
    @Operation(summary = "Make a key; the answer holds what opens, and nothing ever shows it again")
    public Response make(Fresh fresh) {
        if (fresh == null) {
            throw new BadRequestException();
        }
        deed.to(String.valueOf(fresh.label()));
        return once.answer(fresh, () -> {
            List<String> scopes = fresh.scopes() == null ? List.of() : fresh.scopes();
            Made made = keys.make(
                    fresh.label(), scopes, fresh.days(), caller.getPrincipal().getName(), Instant.now());
            return Response.status(201).entity(made).build();
        });
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Revoke a key, at once and for good")
    public void revoke(@PathParam("id") long id) {
        keys.revoke(id, Instant.now());
    }
}
