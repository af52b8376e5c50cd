package io.daozha.admin.commands;

import io.daozha.hardware.DeviceException;
import io.daozha.hardware.serial.FoundPort;
import io.daozha.hardware.serial.SerialBus;
import io.daozha.hardware.serial.SerialLine;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which line is meant, and how it is opened. */
final class BusLine {
    /** These commands say themselves what is wrong; held, as a logger nobody holds forgets its level. */
    private static final Logger LOG = Logger.getLogger("io.daozha.hardware");

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description =
                    "path of the serial port, better one under /dev/serial/by-path, or tcp://host:port of a serial"
                            + " server; without it, the only adapter there is")
    private String port;

    @Option(names = "--baud", defaultValue = "9600", description = "of a serial port (${DEFAULT-VALUE})")
    private int baud;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** @throws UsageException saying what to write, where it cannot be told which line is meant */
    SerialLine line() {
        return line(baud);
    }

    SerialLine line(int bitsASecond) {
        try {
            return SerialLine.parse(port == null ? onlyAdapter(FoundPort.all()) : port, bitsASecond);
        } catch (WrongInputException | IllegalArgumentException e) {
            throw UsageException.of(spec.commandLine(), e);
        }
    }

    static String onlyAdapter(List<FoundPort> ports) {
        List<FoundPort> adapters =
                ports.stream().filter(one -> !one.path().equals(one.device())).toList();
        if (adapters.size() != 1) {
            throw new WrongInputException(
                    "有 " + adapters.size() + " 个转换器：用 --port 指明哪一条线，写法见 `bus ports`。",
                    "There are " + adapters.size()
                            + " adapters; say which line is meant by --port, as `bus ports` lists them.");
        }
        return adapters.get(0).path();
    }

    /** @throws DeviceException when the line cannot be opened, with what to look at */
    static SerialBus open(SerialLine line, Duration answerTimeout) throws DeviceException {
        LOG.setLevel(Level.SEVERE);
        SerialBus bus = SerialBus.open(line, answerTimeout);
        CountDownLatch up = new CountDownLatch(1);
        bus.onState(state -> up.countDown());
        try {
            if (!bus.state().up()) {
                boolean unused = up.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!bus.state().up()) {
            String trouble = bus.state().trouble();
            bus.close();
            throw new DeviceException(trouble);
        }
        return bus;
    }
}
