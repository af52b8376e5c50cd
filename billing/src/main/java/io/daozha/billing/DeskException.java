package io.daozha.billing;

/** What a person at the desk asks cannot be done; the sentence says why, in his language, and nothing was changed. */
public class DeskException extends RefusalException {
    private static final long serialVersionUID = 1L;

    DeskException(String zh, String en) {
        super(new Words(zh, en));
    }

    static String person(String by) {
        if (by == null || by.isBlank()) {
            throw new DeskException("没有说是谁做的。", "It must say who does it");
        }
        return by.strip();
    }

    static String reason(String reason) {
        if (reason == null || reason.isBlank()) {
            throw new DeskException("没有写原因。", "It must say a reason");
        }
        return reason.strip();
    }
}
