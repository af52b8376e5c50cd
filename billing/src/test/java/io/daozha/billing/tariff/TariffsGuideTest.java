package io.daozha.billing.tariff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/tariffs.md tells of every key, and what it shows is true. */
class TariffsGuideTest {
    private final String guide = Files.readString(Path.of("../docs/tariffs.md"));

    TariffsGuideTest() throws IOException {}

    @Test
    void tellsOfEveryKeyAndEveryWord() {
        Stream<List<String>> keys = Stream.of(
                Keys.TARIFF,
                Keys.RULE,
                Keys.PERIOD,
                Keys.RATE,
                Keys.FREE,
                Keys.RESTART,
                Keys.CAP,
                Keys.DISCOUNTS,
                Keys.ROUNDING,
                Keys.EXAMPLE,
                Keys.WORDS);
        Stream<List<String>> words = Stream.of(
                        Rule.Crossing.values(),
                        Free.As.values(),
                        Tariff.Seconds.values(),
                        Pricing.values(),
                        Rounding.Way.values(),
                        Discounts.Kinds.values(),
                        VehicleClass.values())
                .map(values -> Stream.of(values).map(Keys::spelling).toList());
        List<String> untold = Stream.concat(keys, words)
                .flatMap(List::stream)
                .filter(word -> !Pattern.compile("`[^`\\n]*\\b" + word + "\\b[^`\\n]*`")
                        .matcher(guide)
                        .find())
                .toList();
        assertEquals(List.of(), untold);
    }

    @Test
    void itsTariffIsOneAndKeepsItsExamples() {
        List<String> texts = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL)
                .matcher(guide)
                .results()
                .map(result -> result.group(1))
                .toList();
        assertEquals(1, texts.size());
        Tariff tariff = Tariff.parse(texts.get(0));
        tariff.checkExamples();
        assertEquals(3, tariff.examples().size());
    }

    @Test
    void eachLineOfPriceThatItShowsIsOne() {
        List<String> lines = Pattern.compile("^\\| `(\\{.*?\\})` \\|", Pattern.MULTILINE)
                .matcher(guide)
                .results()
                .map((MatchResult result) -> Objects.requireNonNull(result.group(1)))
                .toList();
        assertTrue(lines.size() >= 6, lines::toString);
        for (String line : lines) {
            Tariff.parse("""
                    schema: daozha-tariff/1
                    name: test
                    zone: Asia/Shanghai
                    currency: CNY
                    restart: {every: 1 h}
                    rates: [%s]
                    """.formatted(line));
        }
    }
}
