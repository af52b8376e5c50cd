package io.daozha.billing.payment;

/** A channel did not answer, or refused; what it made of the question may be unknown, so that it has to be asked again. */
public class ChannelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ChannelException(String why, Throwable cause) {
        super(why, cause);
    }

    public ChannelException(String why) {
        super(why);
    }
}
