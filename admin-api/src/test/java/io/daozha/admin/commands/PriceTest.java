package io.daozha.admin.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceTest {
    private static final String TARIFF = """
            schema: daozha-tariff/1
            name: {zh: 昼夜收费, en: Day and night}
            version: "7"
            zone: Asia/Shanghai
            currency: CNY
            periods:
              day: {name: {zh: 白天, en: day}, hours: 07:00-22:00, rates: {per: 60 min, price: 5.00}}
              night: {name: {zh: 夜间, en: night}, hours: 22:00-07:00, rates: {per: 60 min, price: 2.00}}
            classes: {large: {factor: 2}, motorcycle: {refuse: no motorcycles}}
            """;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Locale machine = Locale.ENGLISH;
    private String tariff;

    @BeforeEach
    void write() throws IOException {
        tariff = file("tariff.yaml", TARIFF);
    }

    @Test
    void aStayInLinesAndATotalInTheSmallestUnit() {
        assertEquals(0, run(new Price(), tariff, "2026-03-02T20:00", "2026-03-02T23:01"));
        assertEquals(
                List.of(
                        "2026-03-02 20:00 – 2026-03-02 22:00  白天计时：每1小时5.00元 × 2 = 10.00元",
                        "2026-03-02 22:00 – 2026-03-02 23:01  夜间计时：每1小时2.00元 × 2 = 4.00元",
                        "1400"),
                out.toString().lines().toList());
    }

    @Test
    void aClassAndDiscountsAsJson() throws IOException {
        assertEquals(
                0,
                run(
                        new Price(),
                        tariff,
                        "2026-03-02 20:00",
                        "2026-03-02 21:01",
                        "--class=large",
                        "--discount=60min",
                        "--discount=50%",
                        "--json"));
        JsonNode stay = new ObjectMapper().readTree(out.toString());
        assertEquals(500, stay.get("total").asLong());
        assertEquals("7", stay.get("version").asText());
        assertEquals("large", stay.get("class").asText());
        assertEquals("UNITS", stay.get("lines").get(0).get("kind").asText());
        assertEquals(
                "day: 2 × CNY 10.00 per 1 h = CNY 20.00",
                stay.get("lines").get(0).get("text").get("en").asText());
    }

    @Test
    void aTableOfStaysSaysWhatDiffers() throws IOException {
        String cases = file("cases.csv", """
                entry,exit,class,expected
                2026-03-02 09:00,2026-03-02 10:00,,500
                2026-03-02 09:00,2026-03-02 10:01,large,2000
                2026-03-02 09:00,2026-03-02 10:00,,501
                """);
        assertEquals(1, run(new Price(), tariff, "--cases", cases));
        assertEquals(
                List.of(
                        "2026-03-02T09:00  2026-03-02T10:00  small  500",
                        "2026-03-02T09:00  2026-03-02T10:01  large  2000",
                        "2026-03-02T09:00  2026-03-02T10:00  small  500  expected 501"),
                out.toString().lines().toList());
    }

    @Test
    void theNoticeBoard() {
        assertEquals(0, run(new Price(), tariff, "--board", "--lang", "en"));
        assertTrue(out.toString().contains("night 22:00–07:00 CNY 2.00 per 1 h, a part counts whole"), out.toString());
    }

    @Test
    void aStayWithoutAPriceIsStatusOne() {
        assertEquals(1, run(new Price(), tariff, "2026-03-02T20:00", "2026-03-02T19:00"));
        assertTrue(err.toString().contains("停车始于 2026-03-02 20:00:00，不能在那以前"), err.toString());
        assertEquals(1, run(new Price(), tariff, "2026-03-02T20:00", "2026-03-02T19:00", "--lang", "en"));
        assertTrue(err.toString().contains("cannot end before"), err.toString());
        assertEquals(1, run(new Price(), tariff, "2026-03-02T20:00", "2026-03-02T21:00", "--class", "motorcycle"));
        assertTrue(err.toString().contains("no motorcycles"), err.toString());
    }

    @Test
    void wrongInputIsASentenceAndStatusTwo() throws IOException {
        assertWrong("is not there", folder + "/none.yaml", "2026-03-02T20:00", "2026-03-02T21:00");
        assertWrong("ENTRY and EXIT are missing", tariff);
        assertWrong("缺少 ENTRY 和 EXIT", tariff, "--lang", "zh");
        assertWrong("'noon' is no time", tariff, "noon", "2026-03-02T21:00");
        assertWrong("'lorry' is no class", tariff, "2026-03-02T20:00", "2026-03-02T21:00", "--class", "lorry");
        assertWrong("'half' is no discount", tariff, "2026-03-02T20:00", "2026-03-02T21:00", "--discount", "half");
        assertWrong("line 2: 'x' is no time", tariff, "--cases", file("bad.csv", "entry,exit\nx,y\n"));
        assertWrong("unknown column 'enter'", tariff, "--cases", file("bad.csv", "enter,exit\n"));
        assertWrong("line 2: 1 values for 2 columns", tariff, "--cases", file("bad.csv", "entry,exit\nx\n"));
        assertWrong("none.csv is not there", tariff, "--cases", folder + "/none.csv");
        String wrong = file("wrong.yaml", TARIFF.replace("price: 2.00", "prize: 2.00"));
        assertWrong("第 8 行：没有 'periods.night.rates[1].prize' 这个键", wrong, "--board", "--lang", "zh");
        assertWrong("line 8: unknown key 'periods.night.rates[1].prize'", wrong, "--board", "--lang", "en");
        assertWrong("--lang may be zh or en, not 'fr'", tariff, "--board", "--lang", "fr");
    }

    @Test
    void aWrongFileIsNotBuriedUnderTheUsage() throws IOException {
        String wrong = file("wrong.yaml", TARIFF.replace("price: 2.00", "prize: 2.00"));
        assertWrong("For its use: price --help", wrong, "--board");
        assertEquals(2, err.toString().lines().count(), err.toString());
        assertWrong("Usage: price");
    }

    @Test
    void aMachineThatSpeaksChineseIsAnsweredInChinese() throws IOException {
        machine = Locale.CHINESE;
        assertWrong("没有 " + folder + "/none.yaml 这个文件", folder + "/none.yaml", "2026-03-02T20:00", "2026-03-02T21:00");
        assertWrong("'noon' 不是时间", tariff, "noon", "2026-03-02T21:00");
        assertWrong("第 2 行：'x' 不是时间", tariff, "--cases", file("bad.csv", "entry,exit\nx,y\n"));
        assertWrong("is not there", folder + "/none.yaml", "--board", "--lang", "en");
        assertWrong("--lang 只能是 zh 或 en，不能是 'fr'", tariff, "--board", "--lang", "fr");
    }

    @Test
    void whatPicocliFindsIsSaidInBothLanguages() {
        assertWrong("Missing required parameter: 'TARIFF.yaml'");
        assertWrong("Unknown option: '--bord'", tariff, "--bord");
        assertWrong("Perhaps --board", tariff, "--bord");
        machine = Locale.CHINESE;
        assertWrong("缺少 TARIFF.yaml");
        assertWrong("没有这个选项：--bord", tariff, "--bord");
        assertWrong("是不是 --board", tariff, "--bord");
        assertWrong("不认识：third", tariff, "2026-03-02T20:00", "2026-03-02T21:00", "third");
        assertWrong("--json 只能写一次", tariff, "--json", "--json");
        assertWrong("缺少 --cases=FILE", tariff, "--cases");
        assertEquals(2, run(new BusWatch(), "--unit", "first"));
        assertTrue(err.toString().contains("--unit 不能是 'first'"), err.toString());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            ,            ,           zh_CN.UTF-8, zh
            ,            ,           zh,          zh
            ,            ,           zh_TW,       zh
            ,            ,           en_US.UTF-8, en
            ,            ,           C.UTF-8,     en
            ,            ,           zha_CN,      en
            ,            ,           ,            en
            C,           ,           zh_CN.UTF-8, en
            zh_CN.UTF-8, C,          C,           zh
            ,            zh_CN.GBK,  C,           zh
            """)
    void theLanguageOfTheMachine(String all, String messages, String lang, String spoken) {
        Map<String, String> environment = new HashMap<>();
        environment.put("LC_ALL", all);
        environment.put("LC_MESSAGES", messages);
        environment.put("LANG", lang);
        environment.values().removeIf(Objects::isNull);
        assertEquals(spoken, MachineLanguage.of(environment).getLanguage());
    }

    @Test
    void aRehearsalSaysWhoPaysMore() throws IOException {
        String draft = file("draft.yaml", TARIFF.replace("price: 2.00", "price: 3.00"));
        String stays = file("stays.csv", """
                plate,entry,exit,charged
                湘A11111,2026-03-02 09:00,2026-03-02 10:00,
                湘A22222,2026-03-02 22:00,2026-03-03 07:00,
                湘A33333,2026-03-02 22:00,2026-03-02 23:00,700
                """);
        assertEquals(0, run(new Rehearse(), draft, "--against", tariff, "--stays", stays, "--lang", "en"));
        String said = out.toString();
        assertTrue(said.contains("more    1\nless    1\nsame    1"), said);
        assertTrue(said.contains("before  CNY 30.00\nafter   CNY 35.00 (+5.00)"), said);
        assertTrue(said.contains("  湘A22222  2026-03-02T22:00 – 2026-03-03T07:00  18.00 → 27.00"), said);
        assertEquals(0, run(new Rehearse(), draft, "--against", tariff, "--stays", stays));
        assertTrue(out.toString().contains("现行    30.00元\n草稿    35.00元 (+5.00)"), out.toString());
        assertEquals(2, run(new Rehearse(), draft, "--stays", stays));
        assertTrue(err.toString().contains("line 2: does not say what was charged"), err.toString());
    }

    private void assertWrong(String sentence, String... arguments) {
        err.getBuffer().setLength(0);
        assertEquals(2, run(new Price(), arguments));
        assertTrue(err.toString().contains(sentence), err.toString());
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private int run(Callable<Integer> command, String... arguments) {
        return SpokenHelp.commands(command, machine)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
