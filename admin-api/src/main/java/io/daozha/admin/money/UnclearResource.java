package io.daozha.admin.money;

import io.daozha.admin.access.Deed;
import io.daozha.admin.web.Fields;
import io.daozha.admin.web.Roles;
import io.daozha.admin.web.Shell;
import io.daozha.admin.web.Slice;
import io.daozha.admin.web.Trouble;
import io.daozha.billing.Parking;
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
import java.util.function.Consumer;

/** Money → Unclear: payments that fit no order, and cars that paid before an arm which does not rise. */
@Path("/money/unclear")
@Blocking
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR})
class UnclearResource {
    private static final int ROWS = 50;

    private final Till till;
    private final Parking parking;
    private final Glance glance;
    private final Clock clock;
    private final Deed deed;
    private final Shell shell;

    UnclearResource(Till till, Parking parking, Glance glance, Clock clock, Deed deed, Shell shell) {
        this.till = till;
        this.parking = parking;
        this.glance = glance;
        this.clock = clock;
        this.deed = deed;
        this.shell = shell;
    }

    @GET
    public Response list(@QueryParam("before") @DefaultValue("0") long before) {
        return shell.page(page(before, 0, null));
    }

    private TemplateInstance page(long before, long wrong, Trouble trouble) {
        long below = before == 0 ? Long.MAX_VALUE : before;
        Slice<UnclearView> resolved = Slice.of(
                till.resolved(below, ROWS + 1).stream()
                        .map(payment -> UnclearView.of(payment, parking))
                        .toList(),
                ROWS,
                UnclearView::id);
        return Pages.unclear(
                till.unclear().stream()
                        .map(payment -> UnclearView.of(payment, parking))
                        .toList(),
                glance.stuck(clock.instant()),
                resolved,
                wrong,
                trouble);
    }

    /** Books the money to the stay of its order, as the driver's credit. */
    @POST
    @Path("/{id}/accept")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR})
    public Response accept(@PathParam("id") long id, @FormParam("note") @DefaultValue("") String note) {
        return decide(id, note, why -> {
            var unused = till.acceptUnclear(id, shell.name(), why, clock.instant());
        });
    }

    /** It is known what it was, and nothing is to be booked. */
    @POST
    @Path("/{id}/resolve")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR})
    public Response resolve(@PathParam("id") long id, @FormParam("note") @DefaultValue("") String note) {
        return decide(id, note, why -> till.resolveUnclear(id, shell.name(), why, clock.instant()));
    }

    private Response decide(long id, String note, Consumer<String> decision) {
        deed.because(note);
        return shell.form(
                () -> {
                    Fields form = new Fields();
                    String why = Given.reason(form, "note", note);
                    form.check();
                    return Refusals.heard(() -> {
                        decision.accept(why);
                        return URI.create("/money/unclear");
                    });
                },
                trouble -> page(0, id, trouble));
    }
}
