package io.daozha.billing.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A server that runs, as it says itself in its {@code postmaster.pid}.
 *
 * @param ready whether it says that it takes connections
 */
record Postmaster(ProcessHandle process, int port, boolean ready) {
    private static final String FILE = "postmaster.pid";

    /** The server on these data, if one runs. */
    static Optional<Postmaster> of(Path data) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(data.resolve(FILE));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        if (lines.size() < 5) {
            return Optional.empty(); // just being written, or cut off with the power
        }
        // PostgreSQL manual, "Database File Layout": 1 the process, 4 the port, 8 the state.
        int port = Integer.parseInt(lines.get(3).strip());
        boolean ready = lines.size() >= 8 && lines.get(7).strip().equals("ready");
        return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                .filter(ProcessHandle::isAlive)
                .filter(alive -> serves(alive, data))
                .map(alive -> new Postmaster(alive, port, ready));
    }

    /**
     * Takes away what a server that runs no more has left. After a power cut its number may be that of any program by
     * now, and PostgreSQL would refuse to start beside it. A server that runs all the same still holds its memory,
     * which a second one finds and refuses.
     */
    static void forget(Path data) throws IOException {
        Files.deleteIfExists(data.resolve(FILE));
    }

    /** Whether it was started on these data; where the system does not tell, whether it is a server at all. */
    private static boolean serves(ProcessHandle process, Path data) {
        return process.info()
                .arguments()
                .map(arguments -> List.of(arguments).contains(data.toString()))
                .orElseGet(() -> process.info()
                        .command()
                        .map(command -> Path.of(command).getFileName().toString())
                        .filter(name -> name.startsWith("postgres"))
                        .isPresent());
    }
}
