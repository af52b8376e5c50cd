package io.daozha.admin.tariff;

import io.daozha.admin.access.Deed;
import io.daozha.admin.web.Asking;
import io.daozha.admin.web.Fields;
import io.daozha.admin.web.Language;
import io.daozha.admin.web.Once;
import io.daozha.admin.web.Problem;
import io.daozha.admin.web.Roles;
import io.daozha.admin.web.Shell;
import io.daozha.admin.web.Slice;
import io.daozha.admin.web.Trouble;
import io.daozha.admin.web.Versions;
import io.daozha.billing.Charge;
import io.daozha.billing.TariffVersion;
import io.daozha.billing.Tariffs;
import io.daozha.billing.Words;
import io.daozha.billing.tariff.NoticeBoard;
import io.daozha.billing.tariff.Rehearsal;
import io.daozha.billing.tariff.Tariff;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tariffs for programs: what holds, what a text is worth, and publishing one. Sums are in the currency's smallest unit. */
@Path("/api/v1/tariffs")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR, Roles.KEY_TARIFFS})
@Tag(name = "Tariffs", description = "What parking costs: versions, drafts, rehearsals")
@APIResponse(
        responseCode = "4XX",
        content = @Content(mediaType = Problem.JSON, schema = @Schema(implementation = Problem.class)))
class TariffsApi {
    private final Tariffs tariffs;
    private final Prices prices;
    private final Once once;
    private final Deed deed;
    private final Shell shell;
    private final Clock clock;

    TariffsApi(Tariffs tariffs, Prices prices, Once once, Deed deed, Shell shell, Clock clock) {
        this.tariffs = tariffs;
        this.prices = prices;
        this.once = once;
        this.deed = deed;
        this.shell = shell;
        this.clock = clock;
    }

    /** @param publishedBy null, as when and why, where the program itself began with it */
    record VersionView(
            long id,
            @Schema(examples = "桂花路停车收费") String name,
            Instant validFrom,
            boolean inForce,
            Instant publishedAt,
            @Schema(examples = "王芳") String publishedBy,
            @Schema(examples = "按湘发改价费规〔2025〕723号调整") String reason) {

        static VersionView of(TariffVersion version, TariffVersion inForce) {
            return new VersionView(
                    version.id(),
                    version.tariff().name(),
                    version.validFrom(),
                    version.id() == inForce.id(),
                    version.publishedAt().orElse(null),
                    version.publishedBy().orElse(null),
                    version.reason().orElse(null));
        }
    }

    @GET
    @Operation(summary = "List versions, published last first; the ETag is what publishing another takes as If-Match")
    public Response list(
            @Parameter(description = "ids below this") @QueryParam("before") @DefaultValue("0") long before,
            @Parameter(description = "1 to 200") @QueryParam("limit") @DefaultValue("50") int limit,
            @Context UriInfo uri) {
        int most = Slice.limit(limit);
        TariffVersion inForce = tariffs.inForce(clock.instant());
        List<VersionView> found = tariffs.published(Math.max(0, before), most + 1).stream()
                .map(version -> VersionView.of(version, inForce))
                .toList();
        return tagged(
                Response.fromResponse(Slice.of(found, most, VersionView::id).answer(uri)));
    }

    /** @param text the tariff itself, YAML */
    record WholeView(VersionView version, String text, List<Words> board) {}

    @GET
    @Path("/{id}")
    @Operation(summary = "One version: its text, and the notice board that it makes")
    public WholeView one(@PathParam("id") long id) {
        TariffVersion version = prices.get(id);
        return new WholeView(
                VersionView.of(version, tariffs.inForce(clock.instant())),
                version.text(),
                NoticeBoard.lines(version.tariff()));
    }

    record Text(
            @Schema(examples = "schema: daozha-tariff/1\n…") String text) {}

    /**
     * @param line of the text where it is wrong, from 1; 0 where it is right, or wrong as a whole
     * @param board what the notice board would say
     */
    record VerdictView(boolean valid, int line, String title, String detail, String name, List<Words> board) {}

    @POST
    @Asking
    @Path("/validate")
    @Operation(summary = "Is a text a tariff that keeps its own examples? If not, which line is wrong, and why")
    public VerdictView validate(Text asked) {
        try {
            Tariff tariff = Prices.read(given(asked).text());
            return new VerdictView(true, 0, "", "", tariff.name(), NoticeBoard.lines(tariff));
        } catch (Trouble wrong) {
            int line = wrong instanceof Prices.WrongText text ? text.line() : 0;
            return new VerdictView(false, line, wrong.sentence(language()), wrong.detail(language()), "", List.of());
        }
    }

