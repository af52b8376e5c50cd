package io.daozha.billing.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    /** Class 28 of SQLSTATE: invalid authorization specification (PostgreSQL manual, appendix A). */
    private static final String NOT_LET_IN = "28";

    private static final int LOOK_EVERY_MS = 20;

    private final Cluster cluster;
    private final FileChannel lock;
    private String password;
    private int port;
    private boolean attached;

    private EmbeddedPostgres(Cluster cluster, FileChannel lock) {
        this.cluster = cluster;
        this.lock = lock;
    }

    /**
     * Starts the server of this folder, or takes over the one that runs there.
     *
     * @param folder is made if need be
     * @throws DatabaseStartException with a sentence saying what to do
     */
    public static EmbeddedPostgres start(Path folder) throws DatabaseStartException {
        return start(folder, folder, Account.choose());
    }

    /** @param programs folder that the server's programs are unpacked into */
    static EmbeddedPostgres start(Path folder, Path programs, Account account) throws DatabaseStartException {
        findDriver();
        FileChannel lock = lock(folder);
        boolean up = false;
        try {
            Path home = folder.toRealPath(); // a server left running is known by its folder's name
            EmbeddedPostgres server =
                    new EmbeddedPostgres(new Cluster(home, Binaries.unpacked(programs), account), lock);
            server.cluster.prepare();
            server.password = server.cluster.password();
            server.attachOrLaunch();
            up = true;
            return server;
        } catch (DatabaseStartException e) {
            throw e;
        } catch (IOException e) {
            throw new DatabaseStartException(
                    "The database in " + folder + " cannot be set up (" + e
                            + "); see that the disk has room and the folder is yours, or choose another with daozha.data",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseStartException("The start of the database was interrupted", e);
        } finally {
            if (!up) {
                release(lock);
            }
        }
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    public String user() {
        return Cluster.OWNER;
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
        boolean interrupted = Thread.interrupted(); // whoever is in a hurry still wants it stopped
        try {
            cluster.stop();
        } catch (IOException e) {
            LOG.warnf("The database was not stopped, the next start takes it over: %s", e.getMessage());
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            release(lock);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
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

    private void attachOrLaunch() throws IOException, InterruptedException {
        Optional<Postmaster> left = Postmaster.of(cluster.data());
        if (left.isPresent() && becomesReady(left.get().process())) {
            attached = true;
            return;
        }
        Postmaster.forget(cluster.data()); // none, or on its way out when it was found
        ServerLog said = cluster.log();
        ProcessHandle server = cluster.launch();
        if (!becomesReady(server)) {
            throw said.failure("The database stopped while starting");
        }
    }

    /** @return false when the server ends instead */
    private boolean becomesReady(ProcessHandle server) throws IOException, InterruptedException {
        ServerLog said = cluster.log();
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (!takesConnections(server)) {
            if (ends(server)) {
                return false;
            }
            if (System.nanoTime() > end) {
                throw said.failure("The database did not answer within " + START_LIMIT.toSeconds() + " s");
            }
        }
        return true;
    }

    /** Waits a moment for the server's end. */
    private static boolean ends(ProcessHandle server) throws InterruptedException {
        try {
            server.onExit().get(LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("A process's end was not to be seen", e);
        }
    }

    /** A real login, for the server may be another's and its word is only a file. */
    private boolean takesConnections(ProcessHandle server) throws IOException, InterruptedException {
        Optional<Postmaster> word = Postmaster.of(cluster.data());
        if (word.isEmpty() || !word.get().ready() || word.get().process().pid() != server.pid()) {
            return false;
        }
        port = word.get().port();
        Properties login = new Properties();
        login.setProperty("user", user());
        login.setProperty("password", password);
        login.setProperty("connectTimeout", "2");
        try (Connection connection = DriverManager.getConnection(jdbcUrl(), login)) {
            return connection.isValid(2);
        } catch (SQLException e) {
            if (String.valueOf(e.getSQLState()).startsWith(NOT_LET_IN)) {
                cluster.stop();
                throw new DatabaseStartException(
                        "The database does not know the password in " + cluster.passwordFile()
                                + "; restore the one it was made with",
                        e);
            }
            LOG.debugf("Not ready: %s", e.getMessage());
            return false;
        }
    }
}
