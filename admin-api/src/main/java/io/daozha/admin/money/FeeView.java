package io.daozha.admin.money;

import io.daozha.billing.Money;
import io.daozha.billing.PermitFee;
import io.daozha.billing.Plate;
import io.daozha.billing.right.Permit;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What one term of a permit costs.
 *
 * @param due what is still to be paid
 * @param began whether the permit has the term; one that waits for its money has not
 * @param givenBy who let it begin before it was paid
 */
public record FeeView(
        long id,
        long permit,
        String holder,
        String type,
        List<Plate> plates,
        LocalDate firstDay,
        LocalDate lastDay,
        Money amount,
        Money due,
        boolean began,
        Optional<String> givenBy,
        Optional<String> reason) {

    static FeeView of(PermitFee fee, Money due) {
        Permit permit = fee.permit();
        return new FeeView(
                fee.id(),
                permit.id(),
                permit.holder(),
                permit.type().terms().name(),
                permit.plates(),
                fee.firstDay(),
                fee.lastDay(),
                fee.amount(),
                due,
                fee.began(),
                fee.givenBy(),
                fee.reason());
    }
}
