package io.daozha.admin.money;

import io.daozha.billing.Vouchers;

/**
 * A merchant and how far he has come with his coupons.
 *
 * @param quota how many he may give out in all
 */
public record MerchantView(long id, String name, int quota, long given, long used, long left) {

    static MerchantView of(Vouchers.Standing standing) {
        return new MerchantView(
                standing.merchant().id(),
                standing.merchant().name(),
                standing.merchant().quota(),
                standing.given(),
                standing.used(),
                standing.left());
    }

    /** Of a hundred. */
    public long share() {
        return quota == 0 ? 100 : Math.min(100, given * 100 / quota);
    }
}
