package io.daozha.admin.money;

import io.daozha.admin.web.Roles;
import io.daozha.admin.web.Shell;
import io.daozha.admin.web.Slice;
import io.daozha.admin.web.Trouble;
import io.daozha.billing.Ledger;
import io.daozha.billing.LedgerFilter;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Money → Ledger: its entries, newest first. */
@Path("/money/ledger")
@Blocking
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR})
class LedgerPages {
    private static final int ROWS = 50;

    private final Ledger ledger;
    private final Shell shell;

    LedgerPages(Ledger ledger, Shell shell) {
        this.ledger = ledger;
        this.shell = shell;
    }

    @GET
    public Response list(@BeanParam LedgerQuery query, @QueryParam("before") @DefaultValue("0") long before) {
        try {
            return shell.page(Pages.ledger(slice(ledger, query.filter(), before, ROWS), query, null));
        } catch (Trouble trouble) {
            return shell.page(trouble.status(), Pages.ledger(Slice.of(List.of(), ROWS, EntryView::id), query, trouble));
        }
    }

    static Slice<EntryView> slice(Ledger ledger, LedgerFilter filter, long before, int rows) {
        return Slice.of(
                ledger.lines(filter, before == 0 ? Long.MAX_VALUE : before, rows + 1).stream()
                        .map(EntryView::of)
                        .toList(),
                rows,
                EntryView::id);
    }

    /** @param plates {@code full} to have them unmasked */
    @GET
    @Path("/export")
    @Produces(MediaType.WILDCARD)
    public Response export(
            @BeanParam LedgerQuery query,
            @QueryParam("as") @DefaultValue("csv") String as,
            @QueryParam("plates") @DefaultValue("") String plates) {
        LedgerFilter filter = query.filter();
        return MoneyFiles.entries(ledger, filter, plates.equals("full"), shell.language())
                .answer(MoneyFiles.format(as));
    }
}
