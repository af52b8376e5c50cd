package io.daozha.admin.money;

import io.daozha.admin.access.Deed;
import io.daozha.admin.web.Fields;
import io.daozha.admin.web.Problem;
import io.daozha.admin.web.Roles;
import io.daozha.billing.Reconciliation;
import io.daozha.billing.StatementRow;
import io.daozha.billing.Statements;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The channels' bills against the ledger. */
@Path("/api/v1/money/reconciliation")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR, Roles.KEY_BOOKS})
@Tag(name = "Money", description = "What came in, what is owed, and what people did about it; sums are in fen")
@APIResponse(
        responseCode = "4XX",
        content = @Content(mediaType = Problem.JSON, schema = @Schema(implementation = Problem.class)))
class ReconciliationApi {

    private final Statements statements;
    private final Clock clock;
    private final Deed deed;
    private final SecurityIdentity caller;

    ReconciliationApi(Statements statements, Clock clock, Deed deed, SecurityIdentity caller) {
        this.statements = statements;
        this.clock = clock;
        this.deed = deed;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "A channel's bill of a day against the ledger: ours only, theirs only, two sums")
    public Reconciliation compare(
            @Parameter(description = "wechat or alipay", example = "wechat") @QueryParam("channel") String channel,
            @Parameter(example = "2026-03-01") @QueryParam("day") String day) {
        Fields form = new Fields();
        String of = BillFile.channel(form, channel);
        LocalDate on = day(form, day);
        form.check();
        return statements.compare(of, on, on);
    }

    private static LocalDate day(Fields form, String day) {
        Optional<LocalDate> on = Given.day(form, "day", day);
        if (day == null || day.isBlank()) {
            form.flaw("day", Refusals.words(MoneyMsg::noDay));
        }
        return on.orElse(LocalDate.EPOCH);
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR})
    @Operation(
            summary = "Take in the bill file of a day as the channel hands it out; the same one again changes nothing")
    public Reconciliation takeIn(
            @Parameter(example = "wechat") @QueryParam("channel") String channel,
            @Parameter(example = "2026-03-01") @QueryParam("day") String day,
            byte[] file) {
        Fields form = new Fields();
        String of = BillFile.channel(form, channel);
        LocalDate on = day(form, day);
        form.check();
        List<StatementRow> rows = BillFile.read(of, file);
        deed.to(of + " " + on);
        deed.because("× " + rows.size());
        return Refusals.heard(
                () -> statements.take(of, on, rows, caller.getPrincipal().getName(), clock.instant()));
    }

    record Note(
            @Schema(examples = "wechat") String channel,

            @Schema(examples = "4200002207202603011234567890")
            String serial,

            @Schema(examples = "隔壁停车场的收款") String note) {}

    @POST
    @Path("/notes")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR})
    @Operation(summary = "Say what a difference was; a later note replaces the one before")
    public void note(Note given) {
        Note note = Given.body(given);
        Fields form = new Fields();
        String of = BillFile.channel(form, note.channel());
        String serial = form.text("serial", note.serial(), 1, 64);
        String why = Given.reason(form, "note", note.note());
        form.check();
        deed.to(serial);
        deed.because(why);
        boolean unused = Refusals.heard(() -> {
            statements.note(of, serial, caller.getPrincipal().getName(), why, clock.instant());
            return true;
        });
    }
}
