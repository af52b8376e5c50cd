package io.daozha.admin.money;

import io.daozha.admin.access.Deed;
import io.daozha.admin.web.Fields;
import io.daozha.admin.web.Once;
import io.daozha.admin.web.Problem;
import io.daozha.admin.web.Roles;
import io.daozha.admin.web.Slice;
import io.daozha.admin.web.Trouble;
import io.daozha.billing.Ledger;
import io.daozha.billing.Money;
import io.daozha.billing.Refund;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Refunds: asked for by one person, above a limit approved by another. */
@Path("/api/v1/money/refunds")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR, Roles.KEY_BOOKS})
@Tag(name = "Money", description = "What came in, what is owed, and what people did about it; sums are in fen")
@APIResponse(
        responseCode = "4XX",
        content = @Content(mediaType = Problem.JSON, schema = @Schema(implementation = Problem.class)))
class RefundsApi {

    private final Till till;
    private final Ledger ledger;
    private final Clock clock;
    private final Once once;
    private final Deed deed;
    private final SecurityIdentity caller;

    RefundsApi(Till till, Ledger ledger, Clock clock, Once once, Deed deed, SecurityIdentity caller) {
        this.till = till;
        this.ledger = ledger;
        this.clock = clock;
        this.once = once;
        this.deed = deed;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "List refunds, newest first")
    public Response list(
            @Parameter(description = "ASKED, APPROVED, DONE, FAILED or REFUSED") @QueryParam("state") @DefaultValue("")
                    String state,
            @Parameter(description = "serials below this") @QueryParam("before") @DefaultValue("0") long before,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @Context UriInfo uri) {
        int rows = Slice.limit(limit);
        long below = before == 0 ? Long.MAX_VALUE : before;
        List<Refund> found = till.refunds(RefundsResource.states(state), below, rows + 1);
        return Slice.of(RefundView.of(found, ledger), rows, RefundView::serial).answer(uri);
    }

    /**
     * @param entry of the ledger, that brought the money
     * @param amount in fen
     */
    record Ask(
            @Schema(examples = "1207") Long entry,
            @Schema(examples = "600") Long amount,
            @Schema(examples = "道闸没有抬起") String reason) {}

    @POST
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR})
    @Operation(summary = "Ask for a refund; above the limit it waits for another person")
    public Response ask(
            Ask given,
            @Parameter(description = "of your choice: the same once more is carried out once")
                    @HeaderParam("Idempotency-Key")
                    String key) {
        Ask ask = Given.body(given);
        Fields form = new Fields();
        if (ask.entry() == null) {
            form.flaw("entry", Refusals.words(MoneyMsg::entryMissing));
        }
        Money sum = Given.fen(form, "amount", ask.amount(), 1);
        String why = Given.reason(form, "reason", ask.reason());
        form.check();
        deed.to("#" + ask.entry());
        deed.because(why);
        return once.answer(ask, () -> {
            Refund refund = Refusals.heard(() -> till.askRefund(ask.entry(), sum, me(), why, clock.instant()));
            Refund.flush();
            return Response.created(URI.create("/api/v1/money/refunds/" + refund.number()))
                    .entity(view(refund))
                    .build();
        });
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One refund by its number")
    public RefundView one(@PathParam("id") String number) {
        return view(till.findRefund(number).orElseThrow(Trouble::notFound));
    }

    @POST
    @Path("/{id}/approve")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR})
    @Operation(summary = "Approve a refund that another person asked for")
    public RefundView approve(@PathParam("id") String number) {
        deed.because(one(number).reason());
        return view(Refusals.heard(() -> till.approveRefund(number, me(), clock.instant())));
    }

    record Refusal(@Schema(examples = "已经当面退过") String reason) {}

    @POST
    @Path("/{id}/refuse")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR})
    @Operation(summary = "Do not approve a refund")
    public RefundView refuse(@PathParam("id") String number, Refusal given) {
        Fields form = new Fields();
        String why = Given.reason(form, "reason", Given.body(given).reason());
        form.check();
        deed.because(why);
        return view(Refusals.heard(() -> till.refuseRefund(number, me(), why, clock.instant())));
    }

    private RefundView view(Refund refund) {
        return RefundView.of(refund, ledger);
    }

    private String me() {
        return caller.getPrincipal().getName();
    }
}
