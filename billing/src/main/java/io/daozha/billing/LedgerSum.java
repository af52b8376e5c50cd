package io.daozha.billing;

import io.daozha.billing.ShiftSheet.Takings;
import java.util.List;

/**
 * Entries that are alike, added up.
 *
 * @param channel empty where no money moved
 */
record LedgerSum(String channel, LedgerEntry.Kind kind, long entries, Money amount) {

    /** The entries after one, up to and with another. */
    static List<LedgerSum> between(long after, long upTo) {
        return LedgerEntry.getEntityManager()
                .createQuery(
                        "select coalesce(e.channel, ''), e.kind, count(e), sum(e.amount.minor), e.amount.currency"
                                + " from LedgerEntry e where e.id > :after and e.id <= :upTo"
                                + " group by coalesce(e.channel, ''), e.kind, e.amount.currency",
                        Object[].class)
                .setParameter("after", after)
                .setParameter("upTo", upTo)
                .getResultStream()
                .map(row -> new LedgerSum(
                        (String) row[0], (LedgerEntry.Kind) row[1], (Long) row[2], new Money((Long) row[3], (String)
                                row[4])))
                .toList();
    }

    /** What each channel took and gave back, by its name. */
    static List<Takings> takings(List<LedgerSum> sums, Money nothing) {
        return sums.stream()
                .map(LedgerSum::channel)
                .filter(channel -> !channel.isEmpty())
                .distinct()
                .sorted()
                .map(channel -> takings(
                        channel,
                        sums.stream()
                                .filter(sum -> sum.channel().equals(channel))
                                .toList(),
                        nothing))
                .toList();
    }

    private static Takings takings(String channel, List<LedgerSum> sums, Money nothing) {
        long payments = 0;
        long refunds = 0;
        Money in = nothing;
        Money back = nothing;
        for (LedgerSum sum : sums) {
            if (sum.kind() == LedgerEntry.Kind.REFUNDED) {
                refunds += sum.entries();
                back = back.plus(sum.amount());
            } else {
                payments += sum.entries();
                in = in.minus(sum.amount());
            }
        }
        return new Takings(channel, payments, in, refunds, back);
    }
}
