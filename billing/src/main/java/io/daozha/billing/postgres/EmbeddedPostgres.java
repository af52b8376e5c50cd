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
import java.time.Clock;
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
 * last. One that a killed application left running is taken over by the next. One that ends by itself, or is killed, is
 * started again on the same data and port.
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
    private volatile ProcessHandle server;
    private Revival revival;

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
            EmbeddedPostgres postgres =
                    new EmbeddedPostgres(new Cluster(home, Binaries.unpacked(programs), account), lock);
            postgres.cluster.prepare();
            postgres.password = postgres.cluster.password();
            postgres.attachOrLaunch();
            postgres.revival = Revival.of(postgres.server, postgres::again, Clock.systemUTC());
            up = true;
            return postgres;
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

    /** The latest time it was away; empty when it never was. */
    public Optional<Outage> outage() {
        return revival.latest();
    }

    /** From now on it is not started again when it ends: the whole machine may be about to stop. */
    public void letGo() {
        revival.close();
    }

    /** Stops the server; connections still open are cut. */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted(); // whoever is in a hurry still wants it stopped
        letGo();
        try {
            if (server.isAlive()) {
                cluster.stop();
            }
        } catch (IOException e) {
            boolean asked = server.destroy(); // one that has only just begun is not known to its tools
            LOG.warnf(
                    "The database was not stopped%s, the next start takes it over: %s",
                    asked ? " at once" : "", e.getMessage());
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
        if (attach()) {
            return;
        }
        try {
            launch(Cluster.freePort());
        } catch (DatabaseStartException e) { // one that a killed application was just starting may have come before
            if (!attach()) {
                throw e;
            }
        }
    }

    private boolean attach() throws IOException, InterruptedException {
        Optional<Postmaster> left = Postmaster.of(cluster.data());
        attached = left.isPresent() && becomesReady(left.get().process());
        return attached;
    }

    /** Nothing but the server: data that are gone must not be replaced by empty ones. */
    private ProcessHandle again() throws IOException, InterruptedException {
        if (!(server.isAlive() && becomesReady(server))) { // it may only have been slow
            launch(port);
        }
        return server;
    }

    private void launch(int onPort) throws IOException, InterruptedException {
        Postmaster.forget(cluster.data()); // of none, or of one that was on its way out
        ServerLog said = cluster.log();
        if (!becomesReady(cluster.launch(onPort))) {
            throw said.failure("The database stopped while starting");
        }
    }

    /** @return false when the server ends instead */
    private boolean becomesReady(ProcessHandle starting) throws IOException, InterruptedException {
        server = starting;
        ServerLog said = cluster.log();
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (!takesConnections(starting)) {
            if (ends(starting)) {
                return false;
            }
            if (System.nanoTime() > end) {
                throw said.failure("The database did not answer within " + START_LIMIT.toSeconds() + " s");
            }
        }
        return true;
    }

    /** Waits a moment for the server's end. */
    private static boolean ends(ProcessHandle starting) throws InterruptedException {
        try {
            starting.onExit().get(LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("A process's end was not to be seen", e);
        }
    }

    /** A real login, for the server may be another's and its word is only a file. */
    private boolean takesConnections(ProcessHandle starting) throws IOException, InterruptedException {
        Optional<Postmaster> word = Postmaster.of(cluster.data());
        if (word.isEmpty() || !word.get().ready() || word.get().process().pid() != starting.pid()) {
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
