package io.daozha.admin.household;

import io.daozha.billing.LedgerEntry;
import io.daozha.billing.Money;
import io.daozha.billing.PermitFee;
import io.daozha.billing.Plate;
import io.daozha.billing.right.Permit;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What one term of a permit costs its household.
 *
 * @param due what is still to be paid
 * @param receipt number of the order by which it was paid last; empty while none was, or where it was let off
 */
public record FeeView(
        long id,
        long permit,
        String type,
        List<Plate> plates,
        LocalDate firstDay,
        LocalDate lastDay,
        Money amount,
        Money due,
        State state,
        Optional<String> receipt) {

    public enum State {
        /** The permit has the term when it is paid, and not before. */
        WAITS,
        /** The permit has the term; it is not wholly paid. */
        OWED,
        /** Nothing is due of it any more. */
        SETTLED
    }

    static FeeView of(PermitFee fee) {
        Permit permit = fee.permit();
        Money due = fee.due();
        return new FeeView(
                fee.id(),
                permit.id(),
                permit.type().terms().name(),
                permit.plates(),
                fee.firstDay(),
                fee.lastDay(),
                fee.amount(),
                due,
                !fee.began() ? State.WAITS : due.minor() > 0 ? State.OWED : State.SETTLED,
                fee.ledger().stream()
                        .filter(LedgerEntry::brought)
                        .flatMap(entry -> entry.orderNumber().stream())
                        .reduce((earlier, later) -> later));
    }
}
