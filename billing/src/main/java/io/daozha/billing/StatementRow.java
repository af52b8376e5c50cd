package io.daozha.billing;

import java.time.Instant;

/**
 * One line of a channel's bill: money that it says it took or gave back.
 *
 * @param serial as our ledger names it: of a payment the channel's number, of a refund ours
 * @param orderNumber ours
 * @param amount more than nothing, in both directions
 */
public record StatementRow(Kind kind, String serial, String orderNumber, Money amount, Instant at) {
    public enum Kind {
        PAYMENT,
        REFUND
    }

    public StatementRow {
        if (serial.isBlank() || amount.minor() <= 0) {
            throw new IllegalArgumentException(
                    "A bill's line has a serial and a sum, not '" + serial + "' and " + amount.minor());
        }
    }
}
