package io.daozha.admin.money;

import io.daozha.admin.export.Export;
import io.daozha.admin.web.Fields;
import io.daozha.admin.web.Language;
import io.daozha.billing.Coupon;
import io.daozha.billing.Debt;
import io.daozha.billing.Ledger;
import io.daozha.billing.LedgerFilter;
import io.daozha.billing.Plate;
import io.daozha.billing.Refund;
import io.daozha.billing.Till;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The tables of this section as files, headed in the reader's language. Plates are masked unless asked for. */
final class MoneyFiles {
    private MoneyFiles() {}

    /** @throws io.daozha.admin.web.Trouble for a form that there is none of */
    static Export.Format format(String as) {
        Fields form = new Fields();
        Export.Format format = form.one("as", as, Export.Format.class);
        form.check();
        return format;
    }

    private static Object plate(Plate plate, boolean full) {
        return full ? plate : plate.masked();
    }

    private static Optional<Object> plate(Optional<Plate> plate, boolean full) {
        return plate.map(one -> plate(one, full));
    }

    /** Which may hold null, as {@link List#of} may not. */
    private static List<?> row(Object... cells) {
        return Collections.unmodifiableList(Arrays.asList(cells));
    }

    static Export entries(Ledger ledger, LedgerFilter filter, boolean full, Language language) {
        MoneyMsg words = language.words(MoneyMsg.class);
        return Export.of(
                "ledger",
                words.entryHeads().lines().toList(),
                Export.keyset(
                                (before, limit) -> ledger.lines(filter, before, limit),
                                line -> line.entry().id())
                        .map(EntryView::of)
                        .map(entry -> row(
                                entry.id(),
                                entry.at(),
                                entry.stay(),
                                plate(entry.plate(), full),
                                words.kind(entry.kind()),
                                entry.amount(),
                                entry.amount().currency(),
                                entry.channel().map(words::channel),
                                entry.order(),
                                entry.serial(),
                                entry.by(),
                                entry.reason(),
                                entry.permit())));
    }

    static Export refunds(Till till, Ledger ledger, Language language) {
        MoneyMsg words = language.words(MoneyMsg.class);
        Set<Refund.State> all = EnumSet.allOf(Refund.State.class);
        return Export.of(
                "refunds",
                words.refundHeads().lines().toList(),
                Export.keyset(
                                (before, limit) -> RefundView.of(till.refunds(all, before, limit), ledger),
                                RefundView::serial)
                        .map(refund -> row(
                                refund.number(),
                                refund.askedAt(),
                                refund.stay(),
                                plate(refund.plate(), false),
                                refund.amount(),
                                words.channel(refund.channel()),
                                words.refundState(refund.state()),
                                refund.reason(),
                                refund.askedBy(),
                                refund.decidedBy(),
                                refund.endedAt(),
                                refund.detail(),
                                refund.permit())));
    }

    static Export debts(Ledger ledger, boolean full, Language language) {
        return Export.of(
                "debts",
                language.words(TillMsg.class).debtHeads().lines().toList(),
                Export.keyset((before, limit) -> ledger.debts("", before, limit), Debt::session)
                        .map(debt -> row(debt.session(), plate(debt.plate(), full), debt.leftAt(), debt.owes())));
    }

    static Export coupons(List<Coupon> used, Language language) {
        ShopMsg words = language.words(ShopMsg.class);
        return Export.of(
                "coupons",
                words.couponHeads().lines().toList(),
                used.stream()
                        .map(CouponView::of)
                        .map(coupon -> row(
                                coupon.code(),
                                words.couponKind(coupon.kind()),
                                coupon.value(),
                                coupon.givenAt(),
                                coupon.usedAt(),
                                coupon.stay())));
    }
}
