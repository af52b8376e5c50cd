package io.daozha.admin.access;

import io.daozha.admin.web.Slice;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.panache.common.Page;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Who did what. Entries are written by a thread of their own, again and again until the database takes them: an arm that
 * is opened by hand while the database is away must not wait for its entry. Safe from any thread.
 */
@ApplicationScoped
class AuditLog {
    private static final Logger LOG = Logger.getLogger(AuditLog.class);
    private static final int ROOM = 10_000;
    private static final long PAUSE_S = 2;

    private final BlockingQueue<AuditEntry> waiting = new LinkedBlockingQueue<>(ROOM);
    private final Thread writer = new Thread(this::write, "audit");
    private volatile boolean open = true;

    AuditLog() {
        writer.setDaemon(true);
        writer.start();
    }

    void add(AuditEntry entry) {
        if (!waiting.offer(entry)) {
            LOG.errorf(
                    "The audit log has no room while the database is away; not in it: %s %s %s %s from %s at %s, status %d",
                    entry.who(),
                    entry.what(),
                    entry.onWhat(),
                    entry.detail(),
                    entry.address(),
                    entry.at(),
                    entry.status());
        }
    }

    void close(@Observes ShutdownEvent stop) throws InterruptedException {
        open = false;
        writer.interrupt();
        writer.join(TimeUnit.SECONDS.toMillis(PAUSE_S));
    }

    private void write() {
        while (open || !waiting.isEmpty()) {
            try {
                AuditEntry entry = waiting.take();
                while (!written(entry) && open) {
                    TimeUnit.SECONDS.sleep(PAUSE_S);
                }
            } catch (InterruptedException e) {
                open = false; // what waits is written once more, then we end
            }
        }
    }

    private static boolean written(AuditEntry entry) {
        try {
            QuarkusTransaction.requiringNew().run(() -> entry.persist());
            return true;
        } catch (RuntimeException e) { // whatever a database that is away makes of it
            LOG.warnf("An audit entry waits for the database: %s", e.getMessage());
            return false;
        }
    }

    /** @param before ids below this, newest first; 0 for the newest of all */
    Slice<AuditEntry> list(long before, int limit) {
        List<AuditEntry> found = QuarkusTransaction.requiringNew()
                .call(() -> AuditEntry.<AuditEntry>find(
                                "id < ?1 order by id desc", before == 0 ? Long.MAX_VALUE : before)
                        .page(Page.ofSize(limit + 1))
                        .list());
        return Slice.of(found, limit, AuditEntry::id);
    }
}
