package io.daozha.admin.money;

import io.daozha.billing.Ledger;
import io.daozha.billing.LedgerEntry;
import io.daozha.billing.Money;
import io.daozha.billing.Plate;
import java.time.Instant;
import java.util.Optional;

/**
 * An entry of the ledger with the car it is about.
 *
 * @param amount positive: the driver owes it; negative: it came in, or was given up
 * @param brought whether it is money that can be given back
 */
public record EntryView(
        long id,
        Instant at,
        LedgerEntry.Kind kind,
        Money amount,
        long stay,
        Plate plate,
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
                entry.orderNumber(),
                entry.channel(),
                entry.channelSerial(),
                entry.by(),
                entry.reason(),
                entry.brought());
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
