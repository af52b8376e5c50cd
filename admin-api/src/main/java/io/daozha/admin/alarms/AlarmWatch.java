package io.daozha.admin.alarms;

import io.daozha.admin.launch.OwnDatabase;
import io.daozha.admin.live.Console;
import io.daozha.admin.live.ConsoleView;
import io.daozha.admin.live.LaneView;
import io.daozha.admin.live.LaneView.Alarm.Kind;
import io.daozha.admin.live.LaneView.Device.Health;
import io.daozha.admin.live.LiveEvent;
import io.daozha.admin.live.LiveFeed;
import io.daozha.billing.postgres.Outage;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Looks ten times a second what is wrong, in memory; where that is not what it was, pages are told and it is written down. What
 * could not be written down is tried again every two seconds, as is the look of the book into what others wrote.
 */
@ApplicationScoped
class AlarmWatch {
    private static final Logger LOG = Logger.getLogger(AlarmWatch.class);
    /** After the wiring: before it there are no lanes, and every alarm would seem to be over. */
    private static final int LATER_STILL = 20_000;

    private static final Duration EVERY = Duration.ofMillis(100);
    private static final Duration BOOK_EVERY = Duration.ofSeconds(2);

    private final Console console;
    private final AlarmBook book;
    private final LiveFeed feed;
    private final OwnDatabase database;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "alarms");
        thread.setDaemon(true);
        return thread;
    });

    private List<Wrong> before = List.of();
    private long booked;

    AlarmWatch(Console console, AlarmBook book, LiveFeed feed, OwnDatabase database) {
        this.console = console;
        this.book = book;
        this.feed = feed;
        this.database = database;
    }

    void start(@Observes @Priority(LATER_STILL) StartupEvent start) {
        ScheduledFuture<?> unused =
                looks.scheduleWithFixedDelay(this::look, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    void look() {
        try {
            ConsoleView view = console.now();
            List<Wrong> now = view.lanes().stream().map(Wrong::with).toList();
            boolean other = !now.equals(before);
            before = now;
            if (other) {
                feed.changed(LiveEvent.of(LiveEvent.Part.CLOCK));
            }
            Optional<Outage> outage = database.outage();
            if (book.away(outage, view.at())) { // first, for what comes after needs the database
                feed.changed(LiveEvent.of(LiveEvent.Part.CLOCK));
            }
            if (other || System.nanoTime() - booked >= BOOK_EVERY.toNanos()) {
                booked = System.nanoTime();
                if (book.look(view)) {
                    feed.changed(LiveEvent.of(LiveEvent.Part.CLOCK));
                }
            }
        } catch (RuntimeException e) { // thrown on, it would end all later looks
            LOG.debugf("Alarms cannot be written down now: %s; it is tried again", e);
        }
    }

    /** What goes wrong about a lane without an event of the lane; details may change at every look and wait for the next event. */
    private record Wrong(Health camera, Health board, List<Kind> alarms) {
        static Wrong with(LaneView lane) {
            return new Wrong(
                    lane.camera().health(),
                    lane.board().health(),
                    lane.alarms().stream().map(LaneView.Alarm::kind).toList());
        }
    }

    void stop(@Observes ShutdownEvent stop) {
        looks.shutdownNow();
    }
}
