package io.daozha.billing.payment.gateway;

import java.util.Map;

/** A call back as it goes over the wire. */
public record Letter(Map<String, String> headers, String body) {

    /** Who takes it. */
    public interface Receiver {
        /** @return whether the channel got the answer that ends its calling */
        boolean take(Letter letter);
    }
}
