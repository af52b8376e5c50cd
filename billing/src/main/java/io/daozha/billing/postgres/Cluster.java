package io.daozha.billing.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** PostgreSQL's data in their folder, and the programs that make, serve and rest them. */
final class Cluster {
    static final String OWNER = "daozha";
    private static final int TOOL_LIMIT_S = 60;

    /** A small box, few connections: together about 30 MB resident. None of these touches durability. */
    private static final List<String> SETTINGS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "max_connections=40",
            "shared_buffers=16MB",
            "max_wal_size=256MB",
            "max_wal_senders=0",
            "wal_level=minimal",
            "max_logical_replication_workers=0",
            "jit=off",
            "log_checkpoints=off", // one every five minutes, for years, on a disk that nobody looks at
            "timezone=UTC",
            "log_timezone=UTC");

    private final Path folder;
    private final Path data;
    private final Path password;
    private final Path log;
    private final Binaries binaries;
    private final Account account;

    Cluster(Path folder, Binaries binaries, Account account) {
        this.folder = folder;
        this.data = folder.resolve("data");
        this.password = folder.resolve("password");
        this.log = folder.resolve("postgres.log");
        this.binaries = binaries;
        this.account = account;
    }

    Path data() {
        return data;
    }

    Path passwordFile() {
        return password;
    }

    ServerLog log() throws IOException {
        return ServerLog.from(log);
    }

    String password() throws IOException {
        if (Files.notExists(password)) {
            throw new DatabaseStartException("The password of the database, " + password
                    + ", is missing; restore it from a backup: without it nobody can read the data");
        }
        return Files.readString(password).strip();
    }

    /** Makes what is not there yet; what was half made when the power failed is made again. */
    void prepare() throws IOException, InterruptedException {
        Path making = folder.resolve("data.making");
        boolean missing = Files.notExists(data);
        if (missing) {
            Disk.delete(making);
            writePassword();
        }
        account.own(folder);
        if (missing) {
            run(
                    "initdb",
                    "-D",
                    making.toString(),
                    "-U",
                    OWNER,
                    "--pwfile=" + password,
                    "--auth=scram-sha-256",
                    "-E",
                    "UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--data-checksums");
            Files.move(making, data, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** One that is free at the moment. */
    static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    /** Returns before the server is ready. */
    ProcessHandle launch(int port) throws IOException {
        List<String> command = account.command(binaries.program("postgres"));
        command.addAll(List.of("-D", data.toString(), "-p", Integer.toString(port)));
        SETTINGS.forEach(setting -> command.addAll(List.of("-c", setting)));
        return process(command).start().toHandle();
    }

    /** Cuts the connections and waits until all is on disk. */
    void stop() throws IOException, InterruptedException {
        run("pg_ctl", "-D", data.toString(), "-m", "fast", "-w", "-t", "30", "stop");
    }

    private void writePassword() throws IOException {
        byte[] secret = new byte[24];
        new SecureRandom().nextBytes(secret);
        Files.deleteIfExists(password);
        Files.createFile(password);
        if (Files.getFileStore(password).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
        }
        Disk.write(HexFormat.of().formatHex(secret).getBytes(StandardCharsets.US_ASCII), password);
    }

    private void run(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = account.command(binaries.program(program));
        command.addAll(List.of(arguments));
        ServerLog said = log();
        Process process = process(command).start();
        if (!process.waitFor(TOOL_LIMIT_S, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw said.failure(program + " did not end within " + TOOL_LIMIT_S + " s");
        }
        if (process.exitValue() != 0) {
            throw said.failure(program + " failed");
        }
    }

    private ProcessBuilder process(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("PG")); // not ours to be steered by
        return builder;
    }
}
