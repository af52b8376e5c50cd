package io.daozha.billing.tariff;

import io.daozha.billing.Sums;
import io.daozha.billing.tariff.Node.Mapping;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a tariff's YAML. The keys are those of {@link Keys}, and no other may be there. */
final class TariffText {
    static final String SCHEMA = "daozha-tariff/1";

    private static final Set<String> PRICES = Set.of("price", "total", "amount");

    private final Mapping root;
    private final Section section;

    private TariffText(Mapping root) {
        this.root = root;
        this.section = new Section("", root, Keys.TARIFF);
    }

    static Tariff parse(String yaml) {
        return new TariffText(Node.parse(yaml)).tariff();
    }

    private Tariff tariff() {
        if (!section.text("schema").equals(SCHEMA)) {
            String given = "'" + section.text("schema") + "'";
            throw section.wrong("schema", "要写 " + SCHEMA + "，不是 " + given, "must be " + SCHEMA + ", not " + given);
        }
        TariffFacts facts = facts();
        return new Tariff(
                facts,
                rules(facts),
                section.choice("seconds", Tariff.Seconds.DROP),
                Discounts.read(section),
                Rounding.read(section, facts.currency()),
                examples(facts.currency()));
    }

    private TariffFacts facts() {
        String currency = currency();
        if (section.words("name").zh().isBlank()) {
            throw section.wrong("name", "不能空着", "must not be empty");
        }
        long longestStay = section.span("longestStay", 60 * Cycle.DAY);
        if (longestStay < Cycle.DAY || longestStay > 3660 * Cycle.DAY) {
            throw section.wrong("longestStay", "要在 1 d 至 3660 d 之间", "must be 1 d to 3660 d");
        }
        long quoteValid = section.span("quoteValid", 5);
        if (quoteValid < 1) {
            throw section.wrong("quoteValid", "至少 1 min", "must be at least 1 min");
        }
        return new TariffFacts(
                section.words("name"),
                section.text("version", ""),
                section.find("validFrom", key -> Dates.date(section, key, section.text(key))),
                section.find("pricing", key -> section.choice(key, section.text(key), Pricing.class)),
                section.text("legalBasis", ""),
                section.text("filing", ""),
                zone(),
                currency,
                Duration.ofMinutes(section.span("leaveBy", 15)),
                Duration.ofMinutes(quoteValid),
                Duration.ofMinutes(longestStay),
                section.find("largestCharge", key -> section.money(key, currency))
                        .orElse(new BigDecimal(Section.LARGEST)
                                .movePointRight(Sums.digits(currency))
                                .longValueExact()));
    }

    private ZoneId zone() {
        try {
            return ZoneId.of(section.text("zone"));
        } catch (DateTimeException e) {
            throw section.wrong(
                    "zone",
                    "要写时区，如 Asia/Shanghai，不是 '" + section.text("zone") + "'",
                    "must be a time zone such as Asia/Shanghai, not '" + section.text("zone") + "'");
        }
    }

    private String currency() {
        String currency = section.text("currency");
        try {
            return Currency.getInstance(currency).getCurrencyCode();
        } catch (IllegalArgumentException e) {
            throw section.wrong(
                    "currency",
                    "要写货币代码，如 CNY（ISO 4217），不是 '" + currency + "'",
                    "must be a currency such as CNY (ISO 4217), not '" + currency + "'");
        }
    }

