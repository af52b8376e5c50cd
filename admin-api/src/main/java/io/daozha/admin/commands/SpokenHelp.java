package io.daozha.admin.commands;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/**
 * Commands that explain themselves in the language of their {@code --lang}, else in that of the machine. English stands where
 * an option is declared, Chinese in help_zh.properties, under the keys that picocli looks for.
 */
public final class SpokenHelp {
    private static final String LANGUAGE = "--lang";

    private final Locale machine;

    private SpokenHelp(Locale machine) {
        this.machine = machine;
    }

    /** @param command an object that picocli knows as one */
    public static CommandLine commands(Object command, Locale machine) {
        SpokenHelp help = new SpokenHelp(machine);
        CommandLine commands = new CommandLine(command);
        offerLanguage(commands);
        return commands.setExecutionStrategy(help::run).setParameterExceptionHandler(new UsageErrors(help));
    }

    private static void offerLanguage(CommandLine command) {
        if (command.getCommandSpec().findOption(LANGUAGE) == null) {
            command.getCommandSpec()
                    .addOption(OptionSpec.builder(LANGUAGE)
                            .type(Locale.class)
                            .converters(new SpokenLanguage.Ours())
                            .paramLabel("zh|en")
                            .descriptionKey("language.of.help")
                            .description("language of this help (default: that of the machine)")
                            .build());
        }
        command.getSubcommands().values().forEach(SpokenHelp::offerLanguage);
    }

    private int run(ParseResult typed) {
        List<CommandLine> commands = typed.asCommandLineList();
        speak(commands.get(commands.size() - 1));
        return new RunLast().execute(typed);
    }

    /** What the command says of its use from now on is in the language that was asked for. */
    Locale speak(CommandLine command) {
        Locale language = language(command);
        if (language.equals(Locale.CHINESE)) {
            root(command).setResourceBundle(chinese());
        }
        return language;
    }

    private Locale language(CommandLine command) {
        for (CommandLine at = command; at != null; at = at.getParent()) {
            OptionSpec asked = at.getCommandSpec().findOption(LANGUAGE);
            if (asked != null && asked.getValue() instanceof Locale language) {
                return language;
            }
        }
        return machine;
    }

    private static CommandLine root(CommandLine command) {
        return command.getParent() == null ? command : root(command.getParent());
    }

    static ResourceBundle chinese() {
        try (InputStream text = SpokenHelp.class.getResourceAsStream("help_zh.properties")) {
            return new PropertyResourceBundle(new InputStreamReader(text, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
