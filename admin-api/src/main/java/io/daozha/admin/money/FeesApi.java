package io.daozha.admin.money;

import io.daozha.admin.access.Deed;
import io.daozha.admin.web.Fields;
import io.daozha.admin.web.Once;
import io.daozha.admin.web.Problem;
import io.daozha.admin.web.Roles;
import io.daozha.billing.CashReceipt;
import io.daozha.billing.Money;
import io.daozha.billing.Till;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What terms of permits cost: to be paid in cash, or given up. */
@Path("/api/v1/money/fees")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR, Roles.KEY_BOOKS})
@Tag(name = "Money", description = "What came in, what is owed, and what people did about it; sums are in fen")
@APIResponse(
        responseCode = "4XX",
        content = @Content(mediaType = Problem.JSON, schema = @Schema(implementation = Problem.class)))
class FeesApi {

    private final Counter counter;
    private final Till till;
    private final Clock clock;
    private final Once once;
    private final Deed deed;
    private final SecurityIdentity caller;

    FeesApi(Counter counter, Till till, Clock clock, Once once, Deed deed, SecurityIdentity caller) {
        this.counter = counter;
        this.till = till;
        this.clock = clock;
        this.once = once;
        this.deed = deed;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Terms of permits that are owed, newest first; q is a part of a holder's name or of a plate")
    public List<FeeView> owed(@QueryParam("q") @DefaultValue("") String part) {
        return counter.fees(part.strip());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "What one term of a permit costs, and what is due of it")
    public FeeView fee(@PathParam("id") long id) {
        return counter.fee(id);
    }

    @POST
    @Path("/{id}/cash")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR})
    @Operation(summary = "Take cash in the caller's shift; the answer is the receipt, with the change")
    public Response cash(@PathParam("id") long id, DeskApi.Cash given, @HeaderParam("Idempotency-Key") String key) {
        DeskApi.Cash cash = Given.body(given);
        Fields form = new Fields();
        Money sum = Given.fen(form, "given", cash.given(), 1);
        form.check();
        deed.to(counter.fee(id).holder());
        return once.answer(cash, () -> {
            CashReceipt receipt = Refusals.heard(() -> till.takeFeeInCash(id, sum, me(), clock.instant()));
            deed.because(receipt.number());
            return Response.status(201).entity(receipt).build();
        });
    }

    @POST
    @Path("/{id}/waive")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR})
    @Operation(summary = "Give up what is owed of a term that has begun")
    public Response waive(@PathParam("id") long id, DeskApi.Waiver given, @HeaderParam("Idempotency-Key") String key) {
        DeskApi.Waiver waiver = Given.body(given);
        Fields form = new Fields();
        String why = Given.reason(form, "reason", waiver.reason());
        form.check();
        deed.to(counter.fee(id).holder());
        deed.because(why);
        return once.answer(
                waiver,
                () -> Response.ok(
                                new DeskApi.Waived(Refusals.heard(() -> till.waiveFee(id, me(), why, clock.instant()))))
                        .build());
    }

    private String me() {
        return caller.getPrincipal().getName();
    }
}
