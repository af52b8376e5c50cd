package io.daozha.hardware.serial;

import com.fazecast.jSerialComm.SerialPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A serial port of this machine.
 *
 * @param path what to write into the configuration: the path that survives a re-plug where there is one
 * @param device what the operating system calls it today
 * @param adapter what it says of itself
 * @param usable whether this program may open it
 */
public record FoundPort(String path, String device, String adapter, boolean usable) {
    private static final Path BY_PATH = Path.of("/dev/serial/by-path");

    /** All that there are, adapters before what is built in. */
    public static List<FoundPort> all() {
        return all(
                BY_PATH,
                Arrays.stream(SerialPort.getCommPorts())
                        .collect(
                                HashMap::new,
                                (into, port) -> into.put(port.getSystemPortPath(), port.getPortDescription()),
                                Map::putAll));
    }

    /** @param adapters by device */
    static List<FoundPort> all(Path byPath, Map<String, String> adapters) {
        Map<String, String> lasting = lasting(byPath);
        return adapters.entrySet().stream()
                .map(port -> new FoundPort(
                        lasting.getOrDefault(port.getKey(), port.getKey()),
                        port.getKey(),
                        port.getValue(),
                        mayOpen(port.getKey())))
                .sorted((one, other) -> {
                    boolean first = lasting.containsKey(one.device());
                    return first == lasting.containsKey(other.device())
                            ? one.device().compareTo(other.device())
                            : first ? -1 : 1;
                })
                .toList();
    }

    /** Other systems have no files for their ports, and say at opening what is wrong. */
    private static boolean mayOpen(String device) {
        Path file = Path.of(device);
        return !file.isAbsolute() || (Files.isReadable(file) && Files.isWritable(file));
    }

    /** Paths that stay, by the device they lead to today. */
    private static Map<String, String> lasting(Path byPath) {
        Map<String, String> paths = new HashMap<>();
        try (Stream<Path> links = Files.list(byPath)) {
            for (Path link : links.sorted().toList()) {
                paths.putIfAbsent(link.toRealPath().toString(), link.toString());
            }
        } catch (IOException e) {
            return paths; // there is no such folder while no adapter is plugged in, and never on other systems
        }
        return paths;
    }
}
