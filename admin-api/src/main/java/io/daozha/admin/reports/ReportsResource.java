package io.daozha.admin.reports;

import io.daozha.admin.web.Roles;
import io.daozha.admin.web.Shell;
import io.daozha.billing.search.Reports;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;

/** The page of the reports. */
@Path("/reports")
@Blocking
class ReportsResource {
    private final Reports reports;
    private final Shell shell;
    private final Clock clock;

    ReportsResource(Reports reports, Shell shell, Clock clock) {
        this.reports = reports;
        this.shell = shell;
        this.clock = clock;
    }

    /** The template. */
    @CheckedTemplate(basePath = "reports", requireTypeSafeExpressions = false)
    static class Pages {
        private Pages() {}

        static native TemplateInstance report(ReportView view);
    }

    /** See {@link Period#asked}. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR})
    public Response page(
            @QueryParam("of") @DefaultValue("") String of,
            @QueryParam("on") @DefaultValue("") String on,
            @QueryParam("from") @DefaultValue("") String from,
            @QueryParam("to") @DefaultValue("") String to) {
        Instant now = clock.instant();
        Period period = Period.asked(of, on, from, to, LocalDate.ofInstant(now, Period.ZONE));
        return shell.page(Pages.report(
                ReportView.of(period, reports.of(period.first(), period.last(), Period.ZONE), now, shell.language())));
    }
}
