package io.daozha.billing;

import java.time.Instant;

/**
 * What a driver who paid in cash is given.
 *
 * @param number the serial in the shift, as in the ledger
 * @param given what he put on the desk
 * @param change what he gets back of it
 */
public record CashReceipt(
        String number, long session, Plate plate, Money amount, Money given, Money change, String by, Instant at) {}
