package io.daozha.billing.payment;

/** A channel's bill that cannot be read as a whole; the sentence names the line. Nothing of it is taken in. */
public class BillException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BillException(String sentence) {
        super(sentence);
    }
}
