package io.daozha.billing.postgres;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Starts the server again whenever it has ended and nobody had told it to: soon, and then ever more rarely, for as long as
 * it takes. A disk that is full or data that are broken are mended by a person, some time.
 */
final class Revival implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Revival.class);

    /** What a killed server leaves running ends by itself within this, and its memory is free. */
    private static final Duration FIRST = Duration.ofMillis(200);

    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** One that ends sooner than this after a start has not been mended by it. */
    private static final Duration STEADY = Duration.ofMinutes(1);

    /** Of one that is no child of ours, taken over from a killed application, the system tells late. */
    private static final int LOOK_EVERY_MS = 500;

    /** Starts it on the same data and port. */
    interface Start {
        /** @throws IOException with a sentence saying why it does not */
        ProcessHandle again() throws IOException, InterruptedException;
    }

    private final Start start;
    private final Clock clock;
    private final Thread thread;
    private volatile Optional<Outage> latest = Optional.empty();

    private Revival(ProcessHandle server, Start start, Clock clock) {
        this.start = start;
        this.clock = clock;
        this.thread = new Thread(() -> watch(server), "database watch");
        thread.setDaemon(true);
    }

    /** @param clock of the machine, by which an outage is told */
    static Revival of(ProcessHandle server, Start start, Clock clock) {
        Revival revival = new Revival(server, start, clock);
        revival.thread.start();
        return revival;
    }

    Optional<Outage> latest() {
        return latest;
    }

    /** From now on an end is no outage. Returns when nothing is being started any more. */
    @Override
    public void close() {
        thread.interrupt();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) { // whoever is in a hurry must not leave a server behind
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** How long to wait before a try, of which so many have been in vain. */
    static Duration pause(int tries) {
        Duration doubled = FIRST.multipliedBy(1L << Math.min(tries, 16));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }

    private void watch(ProcessHandle first) {
        ProcessHandle server = first;
        int inVain = 0;
        try {
            while (true) {
                long up = System.nanoTime();
                awaitEnd(server);
                if (System.nanoTime() - up > STEADY.toNanos()) {
                    inVain = 0;
                }
                latest = Optional.of(Outage.begins(clock.instant()));
                LOG.warn("The database has stopped by itself; it is started again");
                Optional<ProcessHandle> again = Optional.empty();
                while (again.isEmpty()) {
                    Thread.sleep(pause(inVain++).toMillis());
                    again = attempt();
                }
                server = again.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the application stops, and the server with it
        }
    }

    private static void awaitEnd(ProcessHandle server) throws InterruptedException {
        while (server.isAlive()) {
            try {
                server.onExit().get(LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException | ExecutionException e) {
                LOG.tracef("Not told that it ended: %s", e);
            }
        }
    }

    private Optional<ProcessHandle> attempt() throws InterruptedException {
        Outage outage = latest.orElseThrow();
        try {
            ProcessHandle server = start.again();
            Instant back = clock.instant();
            latest = Optional.of(outage.over(back));
            LOG.warnf(
                    "The database is back after %.1f s",
                    Duration.between(outage.began(), back).toMillis() / 1000.0);
            return Optional.of(server);
        } catch (IOException | RuntimeException e) { // thrown on, it would end all later tries
            String reason = e instanceof DatabaseStartException ? e.getMessage() : e.toString();
            latest = Optional.of(outage.failed(reason));
            if (!reason.equals(outage.reason())) { // on a disk that is full, not once a minute
                LOG.errorf("The database does not start: %s. It is tried again, at last once a minute", reason);
            }
            return Optional.empty();
        }
    }
}
