package io.daozha.admin.money;

import io.daozha.billing.Ledger;
import io.daozha.billing.Money;
import io.daozha.billing.Plate;
import io.daozha.billing.Refund;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Money on its way back, with what it had been paid for: the stay of a car, or a permit.
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
        Optional<Long> stay,
        Optional<Plate> plate,
        Optional<Long> permit,
        Optional<String> holder,
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
        Map<Long, Ledger.Line> payments = ledger.lines(
                refunds.stream().map(refund -> refund.payment().id()).distinct().toList());
        return refunds.stream()
                .map(refund ->
                        of(refund, EntryView.of(payments.get(refund.payment().id()))))
                .toList();
    }

    static RefundView of(Refund refund, Ledger ledger) {
        return of(List.of(refund), ledger).get(0);
    }

    private static RefundView of(Refund refund, EntryView payment) {
        return new RefundView(
                refund.number(),
                refund.serial(),
                refund.state(),
                refund.amount(),
                payment.stay(),
                payment.plate(),
                payment.permit(),
                payment.holder(),
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

    /** As the address of the ledger names all entries of the same stay or permit. */
    public String mine() {
        return stay.map(number -> "stay=" + number).orElseGet(() -> "permit=" + permit.orElseThrow());
    }

    /** Whether this person may approve it. */
    public boolean waitsFor(String person) {
        return state == Refund.State.ASKED && !askedBy.equals(person);
    }
}
