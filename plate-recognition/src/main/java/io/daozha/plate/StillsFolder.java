package io.daozha.plate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * A folder of photographs as a camera: each photograph is one arrival. It shows the same one, five times a second as a
 * camera over a standing car would, until {@link #advance()} is called.
 */
public final class StillsFolder implements FrameSource {

    private static final Logger LOG = Logger.getLogger(StillsFolder.class);
    private static final long INTERVAL = Duration.ofMillis(200).toNanos();

    private final String camera;
    private final Clock clock;
    private final Deque<Path> waiting = new ArrayDeque<>();
    private final Lock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Frame photo;
    private long due;
    private String skipped = "";
    private final String ending;
    private long sequence;

    /**
     * Shows the first photograph of the folder (JPEG, PNG, BMP; in the order of their names).
     *
     * @param clock stamps the frames
     */
    public StillsFolder(String camera, Path folder, Clock clock) {
        this.camera = camera;
        this.clock = clock;
        ending = fill(folder);
        advance();
    }

    /**
     * The car has gone: shows the next photograph that can be read.
     *
     * @return false when there is none; then nothing is shown any more
     */
    public boolean advance() {
        lock.lock();
        try {
            photo = null;
            while (photo == null && !waiting.isEmpty()) {
                photo = decoded(waiting.remove());
            }
            due = System.nanoTime() + INTERVAL;
            changed.signalAll();
            return photo != null;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<Frame> newerThan(long seen, Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long deadline = System.nanoTime() + patience.toNanos();
            while (photo == null || photo.sequence() <= seen) {
                long now = System.nanoTime();
                if (photo != null && now - due >= 0) {
                    due = now + INTERVAL;
                    photo = new Frame(camera, sequence++, clock.instant(), photo.width(), photo.height(), photo.bgr());
                } else if (now - deadline >= 0) {
                    return Optional.empty();
                } else {
                    changed.awaitNanos(photo == null ? deadline - now : Math.min(deadline - now, due - now));
                }
            }
            return Optional.of(photo);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean showsEmptyLane() {
        return false;
    }

    @Override
    public CameraState state() {
        lock.lock();
        try {
            return photo == null
                    ? new CameraState(CameraState.Health.ENDED, (ending + " " + skipped).trim())
                    : new CameraState(CameraState.Health.LIVE, skipped);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            waiting.clear();
            photo = null;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Lines the photographs up and says what to tell once none is left. */
    private String fill(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(StillsFolder::isPhotograph).sorted().forEach(waiting::add);
        } catch (IOException e) {
            LOG.warnf("Folder %s cannot be read: %s", folder, e);
            return "The folder %s cannot be read: create it and put photographs there.".formatted(folder);
        }
        return waiting.isEmpty()
                ? "There are no photographs in %s: put JPEG, PNG or BMP files there.".formatted(folder)
                : "All photographs of %s were shown.".formatted(folder);
    }

    private Frame decoded(Path file) {
        try {
            return Frame.decode(camera, sequence++, clock.instant(), Files.readAllBytes(file));
        } catch (IOException e) {
            LOG.warnf("Skipped %s: %s", file, e.getMessage());
            skipped = "Skipped %s: %s".formatted(file.getFileName(), e.getMessage());
            return null;
        }
    }

    private static boolean isPhotograph(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return !name.startsWith(".")
                && Stream.of(".jpg", ".jpeg", ".png", ".bmp").anyMatch(name::endsWith);
    }
}
