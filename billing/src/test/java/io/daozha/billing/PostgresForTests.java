package io.daozha.billing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** A PostgreSQL of its own for the tests, with its durable settings left as they are. */
public class PostgresForTests implements QuarkusTestResourceLifecycleManager {
    private final Path home = Path.of("target/postgres").toAbsolutePath();
    private Path data;

    @Override
    public Map<String, String> start() {
        try {
            unpack();
            data = Files.createTempDirectory(home, "data");
            run("initdb", "-D", data + "/db", "-U", "daozha", "--auth=trust", "-E", "UTF8", "--locale=C");
            int port;
            try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = free.getLocalPort();
            }
            String options = "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=";
            run("pg_ctl", "-D", data + "/db", "-l", data + "/log", "-w", "-o", options, "start");
            return Map.of(
                    "quarkus.datasource.jdbc.url",
                    "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
                    "quarkus.datasource.username",
                    "daozha");
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("No PostgreSQL for the tests", e);
        }
    }

    @Override
    public void stop() {
        try {
            run("pg_ctl", "-D", data + "/db", "-m", "fast", "-w", "stop");
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("PostgreSQL did not stop, see " + data, e);
        }
    }

    private void unpack() throws IOException {
        if (Files.exists(home.resolve("bin/postgres"))) {
            return;
        }
        InputStream packed = PostgresForTests.class.getResourceAsStream("/postgres-linux-x86_64.txz");
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = home.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(tar, file);
                    file.toFile().setExecutable((entry.getMode() & 0100) != 0);
                }
            }
        }
    }

    /** PostgreSQL refuses to run as root: within a new namespace it is nobody. */
    private void run(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        File log = home.resolve("log").toFile();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
        if (process.waitFor() != 0) {
            throw new IOException(program + " failed, see " + log);
        }
    }
}
