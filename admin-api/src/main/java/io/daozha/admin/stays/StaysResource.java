package io.daozha.admin.stays;

import io.daozha.admin.export.Export;
import io.daozha.admin.lanes.StaysCsv;
import io.daozha.admin.live.Console;
import io.daozha.admin.live.LaneView;
import io.daozha.admin.web.Roles;
import io.daozha.admin.web.Shell;
import io.daozha.admin.web.Slice;
import io.daozha.admin.web.Trouble;
import io.daozha.billing.Passage;
import io.daozha.billing.search.Search;
import io.daozha.billing.search.StayFilter;
import io.daozha.billing.search.StayRow;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The list of stays, and each stay with all that is known of it and can be done about it. */
@Path("/stays")
@Blocking
class StaysResource {
    private static final int ROWS = 50;

    private final StayFinder finder;
    private final StayDesk desk;
    private final Search search;
    private final Console console;
    private final Shell shell;
    private final Clock clock;

    StaysResource(StayFinder finder, StayDesk desk, Search search, Console console, Shell shell, Clock clock) {
        this.finder = finder;
        this.desk = desk;
        this.search = search;
        this.console = console;
        this.shell = shell;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR})
    public Response list(@QueryParam("before") @DefaultValue("0") long before, @Context UriInfo uri) {
        Question question = Question.of(uri.getQueryParameters());
        try {
            StayFilter filter = question.filter();
            Optional<Search.Totals> totals = question.isNarrow() ? finder.totals(filter) : Optional.empty();
            return shell.page(StaysPages.list(
                    new StayList(question, finder.find(filter, before, ROWS), totals, lanes(), clock.instant()), null));
        } catch (Trouble trouble) {
            Slice<StayRow> nothing = new Slice<>(List.of(), OptionalLong.empty());
            return shell.page(
                    trouble.status(),
                    StaysPages.list(
                            new StayList(question, nothing, Optional.empty(), lanes(), clock.instant()), trouble));
        }
    }

    private List<String> lanes() {
        return Stream.concat(console.now().lanes().stream().map(LaneView::id), Stream.of(Passage.DESK))
                .toList();
    }

    /**
     * All stays that the page finds, on however many pages.
     *
     * @param plates {@code plain} for whole plates; they are masked otherwise
     */
    @GET
    @Path("stays.csv")
    @Produces("text/csv;charset=UTF-8")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR, Roles.KEY_BOOKS})
    public Response csv(@QueryParam("plates") @DefaultValue("masked") String plates, @Context UriInfo uri) {
        StayFilter filter = Question.of(uri.getQueryParameters()).filter();
        StreamingOutput rows = out -> {
            Writer csv = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            StaysCsv.write(search, filter, plates.equals("plain"), csv);
            csv.flush();
        };
        return Response.ok(rows)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"stays.csv\"")
                .build();
    }

    /** The same as a sheet for people, see {@link StaysFile}. */
    @GET
    @Path("stays.xlsx")
    @Produces(MediaType.WILDCARD)
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR, Roles.KEY_BOOKS})
    public Response xlsx(@QueryParam("plates") @DefaultValue("masked") String plates, @Context UriInfo uri) {
        StayFilter filter = Question.of(uri.getQueryParameters()).filter();
        return StaysFile.of(search, filter, plates.equals("plain"), shell.language())
                .answer(Export.Format.XLSX);
    }

    @GET
    @Path("{id}")
    @Produces(MediaType.TEXT_HTML)
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR})
    public Response one(@PathParam("id") long id) {
        return shell.page(StaysPages.stay(desk.show(id, clock.instant()), Wish.NONE, null));
    }

    /** A {@link Wish} and the {@code version} of the page that it was decided on. */
    @POST
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR})
    public Response act(@PathParam("id") long id, MultivaluedMap<String, String> form) {
        Wish wish = Wish.of(form);
        desk.show(id, clock.instant());
        return shell.form(
                () -> {
                    desk.carryOut(id, seen(form), wish, shell.name(), clock.instant());
                    return URI.create("/stays/" + id);
                },
                trouble -> StaysPages.stay(desk.show(id, clock.instant()), wish, trouble));
    }

    static OptionalInt seen(MultivaluedMap<String, String> form) {
        String version = form.getFirst("version");
        return OptionalInt.of(version != null && version.matches("\\d{1,9}") ? Integer.parseInt(version) : -1);
    }
}
