package io.daozha.admin.money;

import io.daozha.admin.web.Fields;
import io.daozha.billing.Coupon;
import java.util.Optional;

/** What somebody wrote in the forms of a merchant; money in yuan, as everywhere in forms. */
public record CouponForm(String kind, String value, String count, String days, String quota) {
    static final int MOST_COUPONS = 200;
    static final int MOST_DAYS = 730;

    static CouponForm empty(int quota) {
        return new CouponForm("MINUTES", "", "10", "30", Integer.toString(quota));
    }

    /** Checked. */
    record Order(Coupon.Kind kind, long value, int count, int days) {}

    /** @throws io.daozha.admin.web.Trouble naming what is wrong */
    Order check() {
        Fields form = new Fields();
        Optional<Coupon.Kind> of = Optional.ofNullable(form.one("kind", kind, Coupon.Kind.class));
        long worth = of.map(known -> worth(form, known)).orElse(0L);
        int many = (int) form.number("count", count, 1, MOST_COUPONS);
        int valid = (int) form.number("days", days, 1, MOST_DAYS);
        form.check();
        return new Order(of.orElseThrow(), worth, many, valid);
    }

    private long worth(Fields form, Coupon.Kind of) {
        return switch (of) {
            case MINUTES -> form.number("value", value, 1, 100_000);
            case PERCENT -> form.number("value", value, 1, 100);
            case AMOUNT -> Given.yuan(form, "value", value, 1).minor();
            case EVERYTHING -> 0;
        };
    }
}
