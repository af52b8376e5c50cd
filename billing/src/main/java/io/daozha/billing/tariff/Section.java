package io.daozha.billing.tariff;

import io.daozha.billing.Sums;
import io.daozha.billing.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The keys that stand together in one place of a tariff's text; what is wrong with one is said with its path and line. */
final class Section {
    /** In the currency's main unit; no price, cap or charge is larger. */
    static final long LARGEST = 1_000_000;

    private static final Pattern SPAN = Pattern.compile("(\\d{1,5}) ?(min|h|d)");

    private final String path;
    private final Node.Mapping node;

    /** @param known every key that may stand here */
    Section(String path, Node.Mapping node, Collection<String> known) {
        this.path = path;
        this.node = node;
        node.entries().forEach((key, value) -> {
            if (!known.contains(key)) {
                String nearest = Nearest.to(key, known);
                throw TariffTextException.at(
                        value.line(),
                        "没有 '" + path + key + "' 这个键，是否想写 '" + nearest + "'？可用的有 " + known,
                        "unknown key '" + path + key + "'; did you mean '" + nearest + "'? Known are " + known);
            }
        });
    }

    int line() {
        return node.line();
    }

    boolean has(String key) {
        Node value = node.entries().get(key);
        return value != null
                && !(value instanceof Node.Scalar scalar && scalar.text().isEmpty());
    }

    TariffTextException wrong(String key, String zh, String en) {
        Node value = node.entries().get(key);
        String name = "'" + path + key + "' ";
        return TariffTextException.at(value == null ? node.line() : value.line(), name + zh, name + en);
    }

    /** A word that is none of those which may stand here. */
    TariffTextException unknown(String key, String word, Collection<String> known) {
        String nearest = Nearest.to(word, known);
        return wrong(
                key,
                "不能写 '" + word + "'，是否想写 '" + nearest + "'？可用的有 " + known,
                "cannot be '" + word + "'; did you mean '" + nearest + "'? Known are " + known);
    }

    private Node value(String key) {
        if (!has(key)) {
            throw wrong(key, "没有写", "is missing");
        }
        return node.entries().get(key);
    }

    String text(String key) {
        if (value(key) instanceof Node.Scalar scalar) {
            return scalar.text();
        }
        throw wrong(key, "只能写一个值", "must be a single value");
    }

    String text(String key, String otherwise) {
        return has(key) ? text(key) : otherwise;
    }

    /** Either one text, or one each under zh and en. */
    Words words(String key) {
        if (value(key) instanceof Node.Mapping mapping) {
            Section both = new Section(path + key + ".", mapping, Keys.WORDS);
            return new Words(both.text("zh"), both.text("en"));
        }
        return Words.of(text(key));
    }

    Words words(String key, Words otherwise) {
        return has(key) ? words(key) : otherwise;
    }

    boolean flag(String key, boolean otherwise) {
        return switch (text(key, otherwise ? "yes" : "no")) {
            case "yes", "true" -> true;
            case "no", "false" -> false;
            default ->
                throw wrong(key, "只能写 yes 或 no，不是 '" + text(key) + "'", "must be yes or no, not '" + text(key) + "'");
        };
    }

    <E extends Enum<E>> E choice(String key, E otherwise) {
        return has(key) ? choice(key, text(key), otherwise.getDeclaringClass()) : otherwise;
    }

    <E extends Enum<E>> E choice(String key, String text, Class<E> kind) {
        List<String> known = new ArrayList<>();
        for (E one : kind.getEnumConstants()) {
            String name = Keys.spelling(one);
            if (name.equals(text)) {
                return one;
            }
            known.add(name);
        }
        throw unknown(key, text, known);
    }

    boolean isSpan(String key) {
        return SPAN.matcher(text(key)).matches();
    }

    /** A length of time such as 30 min, 24 h or 60 d, in minutes. */
    long span(String key) {
        Matcher span = SPAN.matcher(text(key));
        if (!span.matches()) {
            throw wrong(
                    key,
                    "要写时长，如 30 min、24 h 或 60 d，不是 '" + text(key) + "'",
                    "must be a time such as 30 min, 24 h or 60 d, not '" + text(key) + "'");
        }
        long count = Long.parseLong(span.group(1));
        return switch (span.group(2)) {
            case "min" -> count;
            case "h" -> count * 60;
            default -> count * 1440;
        };
    }