    /** @param version whose text is asked; without it, and without a text, the one in force */
    record Question(
            String text,
            Long version,
            @Schema(examples = "2026-03-02T09:00") String entry,
            @Schema(examples = "2026-03-02T14:00") String exit,
            @Schema(examples = "SMALL") String vehicle) {}

    record LineView(
            Charge.Line.Kind kind, Words said, Instant from, Instant to, long count, long unitPrice, long amount) {
        static LineView of(Charge.Line line) {
            return new LineView(
                    line.kind(),
                    new Words(line.sentence(Language.ZH.locale()), line.sentence(Language.EN.locale())),
                    line.from(),
                    line.to(),
                    line.count(),
                    line.unitPrice().minor(),
                    line.amount().minor());
        }
    }

    record PriceView(String tariff, String currency, long total, List<LineView> lines) {}

    @POST
    @Asking
    @Path("/price")
    @Operation(summary = "What a stay would cost under a version or a text, line by line")
    public PriceView price(Question asked) {
        Question question = given(asked);
        Charge charge = Prices.price(tariff(question), question.entry(), question.exit(), question.vehicle());
        return new PriceView(
                charge.tariff(),
                charge.currency(),
                charge.total().minor(),
                charge.lines().stream().map(LineView::of).toList());
    }

    private Tariff tariff(Question question) {
        if (question.text() != null) {
            return Prices.read(question.text());
        }
        return question.version() == null
                ? tariffs.inForce(clock.instant()).tariff()
                : prices.get(question.version()).tariff();
    }

    record Play(String text, @Schema(examples = "30") Integer days) {}

    /** @param unpriced stays that the draft does not price, with the reason */
    record PlayView(
            String currency,
            int stays,
            long more,
            long less,
            long same,
            long before,
            long after,
            List<Rehearsal.Change> biggest,
            List<Rehearsal.Unpriced> unpriced) {}

    @POST
    @Asking
    @Path("/rehearse")
    @Operation(
            summary = "What the stays of the last days would have cost under a text, held against what they did cost")
    public PlayView rehearse(Play asked) {
        Play play = given(asked);
        Tariff draft = Prices.read(play.text());
        Fields form = new Fields();
        int days = (int)
                form.number("days", play.days() == null ? "30" : play.days().toString(), 1, Prices.MOST_DAYS);
        form.check();
        Rehearsal rehearsal = prices.rehearse(draft, days);
        return new PlayView(
                rehearsal.currency(),
                rehearsal.changes().size(),
                rehearsal.more(),
                rehearsal.less(),
                rehearsal.same(),
                rehearsal.before().minor(),
                rehearsal.after().minor(),
                rehearsal.biggest(50),
                rehearsal.unpriced());
    }

    /** @param validFrom on the tariff's wall clock; without it, at once */
    record Fresh(
            String text,
            @Schema(examples = "2027-01-01T00:00") String validFrom,
            @Schema(examples = "按湘发改价费规〔2025〕723号调整") String reason) {}

    @POST
    @RolesAllowed({Roles.MANAGER, Roles.KEY_TARIFFS})
    @Operation(
            summary =
                    "Publish a tariff for all who enter from a moment on; whoever is inside keeps the one of his entry")
    public Response publish(
            Fresh fresh,
            @Parameter(description = "the ETag of the list that you have seen") @HeaderParam("If-Match") String seen,
            @Parameter(description = "of your choice: the same once more is carried out once")
                    @HeaderParam("Idempotency-Key")
                    String key,
            @Context UriInfo uri) {
        Fresh asked = given(fresh);
        int newest = Versions.seen(seen);
        deed.because(asked.reason() == null ? "" : asked.reason());
        return once.answer(asked, () -> {
            TariffVersion made = prices.publish(asked.text(), asked.validFrom(), asked.reason(), newest, shell.name());
            deed.to("#" + made.id() + ", " + made.validFrom());
            URI where =
                    uri.getAbsolutePathBuilder().path(Long.toString(made.id())).build();
            return tagged(Response.created(where).entity(VersionView.of(made, tariffs.inForce(clock.instant()))));
        });
    }

    private Response tagged(Response.ResponseBuilder answer) {
        return Versions.tag(answer, Math.toIntExact(tariffs.newest())).build();
    }

    private Language language() {
        return shell.language();
    }

    private static <T> T given(T body) {
        if (body == null) {
            throw new BadRequestException();
        }
        return body;
    }
}
