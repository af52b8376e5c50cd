package io.daozha.admin.lanes;

import io.daozha.admin.live.ConsoleView.Lot;
import io.daozha.admin.live.LiveEvent;
import io.daozha.admin.live.LiveEvent.Part;
import io.daozha.admin.live.LiveFeed;
import io.daozha.admin.live.PassageView;
import io.daozha.billing.Parking;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** What the console shows of billing, read again shortly after something changed, however many pages look at it. */
@ApplicationScoped
public class Books {
    private static final Logger LOG = Logger.getLogger(Books.class);
    private static final int PASSAGES = 30;
    private static final int SETTLING_MILLIS = 80;

    private final Parking parking;
    private final LiveFeed feed;
    private final Instance<Clock> clock;
    private final ScheduledExecutorService reader = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "books");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicBoolean due = new AtomicBoolean();
    private volatile Page page;

    /**
     * @param spacesLeft for temporary cars: those kept for permits are not counted
     * @param passages newest first
     */
    public record Page(Lot lot, int spacesLeft, List<PassageView> passages) {}

    /** @param clock asked for when it is needed: who makes it needs the books first */
    Books(Parking parking, LiveFeed feed, Instance<Clock> clock) {
        this.parking = parking;
        this.feed = feed;
        this.clock = clock;
        this.page = new Page(new Lot(parking.capacity(), 0, 0), parking.capacity(), List.of());
    }

    /** Something may have changed; returns at once. */
    public void mayHaveChanged() {
        if (!reader.isShutdown() && due.compareAndSet(false, true)) {
            ScheduledFuture<?> unused = reader.schedule(this::read, SETTLING_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    public Page page() {
        return page;
    }

    /** Before the database goes: nobody looks any more. */
    void close(@Observes ShutdownEvent stop) {
        reader.shutdownNow();
    }

    private void read() {
        due.set(false);
        try {
            Page before = page;
            Page now = new PageOfBooks(parking).read(PASSAGES, clock.get().instant());
            page = now;
            if (!now.passages().equals(before.passages())) {
                feed.changed(LiveEvent.of(Part.PASSAGES));
            }
            if (!now.lot().equals(before.lot())) {
                feed.changed(LiveEvent.of(Part.LOT));
            }
        } catch (RuntimeException e) {
            LOG.warnf("The console shows billing as it was, for billing cannot be asked: %s", e);
        }
    }
}
