package io.daozha.admin.reports;

import io.daozha.admin.export.Export;
import io.daozha.admin.web.Language;
import io.daozha.admin.web.Problem;
import io.daozha.admin.web.Roles;
import io.daozha.admin.web.Trouble;
import io.daozha.billing.search.MonthReport;
import io.daozha.billing.search.Reports;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The reports for programs and spreadsheets. Without days, those of this month so far. */
@Path("/api/v1/reports")
@Blocking
@RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR, Roles.KEY_BOOKS})
@Tag(name = "Reports", description = "What happened in a day, a month, a year")
@APIResponse(
        responseCode = "4XX",
        content = @Content(mediaType = Problem.JSON, schema = @Schema(implementation = Problem.class)))
class ReportsApi {
    private final Reports reports;
    private final Clock clock;

    ReportsApi(Reports reports, Clock clock) {
        this.reports = reports;
        this.clock = clock;
    }

    /**
     * All of a report.
     *
     * @param turnover how often each space was taken anew on an average day
     */
    record Report(
            @Schema(examples = "CNY") String currency,
            @Schema(examples = "2.4") double turnover,
            MonthReport of) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Report on some days, at most 400; amounts in the smallest unit, what came in negative")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Report.class)))
    public Report report(
            @Parameter(example = "2026-03-01") @QueryParam("from") @DefaultValue("") String from,
            @Parameter(example = "2026-03-31") @QueryParam("to") @DefaultValue("") String to) {
        Period period = period(from, to);
        MonthReport report = reports.of(period.first(), period.last(), Period.ZONE);
        return new Report("CNY", report.turnover(), report);
    }

    @GET
    @Path("/{sheet}.csv")
    @Produces("text/csv;charset=UTF-8")
    @Operation(
            summary = "One part of a report as CSV",
            description = "revenue, entries, occupancy, lengths, admissions, leakage or readers")
    public Response csv(
            @Parameter(example = "revenue") @PathParam("sheet") String name,
            @Parameter(example = "2026-03-01") @QueryParam("from") @DefaultValue("") String from,
            @Parameter(example = "2026-03-31") @QueryParam("to") @DefaultValue("") String to) {
        Sheet sheet = Sheet.named(name).orElseThrow(Trouble::notFound);
        Period period = period(from, to);
        String file = "%s-%s-%s.csv".formatted(sheet.path(), period.first(), period.last());
        return Response.ok(sheet.csv(reports.of(period.first(), period.last(), Period.ZONE)))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + "\"")
                .build();
    }

    @GET
    @Path("/{sheet}.xlsx")
    @Produces("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    @Operation(
            summary = "One part of a report as a sheet for people",
            description = "The same parts, in yuan, local time and the language of Accept-Language")
    public Response xlsx(
            @Parameter(example = "revenue") @PathParam("sheet") String name,
            @Parameter(example = "2026-03-01") @QueryParam("from") @DefaultValue("") String from,
            @Parameter(example = "2026-03-31") @QueryParam("to") @DefaultValue("") String to,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        Sheet sheet = Sheet.named(name).orElseThrow(Trouble::notFound);
        Period period = period(from, to);
        return sheet.table(reports.of(period.first(), period.last(), Period.ZONE), Language.of(uri, headers))
                .answer(Export.Format.XLSX);
    }

    private Period period(String from, String to) {
        return Period.asked("CUSTOM", "", from, to, LocalDate.ofInstant(clock.instant(), Period.ZONE));
    }
}
