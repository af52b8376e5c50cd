package io.daozha.billing.tariff;

/** A tariff's text is wrong; the sentence names the key and, where there is one, its line. */
public class TariffTextException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int line;

    TariffTextException(String sentence) {
        this(0, sentence);
    }

    private TariffTextException(int line, String sentence) {
        super(sentence);
        this.line = line;
    }

    /** @param line of the text, from 1; 0 where nothing stands */
    static TariffTextException at(int line, String sentence) {
        return new TariffTextException(line, "Tariff" + (line > 0 ? ", line " + line : "") + ": " + sentence);
    }

    /** Of the text, from 1; 0 where it is wrong as a whole. */
    public int line() {
        return line;
    }
}
