package io.daozha.admin.commands;

import io.daozha.hardware.SignText;
import io.daozha.hardware.led.LedCard;
import io.daozha.hardware.led.LedPanel;
import io.daozha.hardware.serial.SerialLine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows and says a text on a sign's card. */
@Command(
        name = "text",
        mixinStandardHelpOptions = true,
        description =
                "Shows a text on an LED card that is alone on its line, and says one. Asks before: to a board on the"
                        + " same line the card's frames are a broadcast.")
final class BusText implements Callable<Integer> {
    private final BufferedReader answers;

    @Mixin
    private BusLine where;

    @Parameters(paramLabel = "LINE", arity = "1..4", description = "what to show, a line each")
    private List<String> lines;

    @Option(names = "--say", paramLabel = "WORDS", description = "what to say")
    private Optional<String> speech;

    @Option(names = "--rows", defaultValue = "4", description = "lines of the panel (${DEFAULT-VALUE})")
    private int rows;

    @Option(
            names = "--columns",
            defaultValue = "8",
            description = "bytes of GBK side by side, two for a Chinese character (${DEFAULT-VALUE})")
    private int columns;

    @Option(names = "--password", description = "of the card, if it has one")
    private Optional<String> password;

    @Option(names = "--mute", description = "the card is set mute and confirms nothing")
    private boolean mute;

    @Option(
            names = {"-y", "--yes"},
            description = "does not ask")
    private boolean sure;

    @Spec
    private CommandSpec spec;

    BusText() {
        this(new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())));
    }

    BusText(BufferedReader answers) {
        this.answers = answers;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        SerialLine line = where.line();
        try {
            LedPanel panel = new LedPanel(rows, columns, password, !mute);
            if (!sure && !Question.yes("Is the sign alone on " + line + "?", answers, out)) {
                out.println("Nothing was sent.");
                return 1;
            }
            SignText text = new SignText(lines, speech, Optional.empty());
            String loss = LedCard.tryOut(line, panel, text, Clock.system(ZoneId.systemDefault()));
            out.println(
                    mute
                            ? "It was sent; whether it is shown, only your eyes tell."
                            : "The card has confirmed every frame. Where it shows or says something else, its fonts or"
                                    + " stored phrases lack it.");
            if (!loss.isEmpty()) {
                out.println(loss);
            }
            return 0;
        } catch (IllegalArgumentException e) {
            throw UsageException.of(spec.commandLine(), e);
        } catch (IOException e) {
            out.println(e.getMessage());
            return 1;
        } finally {
            out.flush();
        }
    }
}
