package io.daozha.admin.commands;

import io.daozha.hardware.serial.RollCall;
import io.daozha.hardware.serial.RollCall.Kind;
import io.daozha.hardware.serial.SerialBus;
import io.daozha.hardware.serial.SerialLine;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Asks every address of a line who lives there. Moves nothing. */
@Command(
        name = "scan",
        mixinStandardHelpOptions = true,
        description = "Asks each address of a line for its inputs and says which answer. Moves nothing.")
final class BusScan implements Callable<Integer> {
    /** A board at 9600 baud behind a USB adapter takes 20 to 40 ms. */
    private static final Duration ANSWER_TIMEOUT = Duration.ofMillis(100);

    @Mixin
    private BusLine where;

    @Option(names = "--from", defaultValue = "1", description = "first address (${DEFAULT-VALUE})")
    private int from;

    @Option(names = "--to", defaultValue = "16", description = "last address, 247 at most (${DEFAULT-VALUE})")
    private int to;

    @Option(names = "--all-bauds", description = "tries 9600, 4800, 19200, 38400, 57600 and 115200 baud")
    private boolean allBauds;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<SerialLine> lines = allBauds
                ? List.of(9600, 4800, 19200, 38400, 57600, 115200).stream()
                        .map(where::line)
                        .toList()
                : List.of(where.line());
        int found = 0;
        for (SerialLine line : lines) {
            String baud = line instanceof SerialLine.Port port ? " at " + port.baud() + " baud" : "";
            try (SerialBus bus = BusLine.open(line, ANSWER_TIMEOUT)) {
                out.printf("%s%s, addresses %d to %d:%n", line, baud, from, to);
                out.flush();
                found += scan(bus, out);
            } catch (IOException e) {
                out.println(e.getMessage());
                out.flush();
                return 1;
            }
        }
        if (found == 0) {
            out.println("Nobody answers. Check the board's power, that A goes to A and B to B (some makers swap them),"
                    + " the baud rate (--all-bauds), and addresses above " + to + " (--to 247).");
            out.flush();
        }
        return found == 0 ? 1 : 0;
    }

    private int scan(SerialBus bus, PrintWriter out) throws IOException {
        int found = 0;
        for (int unit = Math.max(1, from); unit <= Math.min(247, to); unit++) {
            RollCall answer = RollCall.of(bus, unit);
            if (answer.kind() == Kind.SILENT) {
                continue;
            }
            found += answer.kind() == Kind.GARBLED ? 0 : 1;
            out.println(
                    switch (answer.kind()) {
                        case BOARD -> "  unit " + unit + ": a board, " + answer.detail();
                        case OTHER -> "  unit " + unit + ": something that is no board of 8 inputs: " + answer.detail();
                        default -> "  unit " + unit + ": " + answer.detail();
                    });
            out.flush();
        }
        return found;
    }
}
