package io.daozha.admin.money;

import io.daozha.admin.access.Deed;
import io.daozha.admin.web.Fields;
import io.daozha.admin.web.Problem;
import io.daozha.admin.web.Roles;
import io.daozha.admin.web.Slice;
import io.daozha.billing.DaySheet;
import io.daozha.billing.Ledger;
import io.daozha.billing.Parking;
import io.daozha.billing.Settlement;
import io.daozha.billing.Till;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
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
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the ledger says, what is owed, and money that fits no order. */
@Path("/api/v1/money")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR, Roles.KEY_BOOKS})
@Tag(name = "Money", description = "What came in, what is owed, and what people did about it; sums are in fen")
@APIResponse(
        responseCode = "4XX",
        content = @Content(mediaType = Problem.JSON, schema = @Schema(implementation = Problem.class)))
class BooksApi {

    private static final int MOST_DAYS = 366;

    private final Ledger ledger;
    private final Till till;
    private final Parking parking;
    private final Glance glance;
    private final Clock clock;
    private final Deed deed;
    private final SecurityIdentity caller;

    BooksApi(
            Ledger ledger, Till till, Parking parking, Glance glance, Clock clock, Deed deed, SecurityIdentity caller) {
        this.ledger = ledger;
        this.till = till;
        this.parking = parking;
        this.glance = glance;
        this.clock = clock;
        this.deed = deed;
        this.caller = caller;
    }

    @GET
    @Path("/days")
    @Operation(summary = "What each day brought, by channel; the last fourteen unless days are named")
    public List<DaySheet> days(
            @Parameter(description = "first day", example = "2026-03-01") @QueryParam("from") String from,
            @Parameter(description = "last day", example = "2026-03-14") @QueryParam("to") String to) {
        Fields form = new Fields();
        LocalDate last = Given.day(form, "to", to).orElseGet(() -> LocalDate.ofInstant(clock.instant(), Given.ZONE));
        LocalDate first = Given.day(form, "from", from).orElseGet(() -> last.minusDays(13));
        if (first.isAfter(last) || first.plusDays(MOST_DAYS).isBefore(last)) {
            form.flaw("from", Refusals.words(words -> words.daysOutOfRange(MOST_DAYS)));
        }
        form.check();
        return ledger.days(first, last, Given.ZONE);
    }

    /** How much is owed for stays that have ended. */
    @GET
    @Path("/owed")
    @Operation(summary = "How much is owed for stays that have ended, and for how many")
    public Ledger.Owed owed() {
        return ledger.owed();
    }

    @GET
    @Path("/entries")
    @Operation(summary = "Entries of the ledger, newest first; positive: the driver owes it, negative: it came in")
    public Response entries(
            @BeanParam LedgerQuery query,
            @Parameter(description = "ids below this") @QueryParam("before") @DefaultValue("0") long before,
            @Parameter(description = "1 to 200") @QueryParam("limit") @DefaultValue("50") int limit,
            @Context UriInfo uri) {
        return LedgerPages.slice(ledger, query.filter(), before, Slice.limit(limit))
                .answer(uri);
    }

    @GET
    @Path("/debts")
    @Operation(summary = "Stays that ended unpaid, newest first")
    public Response debts(
            @Parameter(description = "how the plate begins", example = "湘A123") @QueryParam("plate") String plate,
            @Parameter(description = "numbers of stays below this") @QueryParam("before") @DefaultValue("0")
                    long before,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @Context UriInfo uri) {
        Fields form = new Fields();
        String begins = Given.plate(form, "plate", plate);
        form.check();
        return DebtsResource.slice(ledger, begins, before, Slice.limit(limit)).answer(uri);
    }

    @GET
    @Path("/stuck")
    @Operation(summary = "Cars that paid before an arm which does not rise, oldest first")
    public List<StuckView> stuck() {
        return glance.stuck(clock.instant());
    }

    @GET
    @Path("/unclear")
    @Operation(summary = "Money that fits no order and that nobody has looked into, oldest first")
    public List<UnclearView> unclear() {
        return till.unclear().stream()
                .map(payment -> UnclearView.of(payment, parking))
                .toList();
    }

    record Note(@Schema(examples = "渠道确认是这辆车付的") String note) {}

    @POST
    @Path("/unclear/{id}/accept")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR})
    @Operation(summary = "Book unclear money to the stay of its order, as the driver's credit")
    public void accept(@PathParam("id") long id, Note given) {
        String why = note(given);
        Settlement unused = Refusals.heard(() -> till.acceptUnclear(id, me(), why, clock.instant()));
    }

    @POST
    @Path("/unclear/{id}/resolve")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR})
    @Operation(summary = "Say what unclear money was; nothing is booked")
    public void resolve(@PathParam("id") long id, Note given) {
        String why = note(given);
        boolean unused = Refusals.heard(() -> {
            till.resolveUnclear(id, me(), why, clock.instant());
            return true;
        });
    }

    private String note(Note given) {
        Fields form = new Fields();
        String why = Given.reason(form, "note", Given.body(given).note());
        form.check();
        deed.because(why);
        return why;
    }

    private String me() {
        return caller.getPrincipal().getName();
    }
}
