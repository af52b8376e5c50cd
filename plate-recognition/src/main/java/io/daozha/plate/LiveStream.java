package io.daozha.plate;

import io.daozha.plate.VideoDecoder.Picture;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/**
 * A camera in the network or on USB. It keeps the newest picture, connects anew by itself when the stream ends, falls
 * silent or freezes, and says so in {@link #state()} within three seconds.
 */
public final class LiveStream implements FrameSource {

    private static final Logger LOG = Logger.getLogger(LiveStream.class);

    /** Without a new picture for so long, the camera counts as lost. */
    private static final Duration PATIENCE = Duration.ofMillis(2_500);

    /** A read ends by its own time limit of two seconds, an opening by several of them. What takes longer is stuck. */
    private static final Duration STUCK = Duration.ofSeconds(15);

    /** Stuck connections hold a thread and memory each. */
    private static final int MOST_STUCK = 3;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);

    /** A connection that lasted so long was a good one: the next is tried at once. */
    private static final Duration GOOD = Duration.ofSeconds(20);

    private final String camera;
    private final StreamAddress address;
    private final Clock clock;
    private final Duration stuckAfter;
    private final LatestFrame latest = new LatestFrame();
    private final List<StreamReading> stuck = new ArrayList<>();
    private final Thread thread;

    private final Object lock = new Object();
    private StreamReading current;
    private long sequence;
    private Instant lastSeen;
    private long lastNanos;
    private String trouble = "";
    private boolean closed;

    /**
     * Starts to connect; returns at once.
     *
     * @param camera name for frames, threads and sentences
     * @param clock stamps the frames when they are decoded
     */
    public LiveStream(String camera, StreamAddress address, Clock clock) {
        this(camera, address, clock, STUCK);
    }

    LiveStream(String camera, StreamAddress address, Clock clock, Duration stuckAfter) {
        this.camera = camera;
        this.address = address;
        this.clock = clock;
        this.stuckAfter = stuckAfter;
        lastNanos = System.nanoTime();
        thread = new Thread(this::run, "camera-" + camera);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public Optional<Frame> newerThan(long seen, Duration patience) throws InterruptedException {
        return latest.newerThan(seen, patience);
    }

    /** Asks the time itself: a read that hangs cannot hide that it hangs. */
    @Override
    public CameraState state() {
        synchronized (lock) {
            if (closed) {
                return new CameraState(CameraState.Health.ENDED, "The camera %s was closed".formatted(camera));
            }
            boolean recent = System.nanoTime() - lastNanos <= PATIENCE.toNanos();
            if (trouble.isEmpty() && recent) {
                return lastSeen == null ? new CameraState(CameraState.Health.STARTING, "") : CameraState.LIVE;
            }
            String what = trouble.isEmpty() ? "sends no new picture" : trouble;
            String since = lastSeen == null
                    ? "No picture has come from it yet."
                    : "Its last picture is of %s.".formatted(lastSeen.truncatedTo(ChronoUnit.SECONDS));
            return new CameraState(
                    CameraState.Health.LOST,
                    "The camera %s (%s) %s. %s It is tried again and again.".formatted(camera, address, what, since));
        }
    }

    /** Returns when no more frames can come; a connection that hangs is left to end by its own time limits. */
    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
        }
        latest.end();
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        Duration pause = FIRST_PAUSE;
        try {
            while (!latest.endedWithin(Duration.ZERO)) {
                long began = System.nanoTime();
                connect();
                boolean good = System.nanoTime() - began > GOOD.toNanos();
                pause = good ? FIRST_PAUSE : shorter(pause.multipliedBy(2), LONGEST_PAUSE);
                // Cameras that went down together with their switch must not all come at once.
                double jitter = ThreadLocalRandom.current().nextDouble(0.75, 1.25);
                latest.endedWithin(Duration.ofNanos((long) (pause.toNanos() * jitter)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        } finally {
            leave();
        }
    }

    /** One connection from its beginning to its end. */
    private void connect() throws InterruptedException {
        stuck.removeIf(StreamReading::over);
        if (stuck.size() >= MOST_STUCK) {
            lost("hangs in %d connections; restart the program if it does not come back".formatted(stuck.size()));
            return;
        }
        StreamReading reading = new StreamReading(camera, address, PATIENCE, this::take);
        synchronized (lock) {
            current = reading;
        }
        reading.start();
        boolean ended = reading.awaitEnd(stuckAfter);
        leave();
        if (!ended) {
            stuck.add(reading);
        }
        lost(ended ? reading.ending() : "does not answer");
    }

    private void leave() {
        synchronized (lock) {
            if (current != null) {
                current.leave();
            }
            current = null;
        }
    }

    private void take(StreamReading from, Picture picture) {
        synchronized (lock) {
            if (from != current) {
                return;
            }
            if (!trouble.isEmpty()) {
                LOG.infof("Camera %s (%s) is back", camera, address);
            }
            trouble = "";
            lastSeen = clock.instant();
            lastNanos = System.nanoTime();
            latest.put(new Frame(camera, sequence++, lastSeen, picture.width(), picture.height(), picture.bgr()));
        }
    }

    private void lost(String what) {
        synchronized (lock) {
            if (!closed && trouble.isEmpty()) {
                LOG.warnf("Camera %s (%s) %s", camera, address, what);
            }
            trouble = what;
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
