package io.daozha.admin.money;

import io.daozha.billing.Coupon;
import io.daozha.billing.Plate;
import java.time.Instant;
import java.util.Optional;

/**
 * A coupon.
 *
 * @param value minutes, fen or percent; 0 of everything
 * @param plate the car it is for; empty where whoever has the code may use it
 * @param stay for which it was presented
 */
public record CouponView(
        String code,
        long merchant,
        Coupon.Kind kind,
        long value,
        Optional<Plate> plate,
        Instant givenAt,
        Instant validUntil,
        Optional<Long> stay,
        Optional<Instant> usedAt) {

    static CouponView of(Coupon coupon) {
        return new CouponView(
                coupon.code(),
                coupon.merchant().id(),
                coupon.kind(),
                coupon.value(),
                coupon.plate(),
                coupon.givenAt(),
                coupon.validUntil(),
                coupon.session(),
                coupon.usedAt());
    }

    /** In two halves, which a person copies without losing his place. */
    public String spaced() {
        return code.substring(0, code.length() / 2) + " " + code.substring(code.length() / 2);
    }
}
