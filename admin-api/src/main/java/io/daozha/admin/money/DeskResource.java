package io.daozha.admin.money;

import io.daozha.admin.access.Deed;
import io.daozha.admin.web.Fields;
import io.daozha.admin.web.Roles;
import io.daozha.admin.web.Shell;
import io.daozha.admin.web.Trouble;
import io.daozha.billing.CashReceipt;
import io.daozha.billing.Money;
import io.daozha.billing.Quote;
import io.daozha.billing.Till;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.List;

/** Money → Desk: somebody comes and pays in cash, or is let off. */
@Path("/money/desk")
@Blocking
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR})
class DeskResource {
    private final Counter counter;
    private final Till till;
    private final Clock clock;
    private final Deed deed;
    private final Shell shell;

    DeskResource(Counter counter, Till till, Clock clock, Deed deed, Shell shell) {
        this.counter = counter;
        this.till = till;
        this.clock = clock;
        this.deed = deed;
        this.shell = shell;
    }

    private boolean mine() {
        return counter.isShiftOf(shell.name());
    }

    @GET
    public Response find(@QueryParam("plate") @DefaultValue("") String plate) {
        try {
            Fields form = new Fields();
            String begins = Given.plate(form, "plate", plate);
            form.check();
            return shell.page(Pages.desk(begins, counter.find(begins), counter.fees(begins), mine(), null));
        } catch (Trouble trouble) {
            return shell.page(trouble.status(), Pages.desk(plate, List.of(), List.of(), mine(), trouble));
        }
    }

    @GET
    @Path("/{id}")
    public Response stay(@PathParam("id") long id) {
        return shell.page(Pages.stay(counter.quote(id), mine(), "", "", null));
    }

    /** What was given and the change are on the receipt and nowhere else, so this one does not go on to another page. */
    @POST
    @Path("/{id}/cash")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR})
    public Response cash(@PathParam("id") long id, @FormParam("given") @DefaultValue("") String given) {
        Quote quote = counter.quote(id);
        deed.to(quote.plate().text());
        try {
            Fields form = new Fields();
            Money sum = Given.yuan(form, "given", given, 1);
            form.check();
            CashReceipt receipt = Refusals.heard(() -> till.takeCash(id, sum, shell.name(), clock.instant()));
            deed.because(receipt.number());
            return shell.page(201, Pages.receipt(receipt));
        } catch (Trouble trouble) {
            return shell.page(trouble.status(), Pages.stay(counter.quote(id), mine(), given, "", trouble));
        }
    }

    @POST
    @Path("/{id}/waive")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR})
    public Response waive(@PathParam("id") long id, @FormParam("reason") @DefaultValue("") String reason) {
        Quote quote = counter.quote(id);
        deed.to(quote.plate().text());
        deed.because(reason);
        return shell.form(
                () -> {
                    Fields form = new Fields();
                    String why = Given.reason(form, "reason", reason);
                    form.check();
                    Money unused = Refusals.heard(() -> till.waive(id, shell.name(), why, clock.instant()));
                    return URI.create("/money/desk/" + id);
                },
                trouble -> Pages.stay(counter.quote(id), mine(), "", reason, trouble));
    }
}
