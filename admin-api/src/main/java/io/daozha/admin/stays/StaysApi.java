package io.daozha.admin.stays;

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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.OptionalInt;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Stays for programs: search, read, correct. */
@Path("/api/v1/stays")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Stays", description = "Cars that are or were inside, and what a person decides about them")
@APIResponse(
        responseCode = "4XX",
        content = @Content(mediaType = Problem.JSON, schema = @Schema(implementation = Problem.class)))
class StaysApi {
    private final StayFinder finder;
    private final StayDesk desk;
    private final Once once;
    private final SecurityIdentity caller;
    private final Clock clock;

    StaysApi(StayFinder finder, StayDesk desk, Once once, SecurityIdentity caller, Clock clock) {
        this.finder = finder;
        this.desk = desk;
        this.once = once;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR, Roles.KEY_BOOKS})
    @Operation(summary = "Search stays, newest entry first")
    @Parameter(name = "plate", description = "whole or a part; * for one unknown character", example = "A1**45")
    @Parameter(name = "from", description = "of the entry: a date or a moment", example = "2026-03-01")
    @Parameter(name = "to", description = "of the entry; a date counts to its end", example = "2026-03-31")
    @Parameter(name = "lane", description = "that it came in or left by", example = "exit")
    @Parameter(name = "state", description = "OPEN, CLOSED or EXIT_UNSEEN", example = "CLOSED")
    @Parameter(name = "reason", description = "why a person has to look", example = "DISPUTED")
    @Parameter(name = "owing", description = "yes: only those that owe", example = "yes")
    @Parameter(name = "least", description = "charged, in yuan", example = "5.00")
    @Parameter(name = "most", description = "charged, in yuan", example = "100")
    public Response list(
            @Parameter(description = "stays below this one") @QueryParam("before") @DefaultValue("0") long before,
            @Parameter(description = "1 to 200") @QueryParam("limit") @DefaultValue("50") int limit,
            @Context UriInfo uri) {
        return finder.find(Question.of(uri.getQueryParameters()).filter(), before, Slice.limit(limit))
                .answer(uri);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR, Roles.KEY_BOOKS})
    @Operation(summary = "All that is known of one stay; its ETag is what a correction has to name")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = StayView.class)))
    public Response one(@PathParam("id") long id) {
        return tagged(desk.show(id, clock.instant()));
    }

    @POST
    @Path("/{id}/corrections")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR})
    @Operation(
            summary = "Do something about a stay",
            description =
                    "act is one of the stay's measures; each needs a reason, and some of plate and colour, at, fee,"
                            + " other, choice. The answer is the stay as it is then.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = StayView.class)))
    @APIResponse(
            responseCode = "409",
            description = "The books would not be true any more; detail says what to do instead")
    @APIResponse(responseCode = "412", description = "Somebody else has changed the stay")
    public Response correct(
            @PathParam("id") long id,
            Wish wish,
            @Parameter(description = "the ETag that was seen") @HeaderParam("If-Match") String version,
            @Parameter(description = "of your choice: the same once more is carried out once")
                    @HeaderParam("Idempotency-Key")
                    String key) {
        if (wish == null) {
            throw new BadRequestException();
        }
        int seen = Versions.seen(version);
        return once.answer(wish, () -> {
            desk.carryOut(id, OptionalInt.of(seen), wish, caller.getPrincipal().getName(), clock.instant());
            return tagged(desk.show(id, clock.instant()));
        });
    }

    private static Response tagged(StayView stay) {
        return Versions.tag(Response.ok(stay), stay.version()).build();
    }
}
