package io.daozha.billing.tariff;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TariffTextTest {

    /** Numbered from 1: the line that a case replaces, or adds at the end. */
    private static final List<String> GOOD = List.of(
            "schema: daozha-tariff/1",
            "name: {zh: 好, en: good}",
            "zone: Asia/Shanghai",
            "currency: CNY",
            "free: {minutes: 30 min}",
            "periods:",
            "  day: {hours: 07:00-22:00, rates: [{per: 60 min, price: 5.00}]}",
            "  night: {hours: 22:00-07:00, rates: {per: 60 min, price: 2.00}}",
            "caps: {day: {per: 24 h, amount: 20.00}}",
            "");

    @Test
    void theDefaultIsOneTariff() {
        Tariff tariff = Tariff.parse(Tariff.defaultText());
        assertEquals(15, tariff.leaveBy().toMinutes());
        assertEquals("Asia/Shanghai", tariff.zone().getId());
        assertEquals("CNY", tariff.currency());
        assertEquals("标准停车收费", tariff.name());
    }

    @Test
    void everyFileOfOursIsOneAndKeepsItsOwnExamples() throws Exception {
        try (Stream<Path> files = Files.walk(Path.of("src/test/resources/tariff"))) {
            List<Path> texts =
                    files.filter(file -> file.toString().endsWith(".yaml")).toList();
            assertTrue(texts.size() > 40);
            for (Path file : texts) {
                assertDoesNotThrow(() -> Tariff.parse(Files.readString(file)).checkExamples(), file.toString());
            }
        }
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "10 | freee: 30 min | line 10: unknown key 'freee'; did you mean 'free'?",
                "1 | schema: daozha-tariff/9 | line 1: 'schema' must be daozha-tariff/1",
                "1 | \"\" | 'schema' is missing",
                "2 | name: | 'name' is missing",
                "2 | name: {zh: 好} | 'name.en' is missing",
                "3 | zone: Mars/Base | 'zone' must be a time zone",
                "4 | currency: yuan | 'currency' must be a currency such as CNY",
                "5 | free: {minutes: 30} | line 5: 'free.minutes' must be a time such as 30 min",
                "5 | free: {minutes: -1 min} | 'free.minutes' must be a time",
                "5 | free: {minutes: 30 min, as: treshold} | did you mean 'threshold'?",
                "5 | free: {minutes: 30 min, inclusive: maybe} | 'free.inclusive' must be yes or no",
                "5 | free: [30 min] | 'free' must be keys with values; known are [minutes, as, inclusive]",
                "5 | free: 30 min | 'free' must be keys with values; known are [minutes, as, inclusive]",
                "10 | rates: {price: 1} | line 10: 'rates' and 'periods' exclude each other",
                "7 | '  day: {hours: 07:00-22:00}' | line 7: 'periods.day.rates' is missing",
                "7 | '  day: {hours: 07:00-22:00, rates: {per: 60 min, price: -5.00}}' | 'periods.day.rates[1].price' must not be negative: -5.00",
                "7 | '  day: {hours: 07:00-22:00, rates: {per: 60 min, price: 5.005}}' | 5.005 cannot be paid: CNY has 2 digits",
                "7 | '  day: {hours: 07:00-22:00, rates: {per: 60 min, price: five}}' | must be a number such as 5.00, not 'five'",
                "7 | '  day: {hours: 07:00-22:00, rates: {per: 60 min, price: 1000001}}' | must not be more than 1000000",
                "7 | '  day: {hours: 07:00-22:00, rates: {per: 60 min, prize: 5}}' | unknown key 'periods.day.rates[1].prize'; did you mean 'price'?",
                "7 | '  day: {hours: 07:00-22:00, rates: {per: 0 min, price: 5}}' | 'periods.day.rates[1].per' must be 1 to 1440 min",
                "7 | '  day: {hours: 07:00-22:00, rates: {upTo: 60 min, price: 5}}' | say nothing beyond 60 min",
                "7 | '  day: {hours: 07:00-22:00, rates: [{price: 5}, {price: 6}]}' | this rate is never reached",
                "7 | '  day: {hours: 07:00-22:00, rates: [{upTo: 50 min, per: 20 min, price: 5}, {price: 6}]}' | leaves no whole number of 'per'",
                "7 | '  day: {hours: 07:00-22:00, rates: [{upTo: 1 h, price: 5}, {upTo: 1 h, price: 6}]}' | must be more than that of the rate before",
                "7 | '  day: {hours: 07:00-22:00, rates: [{upTo: 1 h, total: 5}, {upTo: 2 h, total: 4}]}' | falls from the rate before",
                "7 | '  day: {hours: 07:00-07:00, rates: {price: 5}}' | line 7: 'periods.day.hours' 07:00-07:00 is empty",
                "7 | '  day: {hours: 7-22, rates: {price: 5}}' | must be a time of day such as 07:00, not '7'",
                "7 | '  day: {hours: 07:00-23:00, rates: {price: 5}}' | 'day' and 'night' both hold at 22:00 on a Monday",
                "7 | '  day: {hours: 07:00-21:00, rates: {price: 5}}' | say nothing about 21:00 on a Monday; where parking is free",
                "7 | '  day: {hours: 07:00-22:00, days: workday, rates: {price: 5}}' | did you mean 'weekday'?",
                "7 | '  day: {hours: 07:00-22:00, season: 05-01..02-30, rates: {price: 5}}' | must be first..last day",
                "8 | '  night: {hours: 22:00-07:00, days: holiday, rates: {price: 2}}' | say nothing about 00:00 on a Monday",
                "9 | caps: {day: {per: 24 h}} | 'caps.day.amount' is missing",
                "9 | caps: {day: {per: week, amount: 20}} | 'caps.day.per' must be stay, day, period or a time such as 24 h, not 'week'",
                "9 | caps: 20 | line 9: 'caps' must be sections, each under a name",
                "9 | caps: {day: {per: day, amount: 20, periods: dya}} | names 'dya', which is no period of this tariff: [day, night]",
                "9 | caps: {day: {per: 24 h, amount: 20, acrossVisits: yes}} | needs 'per: day'",
                "10 | restart: {every: week} | 'restart[1].every' must be day or a time such as 24 h, not 'week'",
                "10 | restart: {every: 24 h, what: unit} | did you mean 'units'?",
                "10 | restart: {every: 24 h, at: 06:00} | belongs to a calendar day only",
                "10 | classes: {lorry: {factor: 2}} | did you mean 'large'",
                "10 | classes: {large: {factor: 0}} | 'classes.large.factor' must be more than 0",
                "10 | classes: {large: {factor: 0.333}} | 1.665 cannot be paid",
                "10 | classes: {large: {caps: {day: {amount: -1}}}} | 'classes.large.caps.day.amount' must not be negative",
                "10 | holidays: [2026-13-01] | 'holidays' must be a date such as 2026-10-01",
                "10 | quoteValid: 0 min | 'quoteValid' must be at least 1 min",
                "10 | longestStay: 4000 d | 'longestStay' must be 1 d to 3660 d",
                "10 | discounts: {order: [precent]} | did you mean 'percent'?",
                "10 | rounding: {to: 0} | 'rounding.to' must be more than 0",
                "10 | 'examples: [{entry: 2026-03-02 09:00, exit: soon, total: 1}]' | must be a time such as 2026-03-02 09:00, not 'soon'",
                "10 | zone: UTC | line 10: 'zone' stands here a second time",
                "10 | } | line 10: not readable as YAML",
                "6 | periods： | line 6: '：' is a full-width sign, where YAML wants ': '",
                "5 | free：{minutes: 30 min} | line 5: '：' is a full-width sign",
                "5 | free: {minutes: 30 min，as: deduction} | line 5: '，' is a full-width sign, where YAML wants ', '",
                "2 | name: {zh: 好，又近, en: good | not readable as YAML",
                "10 | 'x: &a [*a]' | Tariff, line 10",
                "10 | x: {a: {a: {a: {a: {a: {a: {a: {a: 1}}}}}}}} | line 10: is nested too deep",
                "10 | '[a]: b' | line 10: a key must be a word",
                "3 | zone: [Asia/Shanghai] | 'zone' must be a single value",
                "7 | '  day: {hours: 07:00, rates: {price: 5}}' | 'periods.day.hours' must be from-to such as",
                "7 | '  day: {hours: 07:00-22:00, rates: [5]}' | 'periods.day.rates[1]' must be keys with values",
                "7 | '  day: {hours: 07:00-22:00, rates: []}' | 'periods.day.rates' is missing",
                "7 | '  day: {hours: 07:00-22:00, rates: {price: 5, part: exact}}' | 'periods.day.rates[1].part' needs 'per'",
                "7 | '  day: {hours: 07:00-22:00, rates: {total: 5}}' | 'periods.day.rates[1].upTo' is missing",
                "7 | '  day: {hours: 07:00-22:00, rates: {upTo: 1 h, total: 5, per: 1 h}}' | stands alone with 'upTo'",
                "7 | '  day: {hours: 07:00-22:00, rates: [{upTo: 1 h, price: 5}, {upTo: 2 h, total: 6}]}' | can only follow",
                "9 | caps: {day: 20} | 'caps.day' must be keys with values",
                "10 | holidays: [[2026-10-01]] | 'holidays' must be a list of single values",
                "10 | holidays: 2026-10-02..2026-10-01 | 'holidays' must be dates such as"
            })
    void aWrongTextIsRefusedInASentenceNamingKeyAndLine(int number, String line, String sentence) {
        List<String> lines = new ArrayList<>(GOOD);
        lines.set(number - 1, line == null ? "" : line.replaceAll("^'(.*)'$", "$1"));
        TariffTextException refused =
                assertThrows(TariffTextException.class, () -> Tariff.parse(String.join("\n", lines)));
        assertTrue(refused.getMessage().contains(sentence), refused.getMessage());
        assertSaidAlike(refused);
    }

    /** Neither language says less: the same line, the same key, and a sentence of its own. */
    private static void assertSaidAlike(TariffTextException refused) {
        String en = refused.in(Locale.ENGLISH);
        String zh = refused.in(Locale.CHINESE);
        String line = refused.line() > 0 ? String.valueOf(refused.line()) : "";
        assertTrue(en.startsWith(line.isEmpty() ? "Tariff: " : "Tariff, line " + line + ": "), en);
        String begins = line.isEmpty() ? "费率：" : "费率第 " + line + " 行：";
        assertTrue(zh.startsWith(begins), zh);
        assertTrue(zh.substring(begins.length()).matches("(?s).*\\p{IsHan}.*"), zh);
        Matcher key = Pattern.compile("'[^']*'").matcher(en);
        if (key.find()) {
            assertTrue(zh.contains(key.group()), zh + " names " + key.group());
        }
    }

    @Test
    void theTextThatTheCasesSpoilIsGood() {
        assertDoesNotThrow(() -> Tariff.parse(String.join("\n", GOOD)));
    }

    @Test
    void aTextThatIsNoListOfKeysIsRefused() {
        for (String text : List.of("3 yuan an hour", "", "[".repeat(20000))) {
            assertSaidAlike(assertThrows(TariffTextException.class, () -> Tariff.parse(text)));
        }
    }

    @Test
    void periodsThatAreNotThereOrNeverHoldAreRefused() {
        String head = String.join("\n", GOOD.subList(0, 4)) + "\n";
        assertRefused("'rates' is missing; so is 'periods'", head);
        assertRefused("'periods' must be 1 to 60", head + "periods: {}\n");
        assertRefused(
                "'feast' never holds: no such day is listed",
                head
                        + "periods: {all: {days: [weekday, weekend], rates: {price: 1}}, feast: {days: holiday, rates: {price: 2}}}\n");
        assertRefused(
                "more than 63 prices that are asked once",
                head + "rates: ["
                        + IntStream.rangeClosed(1, 70)
                                .mapToObj(hour -> "{upTo: " + hour + " h, price: 1}")
                                .collect(Collectors.joining(", "))
                        + ", {price: 0}]\n");
    }

    private static void assertRefused(String sentence, String text) {
        TariffTextException refused = assertThrows(TariffTextException.class, () -> Tariff.parse(text));
        assertTrue(refused.getMessage().contains(sentence), refused.getMessage());
        assertSaidAlike(refused);
    }

    @Test
    void anExampleThatFailsIsNamed() {
        String text = String.join("\n", GOOD)
                + "examples:\n  - {entry: 2026-03-02 09:00, exit: 2026-03-02 10:00, total: 5.00}\n"
                + "  - {entry: 2026-03-02 09:00, exit: 2026-03-02 10:01, class: large, total: 5.00}\n";
        Tariff tariff = Tariff.parse(text);
        TariffTextException refused = assertThrows(TariffTextException.class, tariff::checkExamples);
        assertEquals(
                "Tariff, line 12: the example 2026-03-02T09:00 to 2026-03-02T10:01 must cost 5.00 but costs 10.00",
                refused.getMessage());
        assertEquals("费率第 12 行：例子 2026-03-02T09:00 至 2026-03-02T10:01 应为 5.00，算出 10.00", refused.in(Locale.CHINESE));
    }
}
