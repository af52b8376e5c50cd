package io.daozha.billing.tariff;

/** A tariff's text is wrong; the sentence names the key and, where there is one, its line. */
public class TariffTextException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    TariffTextException(String sentence) {
        super(sentence);
    }

    /** @param line of the text, from 1; 0 where nothing stands */
    static TariffTextException at(int line, String sentence) {
        return new TariffTextException("Tariff" + (line > 0 ? ", line " + line : "") + ": " + sentence);
    }
}