    long span(String key, long otherwise) {
        return has(key) ? span(key) : otherwise;
    }

    long span(String key, long least, long most) {
        long minutes = span(key);
        if (minutes < least || minutes > most) {
            throw wrong(
                    key,
                    "要在 " + least + " 至 " + most + " min 之间，不是 " + text(key),
                    "must be " + least + " to " + most + " min, not " + text(key));
        }
        return minutes;
    }

    /** A sum in the currency's main unit, as a whole number of its smallest. */
    long money(String key, String currency) {
        BigDecimal major = decimal(key);
        if (major.signum() < 0) {
            throw wrong(key, "不能是负数：" + text(key), "must not be negative: " + text(key));
        }
        if (major.compareTo(BigDecimal.valueOf(LARGEST)) > 0) {
            throw wrong(
                    key, "不能大于 " + LARGEST + "：" + text(key), "must not be more than " + LARGEST + ": " + text(key));
        }
        int digits = Sums.digits(currency);
        BigDecimal minor = major.movePointRight(digits);
        if (minor.stripTrailingZeros().scale() > 0) {
            throw wrong(
                    key,
                    text(key) + " 付不出来：" + currency + " 只有 " + digits + " 位小数。要更细的单价，可以写更长时间的价格，加 'part: exact'",
                    text(key) + " cannot be paid: " + currency + " has " + digits
                            + " digits behind the point. A price for a longer time with 'part: exact' can be as fine");
        }
        return minor.longValueExact();
    }

    BigDecimal decimal(String key) {
        String text = text(key);
        if (!text.matches("-?\\d{1,9}(\\.\\d{1,4})?")) {
            throw wrong(key, "要写数字，如 5.00，不是 '" + text + "'", "must be a number such as 5.00, not '" + text + "'");
        }
        return new BigDecimal(text);
    }

    Node.Mapping mapping(String key) {
        if (value(key) instanceof Node.Mapping mapping) {
            return mapping;
        }
        throw wrong(key, "下面要分别起名，各写成一节", "must be sections, each under a name");
    }

    Section section(String key, Collection<String> known) {
        return section(path + key, value(key), known);
    }

    private static Section section(String name, Node node, Collection<String> known) {
        if (node instanceof Node.Mapping mapping) {
            return new Section(name + ".", mapping, known);
        }
        throw TariffTextException.at(
                node.line(),
                "'" + name + "' 要写成键和值，可用的键有 " + known,
                "'" + name + "' must be keys with values; known are " + known);
    }

    /** A section for each key, which the text is free to choose. */
    Map<String, Section> sections(String key, Collection<String> known) {
        Map<String, Section> sections = new LinkedHashMap<>();
        if (has(key)) {
            mapping(key)
                    .entries()
                    .forEach((name, value) -> sections.put(name, section(path + key + "." + name, value, known)));
        }
        return sections;
    }

    /** One section for each item; a single one needs no list. */
    List<Section> items(String key, Collection<String> known) {
        List<Section> items = new ArrayList<>();
        int number = 0;
        for (Node item : list(key)) {
            number++;
            items.add(section(path + key + "[" + number + "]", item, known));
        }
        return items;
    }

    /** The values of a list; a single one needs no list. */
    List<String> texts(String key) {
        return list(key).stream()
                .map(item -> {
                    if (item instanceof Node.Scalar scalar) {
                        return scalar.text();
                    }
                    throw wrong(key, "只能是一列单个的值", "must be a list of single values");
                })
                .toList();
    }

    private List<Node> list(String key) {
        if (!has(key)) {
            return List.of();
        }
        return value(key) instanceof Node.Sequence sequence ? sequence.items() : List.of(value(key));
    }

    <T> Optional<T> find(String key, Function<String, T> reading) {
        return has(key) ? Optional.of(reading.apply(key)) : Optional.empty();
    }
}
