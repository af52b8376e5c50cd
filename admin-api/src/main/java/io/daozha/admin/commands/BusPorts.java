package io.daozha.admin.commands;

import io.daozha.hardware.serial.FoundPort;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the serial ports of this machine. */
@Command(
        name = "ports",
        mixinStandardHelpOptions = true,
        description = "Lists the serial ports of this machine, each by the path to write into the configuration.")
final class BusPorts implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        return print(FoundPort.all(), spec.commandLine().getOut());
    }

    static int print(List<FoundPort> ports, PrintWriter out) {
        for (FoundPort port : ports) {
            out.printf("%s  (%s, %s)%n", port.path(), port.device(), port.adapter());
            if (!port.usable()) {
                out.printf(
                        "    may not be opened by this user; add him to the group of %s, often dialout%n",
                        port.device());
            }
        }
        if (ports.isEmpty()) {
            out.println("There is no serial port. Is the adapter plugged in, and does `dmesg` name it?");
        } else if (ports.stream().allMatch(port -> port.path().equals(port.device()))) {
            out.println("None of them is an adapter with a path that survives a re-plug (/dev/serial/by-path).");
        }
        out.flush();
        return ports.isEmpty() ? 1 : 0;
    }
}
