package io.daozha.admin.access;

import io.daozha.admin.access.People.Made;
import io.daozha.admin.web.Once;
import io.daozha.admin.web.Problem;
import io.daozha.admin.web.Roles;
import io.daozha.admin.web.Slice;
import io.daozha.admin.web.Versions;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
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
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Who may log in. The example of how resources of the API are built here: keyset pages, ETag and If-Match, Idempotency-Key,
 * problem+json.
 */
@Path("/api/v1/accounts")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.MANAGER, Roles.KEY_PEOPLE})
@Tag(name = "Accounts", description = "Who may log in")
@APIResponse(
        responseCode = "4XX",
        content = @Content(mediaType = Problem.JSON, schema = @Schema(implementation = Problem.class)))
class AccountsApi {
    private final People people;
    private final Once once;
    private final Deed deed;
    private final SecurityIdentity caller;

    AccountsApi(People people, Once once, Deed deed, SecurityIdentity caller) {
        this.people = people;
        this.once = once;
        this.deed = deed;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Roles.MANAGER, Roles.AUDITOR, Roles.KEY_PEOPLE})
    @Operation(summary = "List accounts, newest first")
    public Response list(
            @Parameter(description = "ids below this") @QueryParam("before") @DefaultValue("0") long before,
            @Parameter(description = "1 to 200") @QueryParam("limit") @DefaultValue("50") int limit,
            @Context UriInfo uri) {
        return people.list(before, Slice.limit(limit)).answer(uri);
    }

    record Fresh(
            @Schema(examples = "王芳") String name,
            @Schema(examples = "OPERATOR") String role) {}

    /** @param password for the first login; told now and never again */
    record MadeView(
            Account account,
            @Schema(examples = "k7mq-x2nd-p9rt") String password) {}

    @POST
    @Operation(summary = "Make an account; the answer holds the password for its first login")
    public Response make(
            Fresh fresh,
            @Parameter(description = "of your choice: the same once more is carried out once")
                    @HeaderParam("Idempotency-Key")
                    String key,
            @Context UriInfo uri) {
        Fresh asked = given(fresh);
        deed.to(String.valueOf(asked.name()));
        return once.answer(asked, () -> {
            Made made = people.make(asked.name(), asked.role(), Instant.now());
            URI where = uri.getAbsolutePathBuilder()
                    .path(Long.toString(made.account().id()))
                    .build();
            return Versions.tag(Response.created(where), made.account().version())
                    .entity(new MadeView(made.account(), made.password()))
                    .build();
        });
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.MANAGER, Roles.AUDITOR, Roles.KEY_PEOPLE})
    @Operation(summary = "One account")
    public Response one(@PathParam("id") long id) {
        Account account = people.get(id);
        return Versions.tag(Response.ok(account), account.version()).build();
    }

    /** What is left out stays as it is. */
    record Change(@Schema(examples = "AUDITOR") String role, Boolean disabled) {}

    @PATCH
    @Path("/{id}")
    @Operation(summary = "Change role, disable or enable")
    public Response change(@PathParam("id") long id, Change change, @HeaderParam("If-Match") String version) {
        Change wish = given(change);
        int seen = Versions.seen(version);
        Account changed = people.change(
                id,
                seen,
                Optional.ofNullable(wish.role()),
                Optional.ofNullable(wish.disabled()),
                caller.getPrincipal().getName());
        deed.to(changed.name());
        return Versions.tag(Response.ok(changed), changed.version()).build();
    }

    @POST
    @Path("/{id}/password")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Give a new password for one login, for who has forgotten his")
    public Response reset(@PathParam("id") long id, @HeaderParam("If-Match") String version) {
        Made made = people.reset(id, Versions.seen(version));
        deed.to(made.account().name());
        return Versions.tag(
                        Response.ok(new MadeView(made.account(), made.password())),
                        made.account().version())
                .build();
    }

    private static <T> T given(T body) {
        if (body == null) {
            throw new BadRequestException();
        }
        return body;
    }
}
