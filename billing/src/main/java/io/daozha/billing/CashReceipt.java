package io.daozha.billing;

import java.time.Instant;
import java.util.Optional;

/**
 * What who paid in cash is given.
 *
 * @param number the serial in the shift, as in the ledger
 * @param plate of the car whose stay it was for
 * @param holder of the permit whose term it was for
 * @param given what he put on the desk
 * @param change what he gets back of it
 */
public record CashReceipt(
        String number,
        Optional<Plate> plate,
        Optional<String> holder,
        Money amount,
        Money given,
        Money change,
        String by,
        Instant at) {}
