package io.daozha.gate;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Brings facts of one kind from a lane to billing, in order, each until it is taken. The lane does not wait for it: they
 * stand on its disk, this only carries them.
 */
final class Courier<F> implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Courier.class);
    private static final long FIRST_WAIT_MILLIS = 200;
    private static final long LONGEST_WAIT_MILLIS = 5_000;

    /** What billing is taking when the lane closes is waited for: a slow machine needs seconds for it. */
    private static final long CLOSING_MILLIS = 10_000;

    private final String lane;
    private final Consumer<F> billing;
    private final Consumer<F> taken;
    private final Consumer<String> trouble;
    private final BlockingQueue<F> waiting = new LinkedBlockingQueue<>(); // bounded by the street: one a car
    private final Thread thread;

    /**
     * @param kind what they are called, in the plural; names the thread
     * @param billing takes one, or throws
     * @param taken told after billing has taken it
     * @param trouble told how many wait, and why billing does not take any; empty when it does again
     */
    Courier(String lane, String kind, Consumer<F> billing, Consumer<F> taken, Consumer<String> trouble) {
        this.lane = lane;
        this.billing = billing;
        this.taken = taken;
        this.trouble = trouble;
        this.thread = new Thread(this::run, kind + "-" + lane);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Brings all that wait until one is not taken, without waiting. @return whether any was taken */
    boolean turn() {
        boolean any = false;
        for (F fact = waiting.peek(); fact != null && isTaken(fact); fact = waiting.peek()) {
            waiting.remove();
            taken.accept(fact);
            any = true;
        }
        return any;
    }

    void bring(F fact) {
        waiting.add(fact);
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(CLOSING_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (true) {
                F fact = waiting.take();
                bringUntilTaken(fact);
                taken.accept(fact);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed; what is left stands in the journal
        }
    }

    private void bringUntilTaken(F fact) throws InterruptedException {
        for (long wait = FIRST_WAIT_MILLIS; !isTaken(fact); wait = Math.min(2 * wait, LONGEST_WAIT_MILLIS)) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            Thread.sleep(wait);
        }
    }

    private boolean isTaken(F fact) {
        try {
            billing.accept(fact);
            trouble.accept("");
            return true;
        } catch (RuntimeException e) {
            LOG.warnf("Lane %s: billing does not take %s; it is brought again: %s", lane, fact, e);
            trouble.accept(waiting.size() + ": " + e.getMessage());
            return false;
        }
    }
}
