package io.daozha.admin.money;

import io.daozha.billing.Coupon;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of merchants and their coupons; in {@code messages/shop_zh.properties} and {@code shop_en}. */
@MessageBundle("shop")
interface ShopMsg {
    @Message
    String merchants();

    @Message
    String merchantsNote();

    @Message
    String merchant();

    @Message
    String share();

    @Message
    String given();

    @Message
    String used();

    @Message
    String left();

    @Message
    String ofQuota(long given, int quota);

    @Message
    String noMerchants();

    @Message
    String noMerchantsHint();

    @Message
    String newMerchant();

    @Message
    String quota();

    @Message
    String quotaHint();

    @Message
    String agree();

    @Message
    String standing(long given, int quota, long used);

    @Message
    String givenAt();

    @Message
    String worth();

    @Message
    String validUntil();

    @Message
    String sheet();

    @Message
    String noCoupons();

    @Message
    String noCouponsHint();

    @Message
    String issue();

    @Message
    String couponKind(Coupon.Kind kind);

    @Message
    String worthOf(String kind, long value, String yuan);

    @Message
    String value();

    @Message
    String valueHint();

    @Message
    String count();

    @Message
    String days();

    @Message
    String changeQuota();

    @Message
    String toMerchants();

    @Message
    String sheetNote();

    @Message
    String until(String day);

    @Message
    String presented();

    @Message
    String couponHeads();
}
