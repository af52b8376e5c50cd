package io.daozha.admin.alarms;

import io.daozha.admin.access.Deed;
import io.daozha.admin.live.LiveEvent;
import io.daozha.admin.live.LiveFeed;
import io.daozha.admin.web.Problem;
import io.daozha.admin.web.Roles;
import io.daozha.admin.web.Slice;
import io.quarkus.security.identity.SecurityIdentity;
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
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What went wrong, for programs, and for the live page, which has it seen. */
@Path("/api/v1/alarms")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Alarms", description = "What went wrong, and who has seen it")
@APIResponse(
        responseCode = "4XX",
        content = @Content(mediaType = Problem.JSON, schema = @Schema(implementation = Problem.class)))
class AlarmsApi {
    private final AlarmBook book;
    private final LiveFeed feed;
    private final SecurityIdentity caller;
    private final Deed deed;
    private final Clock clock;

    AlarmsApi(AlarmBook book, LiveFeed feed, SecurityIdentity caller, Deed deed, Clock clock) {
        this.book = book;
        this.feed = feed;
        this.caller = caller;
        this.deed = deed;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR, Roles.KEY_LANES})
    @Operation(summary = "List alarms, newest first; one without an end still lasts")
    public Response list(
            @QueryParam("before") @DefaultValue("0") long before,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @Context UriInfo uri) {
        return book.list(before, Slice.limit(limit)).answer(uri);
    }

    @POST
    @Path("/{id}/seen")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.KEY_LANES})
    @Operation(summary = "Say that you have seen an alarm; whoever was first stays named")
    public Alarm see(@PathParam("id") long id) {
        Alarm seen = book.see(id, caller.getPrincipal().getName(), clock.instant());
        deed.to(seen.lane() + " " + seen.kind());
        feed.changed(LiveEvent.of(LiveEvent.Part.CLOCK));
        return seen;
    }
}
