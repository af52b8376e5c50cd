package io.daozha.billing;

/** What a person at the desk asks cannot be done; the sentence says why, and nothing was changed. */
public class DeskException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DeskException(String sentence) {
        super(sentence);
    }

    static String person(String by) {
        return given(by, "who does it");
    }

    static String reason(String reason) {
        return given(reason, "a reason");
    }

    private static String given(String words, String what) {
        if (words == null || words.isBlank()) {
            throw new DeskException("It must say " + what);
        }
        return words.strip();
    }
}
