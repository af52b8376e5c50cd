package io.daozha.admin.money;

import io.daozha.admin.access.Colleagues;
import io.daozha.admin.access.Deed;
import io.daozha.admin.web.Fields;
import io.daozha.admin.web.Roles;
import io.daozha.admin.web.Shell;
import io.daozha.admin.web.Slice;
import io.daozha.admin.web.Trouble;
import io.daozha.billing.Money;
import io.daozha.billing.ShiftSheet;
import io.daozha.billing.Till;
import io.quarkus.qute.TemplateInstance;
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
import java.util.Optional;

/** Money → Shifts: who answers for the drawer, what it should hold, and what it held. */
@Path("/money/shifts")
@Blocking
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR})
class ShiftsResource {
    private static final int ROWS = 20;

    private final Till till;
    private final Drawer drawer;
    private final Colleagues colleagues;
    private final Clock clock;
    private final Deed deed;
    private final Shell shell;

    ShiftsResource(Till till, Drawer drawer, Colleagues colleagues, Clock clock, Deed deed, Shell shell) {
        this.till = till;
        this.drawer = drawer;
        this.colleagues = colleagues;
        this.clock = clock;
        this.deed = deed;
        this.shell = shell;
    }

    @GET
    public Response list(@QueryParam("before") @DefaultValue("0") long before) {
        return shell.page(page(before, ShiftForm.EMPTY, null));
    }

    private TemplateInstance page(long before, ShiftForm form, Trouble trouble) {
        return Pages.shifts(till.currentShift(), slice(till, before, ROWS), colleagues.cashiers(), form, trouble);
    }

    static Slice<ShiftSheet> slice(Till till, long before, int rows) {
        return Slice.of(till.shifts(before == 0 ? Long.MAX_VALUE : before, rows + 1), rows, ShiftSheet::shift);
    }

    @POST
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR})
    public Response open(@FormParam("drawer") @DefaultValue("") String inIt) {
        deed.because(inIt);
        return shell.form(
                () -> {
                    Fields form = new Fields();
                    Money sum = Given.yuan(form, "drawer", inIt, 0);
                    form.check();
                    ShiftSheet unused = Refusals.heard(() -> till.openShift(shell.name(), sum, clock.instant()));
                    return URI.create("/money/shifts");
                },
                trouble -> page(0, new ShiftForm(inIt, "", "", ""), trouble));
    }

    @POST
    @Path("/close")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR})
    public Response close(
            @FormParam("counted") @DefaultValue("") String counted,
            @FormParam("note") @DefaultValue("") String note,
            @FormParam("to") @DefaultValue("") String to) {
        deed.to(to);
        deed.because(counted + " " + note);
        return shell.form(
                () -> {
                    Fields form = new Fields();
                    Money sum = Given.yuan(form, "counted", counted, 0);
                    String why = Given.note(form, "note", note);
                    Optional<String> next = drawer.next(form, to);
                    form.check();
                    ShiftSheet ended = drawer.close(sum, why, next);
                    return URI.create("/money/shifts/" + ended.shift());
                },
                trouble -> page(0, new ShiftForm("", counted, note, to), trouble));
    }

    @GET
    @Path("/{id}")
    public Response sheet(@PathParam("id") long id) {
        return shell.page(Pages.shift(till.shift(id).orElseThrow(Trouble::notFound)));
    }
}
