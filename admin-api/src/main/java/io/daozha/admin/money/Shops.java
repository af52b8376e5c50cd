package io.daozha.admin.money;

import io.daozha.admin.web.Fields;
import io.daozha.admin.web.Trouble;
import io.daozha.billing.Coupon;
import io.daozha.billing.Merchant;
import io.daozha.billing.Vouchers;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What pages and API do with merchants. */
@ApplicationScoped
class Shops {
    private static final int LONGEST_NAME = 40;
    private static final int MOST_QUOTA = 1_000_000;

    private final Vouchers vouchers;

    Shops(Vouchers vouchers) {
        this.vouchers = vouchers;
    }

    List<MerchantView> all() {
        return vouchers.standings().stream().map(MerchantView::of).toList();
    }

    /** @throws Trouble 404 */
    MerchantView get(long id) {
        return vouchers.standing(id).map(MerchantView::of).orElseThrow(Trouble::notFound);
    }

    /** A merchant who is not there yet: his quota is changed elsewhere, and not by a slip of the keys here. */
    Merchant fresh(String name, String quota) {
        Fields form = new Fields();
        String called = form.text("name", name, 2, LONGEST_NAME);
        int many = (int) form.number("quota", quota, 0, MOST_QUOTA);
        form.check();
        if (all().stream().anyMatch(known -> known.name().equals(called))) {
            throw Refusals.trouble(409, "name-taken", MoneyMsg::merchantKnown).at("name");
        }
        return Refusals.heard(() -> vouchers.agree(called, many));
    }

    Merchant agree(String name, String quota) {
        Fields form = new Fields();
        int many = (int) form.number("quota", quota, 0, MOST_QUOTA);
        form.check();
        return Refusals.heard(() -> vouchers.agree(name, many));
    }

    List<Coupon> issue(long merchant, CouponForm.Order order, Instant now) {
        return Refusals.heard(() -> vouchers.give(
                merchant,
                order.count(),
                order.kind(),
                order.value(),
                Optional.empty(),
                now,
                now.plus(Duration.ofDays(order.days()))));
    }
}
