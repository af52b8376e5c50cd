package io.daozha.admin.money;

import io.daozha.admin.web.Fields;
import io.daozha.admin.web.Roles;
import io.daozha.admin.web.Shell;
import io.daozha.admin.web.Slice;
import io.daozha.admin.web.Trouble;
import io.daozha.billing.Debt;
import io.daozha.billing.Ledger;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Money → Debts: stays that ended unpaid; each is paid or given up at the desk. */
@Path("/money/debts")
@Blocking
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR})
class DebtsResource {
    private static final int ROWS = 50;

    private final Ledger ledger;
    private final Shell shell;

    DebtsResource(Ledger ledger, Shell shell) {
        this.ledger = ledger;
        this.shell = shell;
    }

    @GET
    public Response list(
            @QueryParam("plate") @DefaultValue("") String plate, @QueryParam("before") @DefaultValue("0") long before) {
        try {
            Fields form = new Fields();
            String begins = Given.plate(form, "plate", plate);
            form.check();
            return shell.page(Pages.debts(slice(ledger, begins, before, ROWS), ledger.owed(), begins, null));
        } catch (Trouble trouble) {
            return shell.page(
                    trouble.status(),
                    Pages.debts(Slice.of(List.of(), ROWS, Debt::session), ledger.owed(), plate, trouble));
        }
    }

    static Slice<Debt> slice(Ledger ledger, String plate, long before, int rows) {
        return Slice.of(ledger.debts(plate, before == 0 ? Long.MAX_VALUE : before, rows + 1), rows, Debt::session);
    }

    /** @param plates {@code full} to have them unmasked */
    @GET
    @Path("/export")
    @Produces(MediaType.WILDCARD)
    public Response export(
            @QueryParam("as") @DefaultValue("csv") String as, @QueryParam("plates") @DefaultValue("") String plates) {
        return MoneyFiles.debts(ledger, plates.equals("full"), shell.language()).answer(MoneyFiles.format(as));
    }
}
