package io.daozha.admin.rights;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.HashMap;
import java.util.Map;

/** A form as the record that a program sends as JSON: one reading of both, and one sentence for what is wrong. */
public final class Typed {
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private Typed() {}

    /** @param form null where nothing was sent */
    public static <T> T as(Class<T> given, MultivaluedMap<String, String> form) {
        Map<String, String> fields = new HashMap<>();
        if (form != null) {
            form.forEach((name, values) -> fields.put(name, values.isEmpty() ? null : values.get(0)));
        }
        return JSON.convertValue(fields, given);
    }
}
