package io.daozha.gate;

import io.daozha.billing.Passage;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Brings a lane's passages to billing, in order, each until it is taken. The lane does not wait for it: the journal
 * holds the passages, this only carries them.
 */
final class PassagePost implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(PassagePost.class);
    private static final long FIRST_WAIT_MILLIS = 200;
    private static final long LONGEST_WAIT_MILLIS = 5_000;

    private final String lane;
    private final Consumer<Passage> billing;
    private final Consumer<Passage> taken;
    private final Consumer<String> trouble;
    private final BlockingQueue<Passage> waiting = new LinkedBlockingQueue<>(); // bounded by the street: one a car
    private final Thread thread;

    /**
     * @param billing takes a passage, or throws
     * @param taken told after billing has taken it
     * @param trouble told why billing does not take any; empty when it does again
     */
    PassagePost(String lane, Consumer<Passage> billing, Consumer<Passage> taken, Consumer<String> trouble) {
        this.lane = lane;
        this.billing = billing;
        this.taken = taken;
        this.trouble = trouble;
        this.thread = new Thread(this::run, "passages-" + lane);
        thread.setDaemon(true);
    }

    void start(List<Passage> untaken) {
        waiting.addAll(untaken);
        thread.start();
    }

    void bring(Passage passage) {
        waiting.add(passage);
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(2_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (true) {
                Passage passage = waiting.take();
                bringUntilTaken(passage);
                taken.accept(passage);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed; what is left stands in the journal
        }
    }

    private void bringUntilTaken(Passage passage) throws InterruptedException {
        for (long wait = FIRST_WAIT_MILLIS; ; wait = Math.min(2 * wait, LONGEST_WAIT_MILLIS)) {
            try {
                billing.accept(passage);
                trouble.accept("");
                return;
            } catch (RuntimeException e) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                LOG.warnf(
                        "Lane %s: billing does not take passage %s, next try in %d ms: %s",
                        lane, passage.id(), wait, e);
                trouble.accept(
                        "Billing does not take passages (" + (waiting.size() + 1) + " waiting): " + e.getMessage());
                Thread.sleep(wait);
            }
        }
    }
}
