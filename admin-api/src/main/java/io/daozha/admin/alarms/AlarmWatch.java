package io.daozha.admin.alarms;

import io.daozha.admin.launch.OwnDatabase;
import io.daozha.admin.live.Console;
import io.daozha.admin.live.ConsoleView;
import io.daozha.admin.live.LiveEvent;
import io.daozha.admin.live.LiveFeed;
import io.daozha.billing.postgres.Outage;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Looks every two seconds what is wrong, and has it written down. */
@ApplicationScoped
class AlarmWatch {
    private static final Logger LOG = Logger.getLogger(AlarmWatch.class);
    /** After the wiring: before it there are no lanes, and every alarm would seem to be over. */
    private static final int LATER_STILL = 20_000;

    private static final int EVERY_S = 2;

    private final Console console;
    private final AlarmBook book;
    private final LiveFeed feed;
    private final OwnDatabase database;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "alarms");
        thread.setDaemon(true);
        return thread;
    });

    AlarmWatch(Console console, AlarmBook book, LiveFeed feed, OwnDatabase database) {
        this.database = database;
        this.console = console;
        this.book = book;
        this.feed = feed;
    }

    void start(@Observes @Priority(LATER_STILL) StartupEvent start) {
        ScheduledFuture<?> unused = looks.scheduleWithFixedDelay(this::look, EVERY_S, EVERY_S, TimeUnit.SECONDS);
    }

    void look() {
        try {
            ConsoleView view = console.now();
            Optional<Outage> outage = database.outage();
            if (book.away(outage, view.at())) { // first, for what comes after needs the database
                feed.changed(LiveEvent.of(LiveEvent.Part.CLOCK));
            }
            if (book.look(view)) {
                feed.changed(LiveEvent.of(LiveEvent.Part.CLOCK));
            }
        } catch (RuntimeException e) { // thrown on, it would end all later looks
            LOG.debugf("Alarms cannot be written down now: %s; it is tried again", e);
        }
    }

    void stop(@Observes ShutdownEvent stop) {
        looks.shutdownNow();
    }
}
