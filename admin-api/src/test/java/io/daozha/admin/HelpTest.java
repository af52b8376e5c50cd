package io.daozha.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.admin.commands.SpokenHelp;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** Each command explains itself in Chinese as in English. */
class HelpTest {
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    private static final Pattern OTHERWISE = Pattern.compile("\\$\\{DEFAULT-VALUE}");

    private final StringWriter out = new StringWriter();

    @Test
    void everyCommandAndOptionHasAChineseLine() {
        List<CommandSpec> english = all(commands(Locale.ENGLISH));
        CommandLine speaking = commands(Locale.CHINESE);
        assertEquals(0, speaking.execute("--help"));
        List<CommandSpec> chinese = all(speaking);
        assertTrue(english.size() > 13, "replay, read, evaluate, bench, bus and its own, price, rehearse, password");
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < english.size(); i++) {
            CommandSpec en = english.get(i);
            CommandSpec zh = chinese.get(i);
            String name = zh.qualifiedName();
            look(name, en.usageMessage().description(), zh.usageMessage().description(), missing);
            look(name + " footer", en.usageMessage().footer(), zh.usageMessage().footer(), missing);
            for (int j = 0; j < en.args().size(); j++) {
                ArgSpec argument = zh.args().get(j);
                look(name + " " + argument, en.args().get(j).description(), argument.description(), missing);
            }
        }
        assertEquals(List.of(), missing);
    }

    /** Chinese, with the same default, and no English line left behind. */
    private static void look(String where, String[] en, String[] zh, List<String> missing) {
        boolean said = Stream.of(zh)
                .allMatch(line -> line.isEmpty() || CHINESE.matcher(line).find());
        if (en.length > 0 != zh.length > 0 || !said || defaults(en) != defaults(zh)) {
            missing.add(where + ": " + Arrays.toString(zh) + " for " + Arrays.toString(en));
        }
        if (Stream.of(en).anyMatch(line -> CHINESE.matcher(line).find())) {
            missing.add(where + " speaks Chinese to the English: " + Arrays.toString(en));
        }
    }

    private static long defaults(String[] lines) {
        return OTHERWISE.matcher(String.join("\n", lines)).results().count();
    }

    private static List<CommandSpec> all(CommandLine command) {
        List<CommandSpec> all = new ArrayList<>(List.of(command.getCommandSpec()));
        command.getSubcommands().values().forEach(each -> all.addAll(all(each)));
        return all;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help --lang zh",
                "--lang zh --help",
                "price --lang=zh --help",
                "--lang zh price --help",
                "bus pulse --help --lang zh",
                "--lang zh bus --help"
            })
    void helpIsInTheLanguageThatWasAskedFor(String typed) {
        assertEquals(0, commands(Locale.ENGLISH).execute(typed.split(" ")));
        assertTrue(out.toString().startsWith("用法：daozha "), out.toString());
        assertEquals(
                0, commands(Locale.CHINESE).execute(typed.replace("zh", "en").split(" ")));
        assertTrue(out.toString().contains("\nUsage: daozha "), out.toString());
    }

    @Test
    void withoutAWordItIsInTheMachines() {
        assertEquals(0, commands(Locale.CHINESE).execute("bus", "scan", "--help"));
        assertTrue(out.toString().contains("末尾地址，最大 247（16）"), out.toString());
        out.getBuffer().setLength(0);
        assertEquals(0, commands(Locale.ENGLISH).execute("bus", "scan", "--help"));
        assertFalse(CHINESE.matcher(out.toString()).find(), out.toString());
    }

    @Test
    void theUsageBeneathAMistakeIsInTheLanguageOfTheMistake() {
        assertEquals(2, commands(Locale.CHINESE).execute("bus"));
        assertTrue(out.toString().startsWith("缺少子命令\n用法：daozha bus"), out.toString());
        out.getBuffer().setLength(0);
        assertEquals(2, commands(Locale.CHINESE).execute("price", "--lang", "en"));
        assertTrue(out.toString().contains("\nUsage: daozha price"), out.toString());
    }

    private CommandLine commands(Locale machine) {
        PrintWriter both = new PrintWriter(out, true);
        return SpokenHelp.commands(new Main(), machine).setOut(both).setErr(both);
    }
}
