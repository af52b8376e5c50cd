package io.daozha.billing.tariff;

/** A stay has no price that anyone could stand by; a person has to look at it. Never replaced by a price of 0. */
public class CannotPriceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CannotPriceException(String sentence) {
        super(sentence);
    }
}
