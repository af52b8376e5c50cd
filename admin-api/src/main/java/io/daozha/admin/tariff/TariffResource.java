package io.daozha.admin.tariff;

import io.daozha.admin.access.Deed;
import io.daozha.admin.web.Asking;
import io.daozha.admin.web.Fields;
import io.daozha.admin.web.Roles;
import io.daozha.admin.web.Shell;
import io.daozha.admin.web.Trouble;
import io.daozha.billing.TariffVersion;
import io.daozha.billing.Tariffs;
import io.daozha.billing.tariff.Tariff;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What parking costs: the versions, and the desk at which the next one is written, tried, rehearsed and published. */
@Path("/tariff")
@Blocking
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR})
class TariffResource {
    private static final Duration EXAMPLE_STAY = Duration.ofMinutes(150);

    private final Tariffs tariffs;
    private final Prices prices;
    private final Deed deed;
    private final Shell shell;
    private final Clock clock;

    TariffResource(Tariffs tariffs, Prices prices, Deed deed, Shell shell, Clock clock) {
        this.tariffs = tariffs;
        this.prices = prices;
        this.deed = deed;
        this.shell = shell;
        this.clock = clock;
    }

    @GET
    public Response versions() {
        Instant now = clock.instant();
        TariffVersion inForce = tariffs.inForce(now);
        List<TariffVersion> all = tariffs.all();
        return shell.page(TariffPages.versions(
                inForce,
                all.stream().filter(one -> one.validFrom().isAfter(now)).toList(),
                all.stream()
                        .filter(one -> one.validFrom().isBefore(inForce.validFrom()))
                        .toList()));
    }

    @GET
    @Path("/{id}")
    public Response version(@PathParam("id") long id) {
        TariffVersion version = prices.get(id);
        return shell.page(TariffPages.version(
                version, version.id() == tariffs.inForce(clock.instant()).id()));
    }

    @GET
    @Path("/{id}/tariff.yaml")
    @Produces("application/yaml")
    public Response download(@PathParam("id") long id) {
        return file(prices.get(id).text(), "tariff-" + id + ".yaml");
    }

    /** @param from which version to begin with; the one in force where it is 0 */
    @GET
    @Path("/draft")
    public Response write(@QueryParam("from") @DefaultValue("0") long from) {
        TariffVersion basis = from == 0 ? tariffs.inForce(clock.instant()) : prices.get(from);
        Draft draft = new Draft();
        draft.text = basis.text();
        draft.seen = Long.toString(tariffs.newest());
        Tariff tariff = basis.tariff();
        LocalDateTime now =
                clock.instant().atZone(tariff.zone()).toLocalDateTime().truncatedTo(ChronoUnit.MINUTES);
        draft.entry = now.minus(EXAMPLE_STAY).toString();
        draft.exit = now.toString();
        return shell.page(TariffPages.draft(draft, draft.verdict(), null));
    }

    /** What is right and wrong with it so far. A script asks while somebody types, a button without one. */
    @POST
    @Asking
    @Path("/draft")
    public Response look(@BeanParam Draft draft) {
        return shell.page(TariffPages.draft(draft, draft.verdict(), null));
    }

    @POST
    @Asking
    @Path("/draft/tariff.yaml")
    @Produces({"application/yaml", MediaType.TEXT_HTML})
    public Response keep(@BeanParam Draft draft) {
        return file(draft.text, "tariff-draft.yaml");
    }

    @POST
    @Asking
    @Path("/rehearsal")
    public Response rehearse(@BeanParam Draft draft) {
        try {
            Tariff tariff = Prices.read(draft.text);
            Fields form = new Fields();
            int days = (int) form.number("days", draft.days, 1, Prices.MOST_DAYS);
            form.check();
            return shell.page(TariffPages.rehearsal(draft, RehearsalView.of(prices.rehearse(tariff, days), days)));
        } catch (Trouble trouble) {
            return again(draft, trouble);
        }
    }

    @POST
    @Path("/publish")
    @RolesAllowed(Roles.MANAGER)
    public Response publish(@BeanParam Draft draft) {
        deed.because(draft.reason);
        try {
            Fields form = new Fields();
            long seen = form.number("seen", draft.seen, 0, Long.MAX_VALUE);
            form.check();
            TariffVersion version = prices.publish(draft.text, draft.validFrom, draft.reason, seen, shell.name());
            deed.to("#" + version.id() + ", " + version.validFrom());
            return Response.seeOther(URI.create("/tariff")).build();
        } catch (Trouble trouble) {
            return again(draft, trouble);
        }
    }

    /** The form comes again with everything that stood in it. */
    private Response again(Draft draft, Trouble trouble) {
        return shell.page(trouble.status(), TariffPages.draft(draft, draft.verdict(), trouble));
    }

    private static Response file(String text, String name) {
        return Response.ok(text)
                .type("application/yaml;charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .build();
    }
}
