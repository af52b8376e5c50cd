package io.daozha.billing.tariff;

import io.daozha.billing.RefusalException;
import io.daozha.billing.Words;

/** A stay has no price that anyone could stand by; a person has to look at it. Never replaced by a price of 0. */
public class CannotPriceException extends RefusalException {
    private static final long serialVersionUID = 1L;

    public CannotPriceException(String zh, String en) {
        this(new Words(zh, en));
    }

    CannotPriceException(Words why) {
        super(why);
    }
}
