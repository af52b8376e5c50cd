package io.daozha.admin.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;

/**
 * Something on the console is out of date. It says where, never what: whoever hears it looks for himself, so that a lost
 * or late event can never show a wrong state. Travels as UTF-8 JSON bytes, which every broker carries.
 *
 * @param lane id of the lane, empty when it concerns the whole place
 */
public record LiveEvent(Part part, String lane) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public enum Part {
        LANE,
        LOT,
        PASSAGES,
        STREET,
        /** Nothing but time has moved on. */
        CLOCK
    }

    public static LiveEvent lane(String lane) {
        return new LiveEvent(Part.LANE, lane);
    }

    public static LiveEvent of(Part part) {
        return new LiveEvent(part, "");
    }

    byte[] encode() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A live event is always writable", e);
        }
    }

    static LiveEvent decode(byte[] json) throws JsonProcessingException {
        return JSON.readValue(new String(json, StandardCharsets.UTF_8), LiveEvent.class);
    }
}