    /** A class that the text does not name pays as small cars do; a large new-energy car as large ones do. */
    private Map<VehicleClass, Rule> rules(TariffFacts facts) {
        Dates dates = Dates.read(section);
        Map<String, Section> named = section.sections("classes", Keys.RULE);
        named.forEach((name, own) -> {
            section.choice("classes", name, VehicleClass.class);
        });
        Map<VehicleClass, Mapping> texts = new EnumMap<>(VehicleClass.class);
        Map<VehicleClass, Rule> rules = new EnumMap<>(VehicleClass.class);
        Mapping base = base();
        // The order of the enum: what a class builds upon has been read before it.
        for (VehicleClass vehicle : VehicleClass.values()) {
            VehicleClass like = like(vehicle);
            Mapping below = like == vehicle ? base : texts.get(like);
            String name = Keys.spelling(vehicle);
            if (!named.containsKey(name)) {
                texts.put(vehicle, below);
                rules.put(
                        vehicle,
                        like == vehicle
                                ? RuleText.read(
                                        new Section("", below, Keys.RULE), facts.currency(), facts.zone(), dates)
                                : rules.get(like));
                continue;
            }
            Mapping own = section.section("classes", named.keySet()).mapping(name);
            Section ownKeys = named.get(name);
            if (ownKeys.has("factor")) {
                below = times(below, factor(ownKeys));
            }
            if (ownKeys.has("rates")) {
                below = below.without("periods");
            } else if (ownKeys.has("periods")) {
                below = below.without("rates");
            }
            Mapping text = below.under(own.without("factor"));
            texts.put(vehicle, text);
            Section whole = new Section("classes." + name + ".", text, Keys.RULE);
            rules.put(vehicle, RuleText.read(whole, facts.currency(), facts.zone(), dates));
        }
        return rules;
    }

    private static VehicleClass like(VehicleClass vehicle) {
        return switch (vehicle) {
            case SMALL, LARGE, MOTORCYCLE, NEW_ENERGY_SMALL -> VehicleClass.SMALL;
            case NEW_ENERGY_LARGE -> VehicleClass.LARGE;
        };
    }

    private Mapping base() {
        Map<String, Node> entries = new LinkedHashMap<>(root.entries());
        entries.keySet().retainAll(Keys.RULE);
        return new Mapping(root.line(), entries);
    }

    private static BigDecimal factor(Section own) {
        BigDecimal factor = own.decimal("factor");
        if (factor.signum() <= 0) {
            throw own.wrong("factor", "要大于 0", "must be more than 0");
        }
        return factor;
    }

    /** The same text with every sum of money in it multiplied. */
    private static Mapping times(Mapping text, BigDecimal factor) {
        Map<String, Node> entries = new LinkedHashMap<>();
        text.entries().forEach((key, node) -> entries.put(key, times(key, node, factor)));
        return new Mapping(text.line(), entries);
    }

    private static Node times(String key, Node node, BigDecimal factor) {
        if (node instanceof Mapping mapping) {
            return times(mapping, factor);
        }
        if (node instanceof Node.Sequence sequence) {
            return new Node.Sequence(
                    sequence.line(),
                    sequence.items().stream()
                            .map(item -> times("", item, factor))
                            .toList());
        }
        Node.Scalar scalar = (Node.Scalar) node;
        if (!PRICES.contains(key) || !scalar.text().matches("\\d{1,9}(\\.\\d{1,4})?")) {
            return node;
        }
        BigDecimal sum = new BigDecimal(scalar.text()).multiply(factor).stripTrailingZeros();
        return new Node.Scalar(scalar.line(), sum.toPlainString());
    }

    private List<Example> examples(String currency) {
        List<Example> examples = new ArrayList<>();
        for (Section example : section.items("examples", Keys.EXAMPLE)) {
            examples.add(new Example(
                    example.line(),
                    moment(example, "entry"),
                    moment(example, "exit"),
                    example.choice("class", VehicleClass.SMALL),
                    example.money("total", currency)));
        }
        return examples;
    }

    private static LocalDateTime moment(Section example, String key) {
        try {
            return LocalDateTime.parse(example.text(key).replace(' ', 'T'));
        } catch (DateTimeException e) {
            throw example.wrong(
                    key,
                    "要写时间，如 2026-03-02 09:00，不是 '" + example.text(key) + "'",
                    "must be a time such as 2026-03-02 09:00, not '" + example.text(key) + "'");
        }
    }
}
