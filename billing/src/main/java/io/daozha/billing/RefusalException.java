package io.daozha.billing;

import java.util.Locale;

/** Billing cannot do what it was asked; the sentence tells a person why, in Chinese and in English. */
public abstract class RefusalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Words why;

    /** @throws IllegalArgumentException where one language has nothing to say */
    protected RefusalException(Words why) {
        super(why.en());
        if (why.zh().isBlank() || why.en().isBlank()) {
            throw new IllegalArgumentException("A refusal has to be said in both languages: " + why);
        }
        this.why = why;
    }

    public Words words() {
        return why;
    }

    /** English where English is asked for, Chinese everywhere else. */
    public String in(Locale language) {
        return why.in(language);
    }
}
