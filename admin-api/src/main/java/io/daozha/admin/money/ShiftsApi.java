package io.daozha.admin.money;

import io.daozha.admin.access.Deed;
import io.daozha.admin.web.Fields;
import io.daozha.admin.web.Problem;
import io.daozha.admin.web.Roles;
import io.daozha.admin.web.Slice;
import io.daozha.admin.web.Trouble;
import io.daozha.billing.Money;
import io.daozha.billing.ShiftSheet;
import io.daozha.billing.Till;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
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
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who answers for the drawer. */
@Path("/api/v1/money/shifts")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR, Roles.KEY_BOOKS})
@Tag(name = "Money", description = "What came in, what is owed, and what people did about it; sums are in fen")
@APIResponse(
        responseCode = "4XX",
        content = @Content(mediaType = Problem.JSON, schema = @Schema(implementation = Problem.class)))
class ShiftsApi {

    private final Till till;
    private final Drawer drawer;
    private final Clock clock;
    private final Deed deed;
    private final SecurityIdentity caller;

    ShiftsApi(Till till, Drawer drawer, Clock clock, Deed deed, SecurityIdentity caller) {
        this.till = till;
        this.drawer = drawer;
        this.clock = clock;
        this.deed = deed;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "List shifts with their sheets, newest first")
    public Response list(
            @QueryParam("before") @DefaultValue("0") long before,
            @QueryParam("limit") @DefaultValue("20") int limit,
            @Context UriInfo uri) {
        return ShiftsResource.slice(till, before, Math.min(50, Slice.limit(limit)))
                .answer(uri);
    }

    @GET
    @Path("/current")
    @Operation(summary = "The shift that lasts, with what the drawer should hold")
    public ShiftSheet current() {
        return till.currentShift().orElseThrow(Trouble::notFound);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "The sheet of a shift")
    public ShiftSheet sheet(@PathParam("id") long id) {
        return till.shift(id).orElseThrow(Trouble::notFound);
    }

    /** @param drawer what is in it, in fen */
    record Opening(@Schema(examples = "20000") Long drawer) {}

    @POST
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR})
    @Operation(summary = "Begin the caller's shift")
    public Response open(Opening given) {
        Fields form = new Fields();
        Money sum = Given.fen(form, "drawer", Given.body(given).drawer(), 0);
        form.check();
        ShiftSheet sheet =
                Refusals.heard(() -> till.openShift(caller.getPrincipal().getName(), sum, clock.instant()));
        return Response.created(URI.create("/api/v1/money/shifts/" + sheet.shift()))
                .entity(sheet)
                .build();
    }

    /**
     * @param counted in fen
     * @param note why the drawer holds another sum than expected
     * @param to who goes on with the drawer; empty for nobody
     */
    record Closing(
            @Schema(examples = "25600") Long counted,
            @Schema(examples = "1 元找错") String note,
            @Schema(examples = "李强") String to) {}

    @POST
    @Path("/close")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR})
    @Operation(summary = "End the caller's shift, or hand the drawer over; a manager ends any")
    public ShiftSheet close(Closing given) {
        Closing closing = Given.body(given);
        Fields form = new Fields();
        Money sum = Given.fen(form, "counted", closing.counted(), 0);
        String why = Given.note(form, "note", closing.note());
        Optional<String> next = drawer.next(form, closing.to());
        form.check();
        deed.to(next.orElse(""));
        deed.because(why);
        return drawer.close(sum, why, next);
    }
}
