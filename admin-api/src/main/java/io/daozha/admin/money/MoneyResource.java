package io.daozha.admin.money;

import io.daozha.admin.web.Fields;
import io.daozha.admin.web.Roles;
import io.daozha.admin.web.Shell;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

/** Money → Today: a day at a glance, and what waits for a person. */
@Path("/money")
@Blocking
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR})
class MoneyResource {
    private final Glance glance;
    private final Clock clock;
    private final Shell shell;

    MoneyResource(Glance glance, Clock clock, Shell shell) {
        this.glance = glance;
        this.clock = clock;
        this.shell = shell;
    }

    @GET
    public Response day(@QueryParam("day") String asked) {
        Fields form = new Fields();
        Optional<LocalDate> day = Given.day(form, "day", asked);
        form.check();
        return shell.page(Pages.today(glance.of(day, clock.instant())));
    }
}
