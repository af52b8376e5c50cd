package io.daozha.billing.tariff;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A YAML text as a tree that remembers its lines. Scalars stay text, so that 5.00 is never a floating-point number. */
sealed interface Node {
    /** Deeper than any tariff, so that a text that contains itself ends. */
    int DEEPEST = 8;

    /** A key before a colon, or behind a comma, of a Chinese keyboard. */
    Pattern FULL_WIDTH = Pattern.compile("\\w\\s*(：)|(，)\\s*\\w+\\s*:");

    int line();

    record Scalar(int line, String text) implements Node {}

    record Sequence(int line, List<Node> items) implements Node {}

    record Mapping(int line, Map<String, Node> entries) implements Node {

        /** This one, with every entry of the other put in its place or, where both are mappings, laid over it. */
        Mapping under(Mapping other) {
            Map<String, Node> both = new LinkedHashMap<>(entries);
            other.entries.forEach((key, node) -> both.merge(
                    key,
                    node,
                    (mine, theirs) -> mine instanceof Mapping lower && theirs instanceof Mapping upper
                            ? lower.under(upper)
                            : theirs));
            return new Mapping(other.line, both);
        }

        Mapping without(String key) {
            Map<String, Node> others = new LinkedHashMap<>(entries);
            others.remove(key);
            return new Mapping(line, others);
        }
    }

    static Mapping parse(String yaml) {
        org.yaml.snakeyaml.nodes.Node root;
        try {
            root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(yaml));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            throw fullWidth(yaml, line).orElseGet(() -> unreadable(line, e.getProblem()));
        } catch (YAMLException e) {
            throw unreadable(0, e.getMessage());
        }
        if (root instanceof MappingNode mapping) {
            return (Mapping) of(mapping, 0);
        }
        throw TariffTextException.at(0, "要一行行写成 'key: value'（键: 值）", "expected lines of 'key: value'");
    }

    /** The YAML reader may find such a sign a line too late, and speaks of something else. */
    private static Optional<TariffTextException> fullWidth(String yaml, int line) {
        List<String> lines = yaml.lines().toList();
        return IntStream.rangeClosed(Math.max(1, line - 1), Math.min(line, lines.size()))
                .mapToObj(at -> fullWidthIn(lines.get(at - 1), at))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<TariffTextException> fullWidthIn(String text, int line) {
        Matcher sign = FULL_WIDTH.matcher(text);
        if (!sign.find()) {
            return Optional.empty();
        }
        String wide = sign.group(1) == null ? sign.group(2) : sign.group(1);
        String narrow = sign.group(1) == null ? ", " : ": ";
        return Optional.of(TariffTextException.at(
                line,
                "'" + wide + "' 是全角的，要写半角的 '" + narrow + "'",
                "'" + wide + "' is a full-width sign, where YAML wants '" + narrow + "'"));
    }

    /** @param why the words of the YAML reader, which has but English ones */
    private static TariffTextException unreadable(int line, String why) {
        return TariffTextException.at(
                line, "不是能读的 YAML，请查缩进、引号、括号和冒号后的空格（" + why + "）", "not readable as YAML, " + why);
    }

    private static Node of(org.yaml.snakeyaml.nodes.Node node, int depth) {
        int line = node.getStartMark().getLine() + 1;
        if (depth > DEEPEST) {
            throw TariffTextException.at(line, "嵌套太深，费率用不到", "is nested too deep for a tariff");
        }
        if (node instanceof ScalarNode scalar) {
            return new Scalar(line, scalar.getValue().strip());
        }
        if (node instanceof SequenceNode sequence) {
            List<Node> items = new ArrayList<>();
            sequence.getValue().forEach(item -> items.add(of(item, depth + 1)));
            return new Sequence(line, items);
        }
        Map<String, Node> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : ((MappingNode) node).getValue()) {
            int at = tuple.getKeyNode().getStartMark().getLine() + 1;
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw TariffTextException.at(at, "键只能是一个词", "a key must be a word");
            }
            fullWidthIn(key.getValue(), at).ifPresent(wide -> {
                throw wide;
            });
            if (entries.put(key.getValue(), of(tuple.getValueNode(), depth + 1)) != null) {
                throw TariffTextException.at(
                        at, "'" + key.getValue() + "' 在这里写了第二次", "'" + key.getValue() + "' stands here a second time");
            }
        }
        return new Mapping(line, entries);
    }
}
