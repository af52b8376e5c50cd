package io.daozha.admin.stays;

import io.daozha.admin.web.Once;
import io.daozha.admin.web.Problem;
import io.daozha.admin.web.Roles;
import io.daozha.billing.Passage;
import io.daozha.billing.search.StayRow;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The queue for programs. What is decided about a stay in it is a correction of the stay. */
@Path("/api/v1/review")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Review", description = "What waits for a person's judgement")
@APIResponse(
        responseCode = "4XX",
        content = @Content(mediaType = Problem.JSON, schema = @Schema(implementation = Problem.class)))
class ReviewApi {
    private final Inbox inbox;
    private final ExitDesk exits;
    private final Once once;
    private final SecurityIdentity caller;
    private final Clock clock;

    ReviewApi(Inbox inbox, ExitDesk exits, Once once, SecurityIdentity caller, Clock clock) {
        this.inbox = inbox;
        this.exits = exits;
        this.once = once;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * @param stays disputes first, then newest entry first
     * @param exits that belong to no stay, newest first
     * @param longStays cars that stand for too long
     */
    record ReviewView(List<StayRow> stays, List<Passage> exits, List<StayRow> longStays) {}

    @GET
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR})
    @Operation(summary = "What waits to be looked at, at most two hundred of each sort")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ReviewView.class)))
    public ReviewView all() {
        return new ReviewView(inbox.stays(), inbox.exits(), inbox.longStays());
    }

    @POST
    @Path("/exits/{id}")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR})
    @Operation(
            summary = "Decide about an exit that belongs to no stay",
            description =
                    "act JOIN with other, the number of a stay; ADD_ENTRY with at; or LOOKED_AT. Each with a reason.")
    @APIResponse(responseCode = "204", description = "Done")
    @APIResponse(
            responseCode = "409",
            description = "The books would not be true any more; detail says what to do instead")
    public Response decide(
            @PathParam("id") String id,
            ExitDesk.ExitWish wish,
            @Parameter(description = "of your choice: the same once more is carried out once")
                    @HeaderParam("Idempotency-Key")
                    String key) {
        if (wish == null) {
            throw new BadRequestException();
        }
        return once.answer(wish, () -> {
            exits.carryOut(id, wish, caller.getPrincipal().getName(), clock.instant());
            return Response.noContent().build();
        });
    }
}
