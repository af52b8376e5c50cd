package io.daozha.admin.money;

import io.daozha.admin.access.Deed;
import io.daozha.admin.web.Fields;
import io.daozha.admin.web.Once;
import io.daozha.admin.web.Problem;
import io.daozha.admin.web.Roles;
import io.daozha.billing.Merchant;
import io.daozha.billing.Vouchers;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
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

/** Shops that pay a part of their customers' parking. */
@Path("/api/v1/money/merchants")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR, Roles.KEY_BOOKS})
@Tag(name = "Money", description = "What came in, what is owed, and what people did about it; sums are in fen")
@APIResponse(
        responseCode = "4XX",
        content = @Content(mediaType = Problem.JSON, schema = @Schema(implementation = Problem.class)))
class MerchantsApi {

    private final Vouchers vouchers;
    private final Shops shops;
    private final Clock clock;
    private final Once once;
    private final Deed deed;

    MerchantsApi(Vouchers vouchers, Shops shops, Clock clock, Once once, Deed deed) {
        this.vouchers = vouchers;
        this.shops = shops;
        this.clock = clock;
        this.once = once;
        this.deed = deed;
    }

    @GET
    @Operation(summary = "List merchants with what they gave out and what of it was used, by name")
    public List<MerchantView> list() {
        return shops.all();
    }

    record Fresh(
            @Schema(examples = "阿婆粉店") String name,
            @Schema(examples = "200") Integer quota) {}

    @POST
    @RolesAllowed(Roles.MANAGER)
    @Operation(summary = "Agree with a new merchant how many coupons he may give out in all")
    public Response agree(Fresh given, @HeaderParam("Idempotency-Key") String key) {
        Fresh fresh = Given.body(given);
        deed.to(String.valueOf(fresh.name()));
        return once.answer(fresh, () -> {
            Merchant merchant = shops.fresh(fresh.name(), text(fresh.quota()));
            return Response.created(URI.create("/api/v1/money/merchants/" + merchant.id()))
                    .entity(shops.get(merchant.id()))
                    .build();
        });
    }

    private static String text(Number number) {
        return number == null ? "" : number.toString();
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One merchant")
    public MerchantView one(@PathParam("id") long id) {
        return shops.get(id);
    }

    record Quota(@Schema(examples = "300") Integer quota) {}

    @PUT
    @Path("/{id}/quota")
    @RolesAllowed(Roles.MANAGER)
    @Operation(summary = "Change how many coupons a merchant may give out in all")
    public MerchantView quota(@PathParam("id") long id, Quota given) {
        MerchantView before = shops.get(id);
        deed.to(before.name());
        String quota = text(Given.body(given).quota());
        deed.because(before.quota() + " → " + quota);
        Merchant unused = shops.agree(before.name(), quota);
        return shops.get(id);
    }

    @GET
    @Path("/{id}/coupons")
    @Operation(summary = "Coupons of a merchant that were used in some days, oldest first: what is to be settled")
    public List<CouponView> used(
            @PathParam("id") long id,
            @Parameter(example = "2026-03-01") @QueryParam("from") String from,
            @Parameter(example = "2026-03-31") @QueryParam("to") String to) {
        Fields form = new Fields();
        Instant begins = Given.day(form, "from", from)
                .map(day -> day.atStartOfDay(Given.ZONE).toInstant())
                .orElse(Instant.EPOCH);
        Instant ends = Given.day(form, "to", to)
                .map(day -> day.plusDays(1).atStartOfDay(Given.ZONE).toInstant())
                .orElseGet(clock::instant);
        form.check();
        return vouchers.used(shops.get(id).id(), begins, ends).stream()
                .map(CouponView::of)
                .toList();
    }

    /**
     * @param kind MINUTES, AMOUNT, PERCENT or EVERYTHING
     * @param value minutes, yuan or per cent
     */
    record Issue(
            @Schema(examples = "MINUTES") String kind,
            @Schema(examples = "60") String value,
            @Schema(examples = "10") Integer count,
            @Schema(examples = "30") Integer days) {}

    @POST
    @Path("/{id}/coupons")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR})
    @Operation(summary = "Issue coupons within the quota, all or none; the answer holds their codes")
    public Response issue(@PathParam("id") long id, Issue given, @HeaderParam("Idempotency-Key") String key) {
        Issue issue = Given.body(given);
        CouponForm form = new CouponForm(issue.kind(), issue.value(), text(issue.count()), text(issue.days()), "");
        CouponForm.Order order = form.check();
        deed.to(shops.get(id).name());
        deed.because(order.count() + " " + order.kind() + " " + order.value());
        return once.answer(issue, () -> {
            List<CouponView> sheet = shops.issue(id, order, clock.instant()).stream()
                    .map(CouponView::of)
                    .toList();
            return Response.status(201).entity(sheet).build();
        });
    }
}
