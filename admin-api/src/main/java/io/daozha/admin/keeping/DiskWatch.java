package io.daozha.admin.keeping;

import io.daozha.gate.PictureFolder;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Keeps room on the disk: warns while there is still some, then lets pictures go, the oldest day first and those that are
 * evidence last. What billing and lanes have written down is never touched (F06). Not thread-safe.
 */
public final class DiskWatch {
    private static final Logger LOG = Logger.getLogger(DiskWatch.class);

    private final LongSupplier free;
    private final long alarmBelow;
    private final long least;
    private final PictureFolder pictures;
    private final Supplier<Set<String>> frozen;
    private final Consumer<String> alarm;
    private boolean alarmed;

    /**
     * @param free bytes
     * @param alarmBelow so many bytes free are few
     * @param least so many bytes are kept free as long as there are pictures
     * @param frozen names of pictures that are evidence
     * @param alarm told once how much is free, each time the disk comes to be nearly full
     */
    public DiskWatch(
            LongSupplier free,
            long alarmBelow,
            long least,
            PictureFolder pictures,
            Supplier<Set<String>> frozen,
            Consumer<String> alarm) {
        if (least < 0 || alarmBelow < least) {
            throw new IllegalArgumentException("The alarm comes before pictures go: at " + alarmBelow
                    + " free bytes, not below the " + least + " at which they do");
        }
        this.free = free;
        this.alarmBelow = alarmBelow;
        this.least = least;
        this.pictures = pictures;
        this.frozen = frozen;
        this.alarm = alarm;
    }

    public void look() {
        long room = free.getAsLong();
        if (room >= alarmBelow) {
            alarmed = false;
            return;
        }
        if (!alarmed) {
            alarmed = true;
            LOG.warnf(
                    "The disk is nearly full: %d MB are free; below %d MB the oldest pictures are deleted",
                    megabytes(room), megabytes(least));
            alarm.accept(megabytes(room) + " MB");
        }
        if (room < least) {
            makeRoom();
        }
    }

    private void makeRoom() {
        Set<String> evidence = frozen.get();
        letGo(evidence);
        if (free.getAsLong() < least) {
            LOG.errorf("The disk is full of what is no picture; evidence has to go too");
            letGo(Set.of());
        }
        if (free.getAsLong() < least) {
            LOG.errorf("The disk is full and all pictures are gone; make room, or passages will not be kept");
        }
    }

    private void letGo(Set<String> kept) {
        List<LocalDate> days = pictures.days();
        for (LocalDate day : days) {
            if (free.getAsLong() >= least) {
                return;
            }
            int gone = pictures.remove(day, name -> !kept.contains(name));
            if (gone > 0) {
                LOG.warnf("The disk is full: %d pictures of %s are deleted", gone, day);
            }
        }
    }

    private static long megabytes(long bytes) {
        return bytes >> 20;
    }
}
