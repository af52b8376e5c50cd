package io.daozha.billing.tariff;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.daozha.billing.Money;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeSet;

/** Reads a tariff's YAML: every key is asked for, and no other may be there. */
final class TariffText {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final List<String> KEYS = List.of(
            "name",
            "currency",
            "zone",
            "freeMinutes",
            "unitMinutes",
            "unitPrice",
            "dailyCap",
            "leaveByMinutes",
            "quoteValidMinutes",
            "longestStayDays");

    private final JsonNode root;

    private TariffText(JsonNode root) {
        this.root = root;
    }

    static Tariff parse(String yaml) {
        JsonNode root;
        try {
            root = YAML.readTree(yaml);
        } catch (JsonProcessingException e) {
            throw new TariffTextException("Tariff: not readable as YAML, " + e.getOriginalMessage());
        }
        if (!root.isObject()) {
            throw new TariffTextException("Tariff: expected lines of 'key: value' with the keys " + KEYS);
        }
        TreeSet<String> unknown = new TreeSet<>();
        root.fieldNames().forEachRemaining(unknown::add);
        KEYS.forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw new TariffTextException("Tariff: unknown key '" + unknown.first() + "'; known are " + KEYS);
        }
        return new TariffText(root).tariff();
    }

    private Tariff tariff() {
        return new Tariff(
                text("name"),
                zone(),
                minutes("freeMinutes"),
                minutes("unitMinutes"),
                money("unitPrice"),
                money("dailyCap"),
                minutes("leaveByMinutes"),
                minutes("quoteValidMinutes"),
                Duration.ofDays(whole("longestStayDays")));
    }

    private ZoneId zone() {
        try {
            return ZoneId.of(text("zone"));
        } catch (DateTimeException e) {
            throw new TariffTextException(
                    "Tariff: 'zone' must be a time zone such as Asia/Shanghai, not '" + text("zone") + "'");
        }
    }

    private Money money(String key) {
        String currency = text("currency");
        if (!currency.matches("[A-Z]{3}")) {
            throw new TariffTextException(
                    "Tariff: 'currency' must be three capitals such as CNY, not '" + currency + "'");
        }
        return new Money(whole(key), currency);
    }

    private Duration minutes(String key) {
        return Duration.ofMinutes(whole(key));
    }

    /** Bounded, so that no sum or duration made of it can overflow. */
    private long whole(String key) {
        JsonNode value = value(key);
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw new TariffTextException("Tariff: '" + key + "' must be a whole number, not '" + value.asText() + "'");
        }
        return value.intValue();
    }

    private String text(String key) {
        return value(key).asText();
    }

    private JsonNode value(String key) {
        JsonNode value = root.get(key);
        if (value == null || value.isNull()) {
            throw new TariffTextException("Tariff: '" + key + "' is missing");
        }
        if (!value.isValueNode()) {
            throw new TariffTextException("Tariff: '" + key + "' must be a single value");
        }
        return value;
    }
}
