package io.daozha.admin.money;

import io.daozha.admin.access.Deed;
import io.daozha.admin.web.Fields;
import io.daozha.admin.web.Roles;
import io.daozha.admin.web.Shell;
import io.daozha.admin.web.Trouble;
import io.daozha.billing.Coupon;
import io.daozha.billing.Merchant;
import io.daozha.billing.Vouchers;
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
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/** Money → Merchants: how many coupons a shop may give out, what it gave, and what of it was used. */
@Path("/money/merchants")
@Blocking
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR})
class MerchantsResource {
    private static final int MOST_BATCHES = 200;

    private final Vouchers vouchers;
    private final Shops shops;
    private final Clock clock;
    private final Deed deed;
    private final Shell shell;

    MerchantsResource(Vouchers vouchers, Shops shops, Clock clock, Deed deed, Shell shell) {
        this.vouchers = vouchers;
        this.shops = shops;
        this.clock = clock;
        this.deed = deed;
        this.shell = shell;
    }

    @GET
    public Response list() {
        return shell.page(Pages.merchants(shops.all(), "", "100", null));
    }

    @POST
    @RolesAllowed(Roles.MANAGER)
    public Response agree(
            @FormParam("name") @DefaultValue("") String name, @FormParam("quota") @DefaultValue("") String quota) {
        deed.to(name);
        deed.because(quota);
        return shell.form(
                () -> {
                    Merchant merchant = shops.fresh(name, quota);
                    return URI.create("/money/merchants/" + merchant.id());
                },
                trouble -> Pages.merchants(shops.all(), name, quota, trouble));
    }

    @GET
    @Path("/{id}")
    public Response one(@PathParam("id") long id) {
        return shell.page(page(id, CouponForm.empty(shops.get(id).quota()), null));
    }

    private TemplateInstance page(long id, CouponForm form, Trouble trouble) {
        return Pages.merchant(shops.get(id), vouchers.batches(id, MOST_BATCHES), form, trouble);
    }

    @POST
    @Path("/{id}/quota")
    @RolesAllowed(Roles.MANAGER)
    public Response quota(@PathParam("id") long id, @FormParam("quota") @DefaultValue("") String quota) {
        MerchantView merchant = shops.get(id);
        deed.to(merchant.name());
        deed.because(merchant.quota() + " → " + quota);
        return shell.form(
                () -> {
                    Merchant unused = shops.agree(merchant.name(), quota);
                    return URI.create("/money/merchants/" + id);
                },
                trouble -> page(id, CouponForm.empty(merchant.quota()), trouble));
    }

    /** A sheet of codes, which may be printed. */
    @POST
    @Path("/{id}/coupons")
    @RolesAllowed({Roles.MANAGER, Roles.OPERATOR})
    public Response issue(
            @PathParam("id") long id,
            @FormParam("kind") @DefaultValue("") String kind,
            @FormParam("value") @DefaultValue("") String value,
            @FormParam("count") @DefaultValue("") String count,
            @FormParam("days") @DefaultValue("") String days) {
        MerchantView merchant = shops.get(id);
        CouponForm form = new CouponForm(kind, value, count, days, Integer.toString(merchant.quota()));
        deed.to(merchant.name());
        deed.because(String.join(" ", count, kind, value, days));
        return shell.form(
                () -> {
                    List<Coupon> sheet = shops.issue(id, form.check(), clock.instant());
                    return URI.create("/money/merchants/" + id + "/sheet?given="
                            + sheet.get(0).givenAt());
                },
                trouble -> page(id, form, trouble));
    }

    @GET
    @Path("/{id}/sheet")
    public Response sheet(@PathParam("id") long id, @QueryParam("given") @DefaultValue("") String given) {
        MerchantView merchant = shops.get(id);
        List<CouponView> coupons =
                vouchers.sheet(id, moment(given)).stream().map(CouponView::of).toList();
        if (coupons.isEmpty()) {
            throw Trouble.notFound();
        }
        return shell.page(Pages.couponSheet(merchant, coupons));
    }

    private static Instant moment(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw Trouble.notFound();
        }
    }

    /** What is to be settled with the merchant: his coupons that were used, oldest first; all, or of some days. */
    @GET
    @Path("/{id}/export")
    @Produces(MediaType.WILDCARD)
    public Response export(
            @PathParam("id") long id,
            @QueryParam("as") @DefaultValue("csv") String as,
            @QueryParam("from") @DefaultValue("") String from,
            @QueryParam("to") @DefaultValue("") String to) {
        Fields form = new Fields();
        Instant begins = Given.day(form, "from", from)
                .map(day -> day.atStartOfDay(Given.ZONE).toInstant())
                .orElse(Instant.EPOCH);
        Instant ends = Given.day(form, "to", to)
                .map(day -> day.plusDays(1).atStartOfDay(Given.ZONE).toInstant())
                .orElseGet(clock::instant);
        form.check();
        long known = shops.get(id).id();
        return MoneyFiles.coupons(vouchers.used(known, begins, ends), shell.language())
                .answer(MoneyFiles.format(as));
    }
}
