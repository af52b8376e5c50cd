package io.daozha.admin.stays;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.daozha.admin.web.Language;
import io.daozha.billing.DisputeClaim;
import io.daozha.billing.LongStayStep;
import io.daozha.billing.Plate;
import io.daozha.billing.Review;
import io.daozha.billing.Signature;
import io.daozha.billing.TrailEntry;
import io.daozha.billing.UnseenFee;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A line of a trail: who did what, and why.
 *
 * @param details what stood there {@code before} and stands {@code after}, and whatever else belongs to it
 */
public record TrailLine(TrailEntry.Act act, Instant at, String by, String why, JsonNode details) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(Typed.ZONE);

    static TrailLine of(TrailEntry entry) {
        return new TrailLine(entry.act(), entry.at(), entry.by(), entry.why(), details(entry));
    }

    private static JsonNode details(TrailEntry entry) {
        try {
            return JSON.readTree(entry.details().orElse("{}"));
        } catch (JsonProcessingException e) {
            // What was written by another version is no reason not to show the rest.
            return JsonNodeFactory.instance.objectNode();
        }
    }

    /** From what into what, for a person; empty where there is nothing to tell. */
    public String change(Language language) {
        StaysMsg words = language.words(StaysMsg.class);
        List<String> told = new ArrayList<>();
        Stream.of("before", "after")
                .filter(details::has)
                .map(side -> plain(details.get(side), words, language))
                .forEach(told::add);
        String change = String.join(" → ", told);
        if (details.has("claim")) {
            change = words.claim(DisputeClaim.valueOf(details.get("claim").asText()));
        } else if (details.has("step")) {
            change = words.step(LongStayStep.valueOf(details.get("step").asText()));
        } else if (details.has("reason")) {
            change = words.review(Review.valueOf(details.get("reason").asText()));
        } else if (details.has("into")) {
            change = change + " #" + details.get("into").asText();
        }
        return change;
    }

    /** Why, in its signer's words; what the application does by itself it says in every language. */
    public String told(Language language) {
        StaysMsg words = language.words(StaysMsg.class);
        if (!by.equals(Signature.APPLICATION)) {
            return why;
        }
        return switch (act) {
            case GROWTH_PAUSED ->
                details.has("days") ? words.insideFor(details.get("days").asLong()) : why;
            case ENTRY_ADDED -> words.noEntrySeen();
            default -> why;
        };
    }

    private static String plain(JsonNode value, StaysMsg words, Language language) {
        if (value.isNumber()) {
            return "¥" + BigDecimal.valueOf(value.asLong(), 2).toPlainString();
        }
        String text = value.asText();
        for (Plate.Colour colour : Plate.Colour.values()) {
            String ending = " " + colour.name().toLowerCase(Locale.ROOT);
            if (text.endsWith(ending)) {
                return text.substring(0, text.length() - ending.length()) + " "
                        + colour.words().in(language.locale());
            }
        }
        try {
            return MOMENT.format(Instant.parse(text));
        } catch (DateTimeException e) {
            return Stream.of(UnseenFee.values())
                    .filter(fee -> fee.name().equals(text))
                    .map(words::unseenFee)
                    .findFirst()
                    .orElse(text);
        }
    }
}
