package io.daozha.hardware.simulated;

import io.daozha.hardware.serial.SerialLine;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * A way in and a way out, side by side: two lanes whose boards, unit 1 at the entry and unit 2 at the exit, share one
 * line. A thread of its own lets their time pass.
 */
public final class SimulatedForecourt implements AutoCloseable {
    public static final int ENTRY_UNIT = 1;
    public static final int EXIT_UNIT = 2;

    private static final Logger LOG = Logger.getLogger(SimulatedForecourt.class);
    private static final long TICK_MILLIS = 10;
    private static final Duration STEP = Duration.ofMillis(20);
    /** After a pause of the whole machine the simulation goes on from where it was rather than racing to catch up. */
    private static final long LONGEST_LAG_NANOS = Duration.ofMillis(500).toNanos();

    private volatile double pace;
    private final SimulatedLane entry;
    private final SimulatedLane exit;
    private final SimulatedLine line;
    private final Thread runner;
    private final AtomicLong simulatedNanos = new AtomicLong();
    private volatile boolean closed;

    private SimulatedForecourt(double pace) throws IOException {
        this.pace = pace;
        this.entry = new SimulatedLane(new SimulatedBoard(ENTRY_UNIT, simulatedNanos::get));
        this.exit = new SimulatedLane(new SimulatedBoard(EXIT_UNIT, simulatedNanos::get));
        this.line = SimulatedLine.open(entry.board(), exit.board());
        this.runner = new Thread(this::run, "simulated forecourt");
        runner.setDaemon(true);
    }

    /** @param pace how many simulated seconds pass in one real one, above 0 and up to 100 */
    public static SimulatedForecourt start(double pace) throws IOException {
        check(pace);
        SimulatedForecourt forecourt = new SimulatedForecourt(pace);
        forecourt.runner.start();
        return forecourt;
    }

    /** From now on; as at the {@link #start}. */
    public void pace(double times) {
        check(times);
        pace = times;
    }

    private static void check(double pace) {
        if (!(pace > 0 && pace <= 100)) {
            throw new IllegalArgumentException("A pace of " + pace + " is outside 0 to 100.");
        }
    }

    public SimulatedLane entry() {
        return entry;
    }

    public SimulatedLane exit() {
        return exit;
    }

    /** The line both boards are on; can be unplugged. */
    public SimulatedLine line() {
        return line;
    }

    /** For {@link io.daozha.hardware.serial.SerialBus#open(SerialLine)}. */
    public SerialLine address() {
        return line.address();
    }

    @Override
    public void close() throws IOException {
        closed = true;
        runner.interrupt();
        try {
            runner.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        line.close();
    }

    private void run() {
        long last = System.nanoTime();
        double owed = 0; // simulated nanoseconds
        while (!closed) {
            try {
                Thread.sleep(TICK_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
            long now = System.nanoTime();
            owed += Math.min(now - last, LONGEST_LAG_NANOS) * pace;
            last = now;
            for (; owed >= STEP.toNanos(); owed -= STEP.toNanos()) {
                step();
            }
        }
    }

    private void step() {
        simulatedNanos.addAndGet(STEP.toNanos());
        try {
            entry.step(STEP);
            exit.step(STEP);
        } catch (RuntimeException e) {
            LOG.error("A listener of the simulated forecourt failed", e);
        }
    }
}
