package io.daozha.admin.money;

import io.daozha.billing.Ledger;
import io.daozha.billing.LedgerEntry;
import io.daozha.billing.Money;
import io.daozha.billing.Plate;
import io.daozha.billing.Refund;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Money on its way back, with the car that it is about.
 *
 * @param serial grows with each that is asked for; what {@code before} counts by
 * @param entry the ledger entry that brought the money
 * @param needsSecond whether a person other than who asked has to approve
 * @param detail why it failed or was refused
 */
public record RefundView(
        String number,
        long serial,
        Refund.State state,
        Money amount,
        Plate plate,
        long stay,
        long entry,
        String channel,
        Money paid,
        Instant paidAt,
        String reason,
        String askedBy,
        Instant askedAt,
        boolean needsSecond,
        Optional<String> decidedBy,
        Optional<Instant> decidedAt,
        Optional<Instant> endedAt,
        Optional<String> detail) {

    static List<RefundView> of(List<Refund> refunds, Ledger ledger) {
        Map<Long, Plate> plates = ledger.plates(refunds.stream()
                .map(refund -> refund.payment().session())
                .distinct()
                .toList());
        return refunds.stream()
                .map(refund -> of(refund, plates.get(refund.payment().session())))
                .toList();
    }

    static RefundView of(Refund refund, Plate plate) {
        LedgerEntry payment = refund.payment();
        return new RefundView(
                refund.number(),
                refund.serial(),
                refund.state(),
                refund.amount(),
                plate,
                payment.session(),
                payment.id(),
                payment.channel().orElseThrow(),
                payment.amount().times(-1),
                payment.at(),
                refund.reason(),
                refund.askedBy(),
                refund.askedAt(),
                refund.needsSecond(),
                refund.decidedBy(),
                refund.decidedAt(),
                refund.endedAt(),
                refund.detail());
    }

    /** Whether this person may approve it. */
    public boolean waitsFor(String person) {
        return state == Refund.State.ASKED && !askedBy.equals(person);
    }
}
