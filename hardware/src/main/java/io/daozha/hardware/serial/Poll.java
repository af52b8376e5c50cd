package io.daozha.hardware.serial;

import io.daozha.hardware.DeviceException;
import java.time.Duration;

/** A request repeated for ever. Belongs to the bus thread. */
final class Poll<A> implements Job<A> {
    /** A unit that stays silent is asked more rarely, so that it does not eat the time of its neighbours. */
    private static final long SILENT_PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

    private final Request<A> request;
    private final long pauseNanos;
    private final long validityNanos;
    private final Watch<A> watch;
    private long dueAt;
    private long validUntil;
    private boolean lost;
    private int failures;
    private DeviceException lastFailure;
    private A last;
    private boolean confirming;

    Poll(Request<A> request, Duration pause, Duration validity, Watch<A> watch, long now) {
        this.request = request;
        this.pauseNanos = pause.toNanos();
        this.validityNanos = validity.toNanos();
        this.watch = watch;
        this.dueAt = now;
        this.validUntil = now + validityNanos;
        this.lastFailure = new DeviceException("unit " + request.unit() + " has not been asked yet.");
    }

    @Override
    public Request<A> request() {
        return request;
    }

    @Override
    public void answered(A answer, long sentAt, long now) {
        failures = 0;
        lost = false;
        // A change is asked about again before anything else, as who hears of it wants it confirmed; but only once, or
        // a
        // contact that never rests would leave its neighbours no time.
        confirming = !confirming && last != null && !answer.equals(last);
        last = answer;
        dueAt = confirming ? now - validityNanos : now + pauseNanos;
        validUntil = sentAt + validityNanos;
        watch.read(answer, sentAt);
    }

    /** Never asks to be tried again: the next poll is that. */
    @Override
    public boolean failed(DeviceException why, long now) {
        failures++;
        lastFailure = why;
        dueAt = now + (failures > 1 ? SILENT_PAUSE_NANOS : pauseNanos);
        return false;
    }

    /** Nanoseconds until it should be sent; not positive when it is due. */
    long dueIn(long now) {
        return dueAt - now;
    }

    /** Nanoseconds until the last answer is too old; endless once that has been said. */
    long staleIn(long now) {
        return lost ? Long.MAX_VALUE : validUntil - now;
    }

    void loseIfStale(long now) {
        if (staleIn(now) <= 0) {
            lose(lastFailure);
        }
    }

    void lose(DeviceException why) {
        if (!lost) {
            lost = true;
            watch.lost(why);
        }
    }

    /** The line is back: ask at once. */
    void restart(long now) {
        failures = 0;
        dueAt = now;
    }
}
