package io.daozha.admin.launch;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Keeps a process that a signal ends alive until its main thread has put everything away. The JVM runs its shutdown
 * hooks side by side: the framework's stops the application, and this one waits for the database to be stopped after it.
 */
final class LastOut implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(LastOut.class);
    private static final int PATIENCE_S = 60;

    private final CountDownLatch gone = new CountDownLatch(1);
    private final Thread hook = new Thread(this::await, "last out");

    private LastOut() {}

    static LastOut hold() {
        LastOut door = new LastOut();
        Runtime.getRuntime().addShutdownHook(door.hook);
        return door;
    }

    private void await() {
        try {
            if (!gone.await(PATIENCE_S, TimeUnit.SECONDS)) {
                System.err.println("Daozha did not stop within " + PATIENCE_S + " s; the next start puts it in order");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        gone.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            LOG.debug("The hook is running: a signal ended the process", e);
        }
    }
}
