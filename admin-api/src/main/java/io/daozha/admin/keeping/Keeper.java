package io.daozha.admin.keeping;

import io.daozha.admin.ParkingConfig;
import io.daozha.billing.Desk;
import io.daozha.billing.Facts;
import io.daozha.billing.People;
import io.daozha.gate.PictureFolder;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Looks at the disk once a minute and keeps house once an hour. */
@ApplicationScoped
class Keeper {
    private static final Logger LOG = Logger.getLogger(Keeper.class);

    private final Housekeeping house;
    private final DiskWatch disk;
    private final ScheduledExecutorService work = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "keeper");
        thread.setDaemon(true);
        return thread;
    });

    Keeper(ParkingConfig config, Clock clock, PictureFolder pictures, People people, Facts facts, Desk desk) {
        KeepingConfig keeping = config.keeping();
        Path data = config.data().toAbsolutePath();
        house = new Housekeeping(clock, keeping, pictures, people, facts, desk);
        disk = new DiskWatch(
                () -> data.toFile().getUsableSpace(),
                keeping.alarmBelowMb() << 20,
                keeping.leastFreeMb() << 20,
                pictures,
                people::frozenPictures,
                room -> facts.alarm("DISK_NEARLY_FULL", room, clock.instant()));
    }

    void start(@Observes StartupEvent start) {
        every(1, disk::look);
        every(60, house::run);
    }

    private void every(long minutes, Runnable task) {
        ScheduledFuture<?> unused = work.scheduleWithFixedDelay(() -> carefully(task), 1, minutes, TimeUnit.MINUTES);
    }

    private static void carefully(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) { // thrown on, it would end all later runs
            LOG.errorf(e, "What is kept could not be looked after; it is tried again");
        }
    }

    void stop(@Observes ShutdownEvent stop) {
        work.shutdownNow();
    }
}
