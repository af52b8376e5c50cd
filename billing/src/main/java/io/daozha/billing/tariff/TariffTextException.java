package io.daozha.billing.tariff;

/** A tariff's text is wrong; the sentence names the key. */
public class TariffTextException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    TariffTextException(String sentence) {
        super(sentence);
    }
}
