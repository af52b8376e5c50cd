package io.daozha.admin.commands;

import io.daozha.hardware.DeviceException;
import io.daozha.hardware.relay.RelayBoard;
import io.daozha.hardware.serial.BusStatistics;
import io.daozha.hardware.serial.SerialBus;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows a board's inputs as they change. Moves nothing. */
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        description =
                "Prints the inputs of a board, then each change, until Ctrl-C. Moves nothing. Drive over the loops,"
                        + " lift the arm by hand, press the fire button, and see which input it is.")
final class BusWatch implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int FOR_EVER = Integer.MAX_VALUE;

    @Mixin
    private BusLine where;

    @Option(names = "--unit", defaultValue = "1", description = "address of the board (${DEFAULT-VALUE})")
    private int unit;

    @Option(names = "--seconds", description = "ends by itself after so long")
    private int seconds = FOR_EVER;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        try (SerialBus bus = BusLine.open(where.line(), SerialBus.DEFAULT_ANSWER_TIMEOUT)) {
            InputLog log = new InputLog(RelayBoard.on(bus, unit), out);
            if (!log.printFirst(PATIENCE)) {
                return 1;
            }
            log.begin();
            log.print(Duration.ofSeconds(seconds));
            out.println(summary(bus.statistics()));
            out.flush();
            return 0;
        } catch (DeviceException e) {
            out.println(e.getMessage());
            out.flush();
            return 1;
        }
    }

    private static String summary(BusStatistics done) {
        long millis = done.answers() == 0 ? 0 : done.roundTrips().toMillis() / done.answers();
        return "%d requests, %d unanswered, %d garbled, %d refused; an answer takes %d ms"
                .formatted(done.requests(), done.timeouts(), done.crcErrors(), done.exceptions(), millis);
    }
}
