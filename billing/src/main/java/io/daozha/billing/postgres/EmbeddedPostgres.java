package io.daozha.billing.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * A PostgreSQL server of our own in one folder, with the durable settings it ships with: an acknowledged commit is on
 * disk. It listens on the loopback interface only and asks for a password.
 *
 * <p>It runs in a session of its own, so that Ctrl-C in a terminal reaches the application alone, which stops the server
 * last. One that a killed application left running is taken over by the next.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(EmbeddedPostgres.class);
    private static final String USER = "daozha";
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    /** A small box, few connections: together about 40 MB resident. None of these touches durability. */
    private static final List<String> SETTINGS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "max_connections=40",
            "shared_buffers=16MB",
            "max_wal_size=256MB",
            "max_wal_senders=0",
            "wal_level=minimal",
            "jit=off",
            "timezone=UTC",
            "log_timezone=UTC");

    private final Path folder;
    private final Path data;
    private final Path log;
    private final Binaries binaries;
    private final Account account;
    private final FileChannel lock;
    private final String password;
    private int port;
    private boolean attached;

    private EmbeddedPostgres(Path folder, Account account, FileChannel lock) throws IOException {
        this.folder = folder;
        this.data = folder.resolve("data");
        this.log = folder.resolve("postgres.log");
        this.lock = lock;
        this.binaries = Binaries.unpacked(folder);
        this.password = password(folder.resolve("password"));
        this.account = account;
    }

    /**
     * Starts the server of this folder, or takes over the one that runs there.
     *
     * @param folder is made if need be
     * @throws DatabaseStartException with a sentence saying what to do
     */
    public static EmbeddedPostgres start(Path folder) throws DatabaseStartException {
        return start(folder, Account.choose());
    }

    static EmbeddedPostgres start(Path folder, Account account) throws DatabaseStartException {
        findDriver();
        Path home = folder.toAbsolutePath().normalize();
        FileChannel lock = lock(home);
        try {
            EmbeddedPostgres server = new EmbeddedPostgres(home, account, lock);
            account.own(home);
            server.initialise();
            server.attachOrLaunch();
            return server;
        } catch (IOException e) {
            release(lock);
            throw e instanceof DatabaseStartException known
                    ? known
                    : new DatabaseStartException("The database in " + home + " cannot be set up: " + e, e);
        } catch (InterruptedException e) {
            release(lock);
            Thread.currentThread().interrupt();
            throw new DatabaseStartException("The start of the database was interrupted", e);
        }
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    public String user() {
        return USER;
    }

    public String password() {
        return password;
    }

    public int port() {
        return port;
    }

    /** Whether it was running already, left by an application that was killed. */
    public boolean attached() {
        return attached;
    }

    /** Stops the server; connections still open are cut. */
    @Override
    public void close() {
        try {
            run("pg_ctl", "-D", data.toString(), "-m", "fast", "-w", "-t", "30", "stop");
        } catch (IOException e) {
            LOG.warnf("The database was not stopped, the next start takes it over: %s", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            release(lock);
        }
    }

    /** Before the application has set up its class loaders, drivers do not announce themselves. */
    private static void findDriver() {
        try {
            Class.forName("org.postgresql.Driver");
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("The PostgreSQL driver is missing from the class path", e);
        }
    }

    private static FileChannel lock(Path folder) throws DatabaseStartException {
        FileChannel channel = null;
        try {
            Files.createDirectories(folder);
            channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock held = channel.tryLock();
            if (held != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            LOG.debug("Locked by this very process", e);
        } catch (IOException e) {
            throw new DatabaseStartException(
                    "The folder " + folder + " cannot be written (" + e + "); choose another with daozha.data", e);
        }
        release(channel);
        throw new DatabaseStartException(
                "Another copy of Daozha is using " + folder + "; stop it, or choose another folder with daozha.data");
    }

    private static void release(FileChannel lock) {
        try {
            lock.close();
        } catch (IOException e) {
            LOG.warn("The lock file was not closed", e);
        }
    }

    private static String password(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] secret = new byte[24];
            new SecureRandom().nextBytes(secret);
            Files.writeString(file, HexFormat.of().formatHex(secret));
            if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
        }
        return Files.readString(file).strip();
    }

    private void initialise() throws IOException, InterruptedException {
        if (Files.exists(data.resolve("PG_VERSION"))) {
            return;
        }
        run(
                "initdb",
                "-D",
                data.toString(),
                "-U",
                USER,
                "--pwfile=" + folder.resolve("password"),
                "--auth=scram-sha-256",
                "-E",
                "UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums");
    }

    private void attachOrLaunch() throws IOException, InterruptedException {
        Path pidFile = data.resolve("postmaster.pid");
        if (Files.exists(pidFile)) {
            List<String> lines = Files.readAllLines(pidFile);
            // Line 1 is the process, line 4 the port (PostgreSQL manual, "Database File Layout").
            if (lines.size() >= 4 && alive(lines.get(0).strip())) {
                port = Integer.parseInt(lines.get(3).strip());
                awaitReady(null);
                attached = true;
                return;
            }
        }
        launch();
    }

    private static boolean alive(String pid) {
        return ProcessHandle.of(Long.parseLong(pid))
                .filter(ProcessHandle::isAlive)
                .isPresent();
    }

    private void launch() throws IOException, InterruptedException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        List<String> command = account.command(true, binaries.program("postgres"));
        command.addAll(List.of("-D", data.toString(), "-p", Integer.toString(port)));
        SETTINGS.forEach(setting -> command.addAll(List.of("-c", setting)));
        awaitReady(process(command).start());
    }

    /** @param server the process that must become ready, or null for one that runs already */
    private void awaitReady(Process server) throws IOException, InterruptedException {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (!answers()) {
            if (server != null && !server.isAlive()) {
                throw new DatabaseStartException(
                        "The database stopped while starting; the reason is at the end of " + log);
            }
            if (System.nanoTime() > end) {
                throw new DatabaseStartException("The database did not answer within " + START_LIMIT.toSeconds()
                        + " s; the reason may be at the end of " + log);
            }
            Thread.sleep(20);
        }
    }

    private boolean answers() {
        Properties login = new Properties();
        login.setProperty("user", USER);
        login.setProperty("password", password);
        login.setProperty("connectTimeout", "2");
        try (Connection connection = DriverManager.getConnection(jdbcUrl(), login)) {
            return connection.isValid(2);
        } catch (SQLException e) {
            LOG.tracef("Not ready: %s", e.getMessage());
            return false;
        }
    }

    private void run(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = account.command(false, binaries.program(program));
        command.addAll(List.of(arguments));
        Process process = process(command).start();
        if (!process.waitFor(START_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        if (process.waitFor() != 0) {
            throw new DatabaseStartException(program + " failed; the reason is at the end of " + log);
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
