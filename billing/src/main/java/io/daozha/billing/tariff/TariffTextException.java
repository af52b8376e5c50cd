package io.daozha.billing.tariff;

import io.daozha.billing.RefusalException;
import io.daozha.billing.Words;

/** A tariff's text is wrong; the sentence names the key and, where there is one, its line. */
public class TariffTextException extends RefusalException {
    private static final long serialVersionUID = 1L;

    private final int line;

    private TariffTextException(int line, Words why) {
        super(why);
        this.line = line;
    }

    /** @param line of the text, from 1; 0 where nothing stands */
    static TariffTextException at(int line, String zh, String en) {
        boolean known = line > 0;
        return new TariffTextException(
                line,
                new Words(
                        "费率" + (known ? "第 " + line + " 行" : "") + "：" + zh,
                        "Tariff" + (known ? ", line " + line : "") + ": " + en));
    }

    /** Of the text, from 1; 0 where it is wrong as a whole. */
    public int line() {
        return line;
    }
}
