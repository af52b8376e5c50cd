package io.daozha.admin.commands;

import io.daozha.hardware.DeviceException;
import io.daozha.hardware.relay.RelayBoard;
import io.daozha.hardware.serial.SerialBus;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Closes a relay for a moment, after asking, and shows what that moved. */
@Command(
        name = "pulse",
        mixinStandardHelpOptions = true,
        description =
                "Closes a relay of a board for a moment and shows which inputs that changed. Asks before, as an arm"
                        + " may move.")
final class BusPulse implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int SAFETY_LOOP = 1;

    private final BufferedReader answers;

    @Mixin
    private BusLine where;

    @Parameters(paramLabel = "RELAY", description = "counted from 0, as in the configuration")
    private int relay;

    @Option(names = "--unit", defaultValue = "1", description = "address of the board (${DEFAULT-VALUE})")
    private int unit;

    @Option(
            names = "--millis",
            defaultValue = "500",
            description = "how long it is closed, 100 to 5000 in steps of 100 (${DEFAULT-VALUE})")
    private int millis;

    @Option(
            names = "--watch",
            defaultValue = "12",
            description = "seconds to watch the inputs afterwards (${DEFAULT-VALUE})")
    private int watch;

    @Option(
            names = {"-y", "--yes"},
            description = "does not ask")
    private boolean sure;

    @Spec
    private CommandSpec spec;

    BusPulse() {
        this(new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())));
    }

    BusPulse(BufferedReader answers) {
        this.answers = answers;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        try (SerialBus bus = BusLine.open(where.line(), SerialBus.DEFAULT_ANSWER_TIMEOUT)) {
            RelayBoard board = RelayBoard.on(bus, unit);
            InputLog log = new InputLog(board, out);
            if (!log.printFirst(PATIENCE)) {
                out.println("Nothing was sent.");
                return 1;
            }
            if (!agreed(board, log, out)) {
                out.println("Nothing was sent.");
                return 1;
            }
            board.pulse(relay, Duration.ofMillis(millis));
            log.begin();
            out.println("The board has confirmed it. That the arm moves, only its limits say:");
            out.flush();
            if (log.print(Duration.ofSeconds(watch)) == 0) {
                out.println(
                        "No input has changed. Did the relay click? Then check the two wires from it to the barrier's"
                                + " contact and its COM, and that the barrier is switched to outside control. Did the arm"
                                + " move? Then the limits are not wired to this board.");
            }
            return 0;
        } catch (DeviceException e) {
            out.println(e.getMessage());
            return 1;
        } finally {
            out.flush();
        }
    }

    private boolean agreed(RelayBoard board, InputLog log, PrintWriter out) throws IOException {
        if (log.isOn(SAFETY_LOOP)) {
            out.println("CAUTION: input " + SAFETY_LOOP + " is on: by the usual wiring something is under the arm.");
        }
        return sure
                || Question.yes(
                        "Relay " + relay + " of " + board + " is about to close for " + millis
                                + " ms, and whatever hangs on it moves. Is nobody near the arm?",
                        answers,
                        out);
    }
}
