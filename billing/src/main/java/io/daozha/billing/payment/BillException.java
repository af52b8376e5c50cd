package io.daozha.billing.payment;

import io.daozha.billing.RefusalException;
import io.daozha.billing.Words;

/** A channel's bill that cannot be read as a whole; the sentence names the line. Nothing of it is taken in. */
public class BillException extends RefusalException {
    private static final long serialVersionUID = 1L;

    BillException(String zh, String en) {
        super(new Words(zh, en));
    }
}
