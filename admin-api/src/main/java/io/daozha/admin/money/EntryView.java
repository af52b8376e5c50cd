package io.daozha.admin.money;

import io.daozha.billing.Ledger;
import io.daozha.billing.LedgerEntry;
import io.daozha.billing.Money;
import io.daozha.billing.PermitFee;
import io.daozha.billing.Plate;
import io.daozha.billing.right.Permit;
import java.time.Instant;
import java.util.Optional;

/**
 * An entry of the ledger with what it is about: the stay of a car, or a permit.
 *
 * @param amount positive: the driver owes it; negative: it came in, or was given up
 * @param brought whether it is money that can be given back
 */
public record EntryView(
        long id,
        Instant at,
        LedgerEntry.Kind kind,
        Money amount,
        Optional<Long> stay,
        Optional<Plate> plate,
        Optional<Long> permit,
        Optional<String> holder,
        Optional<String> order,
        Optional<String> channel,
        Optional<String> serial,
        Optional<String> by,
        Optional<String> reason,
        boolean brought) {

    static EntryView of(Ledger.Line line) {
        LedgerEntry entry = line.entry();
        return new EntryView(
                entry.id(),
                entry.at(),
                entry.kind(),
                entry.amount(),
                entry.session(),
                line.plate(),
                line.fee().map(PermitFee::permit).map(Permit::id),
                line.fee().map(PermitFee::permit).map(Permit::holder),
                entry.orderNumber(),
                entry.channel(),
                entry.channelSerial(),
                entry.by(),
                entry.reason(),
                entry.brought());
    }

    /** As the address of the ledger names all entries of the same stay or permit. */
    public String mine() {
        return stay.map(number -> "stay=" + number).orElseGet(() -> "permit=" + permit.orElseThrow());
    }

    /** What it adds to what the driver owes. */
    public Optional<Money> owed() {
        return Optional.of(amount).filter(sum -> sum.minor() > 0);
    }

    /** What it takes off what the driver owes. */
    public Optional<Money> settled() {
        return Optional.of(amount.times(-1)).filter(sum -> sum.minor() > 0);
    }
}
