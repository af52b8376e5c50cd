package io.daozha.billing.payment;

/** A notice that is not from the channel, not for us, or too old; nothing of it is believed. */
public class ForgedNoticeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ForgedNoticeException(String why) {
        super(why);
    }

    ForgedNoticeException(String why, Throwable cause) {
        super(why, cause);
    }
}
