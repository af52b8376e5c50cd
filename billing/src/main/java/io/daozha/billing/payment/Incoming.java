package io.daozha.billing.payment;

import java.util.Map;
import java.util.TreeMap;

/**
 * A notice as it came over HTTP.
 *
 * @param headers by name, in whatever case
 * @param body as it was sent: the signature is over its very bytes (UTF-8)
 */
public record Incoming(Map<String, String> headers, String body) {

    public Incoming {
        Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        headers = anyCase;
    }

    /** @throws ForgedNoticeException when there is none */
    String header(String name) {
        String value = headers.get(name);
        if (value == null) {
            throw new ForgedNoticeException("It has no header " + name);
        }
        return value;
    }
}
