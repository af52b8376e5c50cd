package io.daozha.admin.money;

import io.daozha.admin.web.Slice;
import io.daozha.admin.web.Trouble;
import io.daozha.billing.CashReceipt;
import io.daozha.billing.Coupon;
import io.daozha.billing.Debt;
import io.daozha.billing.Ledger;
import io.daozha.billing.LedgerEntry;
import io.daozha.billing.Money;
import io.daozha.billing.Quote;
import io.daozha.billing.Reconciliation;
import io.daozha.billing.Refund;
import io.daozha.billing.ShiftSheet;
import io.daozha.billing.Sums;
import io.daozha.billing.Till;
import io.daozha.billing.Vouchers;
import io.daozha.billing.payment.AlipayProvider;
import io.daozha.billing.payment.SimulatedProvider;
import io.daozha.billing.payment.WechatProvider;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Optional;

/** The templates. A trouble is null where nothing is wrong. */
@CheckedTemplate(basePath = "money", requireTypeSafeExpressions = false)
class Pages {
    private Pages() {}

    static native TemplateInstance today(TodayView view);

    /** @param wrong the payment that the trouble is about; 0 for none */
    static native TemplateInstance unclear(
            List<UnclearView> open, List<StuckView> stuck, Slice<UnclearView> resolved, long wrong, Trouble trouble);

    static native TemplateInstance refunds(Slice<RefundView> refunds, String state);

    static native TemplateInstance refund(RefundView refund, Trouble trouble);

    static native TemplateInstance askRefund(
            EntryView entry, Money left, String amount, String reason, Trouble trouble);

    static native TemplateInstance ledger(Slice<EntryView> entries, LedgerQuery query, Trouble trouble);

    static native TemplateInstance debts(Slice<Debt> debts, Ledger.Owed owed, String plate, Trouble trouble);

    /** @param mine whether it is the reader's shift */
    static native TemplateInstance desk(
            String plate, List<DeskView> found, List<FeeView> fees, boolean mine, Trouble trouble);

    static native TemplateInstance fee(FeeView fee, boolean mine, String given, String reason, Trouble trouble);

    static native TemplateInstance stay(Quote quote, boolean mine, String given, String reason, Trouble trouble);

    static native TemplateInstance receipt(CashReceipt receipt);

    static native TemplateInstance shifts(
            Optional<ShiftSheet> current,
            Slice<ShiftSheet> shifts,
            List<String> colleagues,
            ShiftForm form,
            Trouble trouble);

    static native TemplateInstance shift(ShiftSheet sheet);

    static native TemplateInstance merchants(List<MerchantView> merchants, String name, String quota, Trouble trouble);

    static native TemplateInstance merchant(
            MerchantView merchant, List<Vouchers.Batch> batches, CouponForm form, Trouble trouble);

    static native TemplateInstance couponSheet(MerchantView merchant, List<CouponView> coupons);

    static native TemplateInstance reconciliation(Reconciliation lists, String channel, String day, Trouble trouble);

    /** 550 fen are 5.50. */
    @TemplateExtension
    static String yuan(Long fen) {
        return Sums.major(Money.fen(fen));
    }

    /** What forms let choose. */
    @TemplateExtension(namespace = "kinds")
    static List<LedgerEntry.Kind> entryKinds() {
        return List.of(LedgerEntry.Kind.values());
    }

    @TemplateExtension(namespace = "kinds")
    static List<Refund.State> refundStates() {
        return List.of(Refund.State.values());
    }

    @TemplateExtension(namespace = "kinds")
    static List<Coupon.Kind> couponKinds() {
        return List.of(Coupon.Kind.values());
    }

    @TemplateExtension(namespace = "kinds")
    static List<String> channels() {
        return List.of(WechatProvider.CHANNEL, AlipayProvider.CHANNEL, Till.CASH, SimulatedProvider.CHANNEL);
    }

    /** Those that hand out a bill. */
    @TemplateExtension(namespace = "kinds")
    static List<String> billedChannels() {
        return List.of(WechatProvider.CHANNEL, AlipayProvider.CHANNEL);
    }
}
