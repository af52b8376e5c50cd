package io.daozha.plate;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** A place for one frame: the newest replaces the one before, whether anybody looked at it or not. */
public final class LatestFrame {

    private static final long NOBODY = Long.MIN_VALUE;

    private final Lock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Frame newest;
    private boolean ended;
    private long wanted = NOBODY;

    public void put(Frame frame) {
        lock.lock();
        try {
            newest = frame;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** No frame will come any more; the last one stays. */
    public void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * As {@link FrameSource#newerThan}. Waits its full time even when no frame can come any more, so that a reader that
     * asks again and again does not spin.
     */
    public Optional<Frame> newerThan(long sequence, Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            wanted = Math.max(wanted, sequence);
            changed.signalAll();
            long left = patience.toNanos();
            while ((newest == null || newest.sequence() <= sequence) && left > 0) {
                left = changed.awaitNanos(left);
            }
            return newest != null && newest.sequence() > sequence ? Optional.of(newest) : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for a reader who has seen the newest frame and wants the next, so that a source whose frames cost work makes
     * none in vain.
     *
     * @return false when none came in that time, or the slot has ended
     */
    public boolean awaitReader(Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = patience.toNanos();
            while (!isWanted() && !ended && left > 0) {
                left = changed.awaitNanos(left);
            }
            return isWanted() && !ended;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Lets time pass, but no longer than the slot lives.
     *
     * @return true once the slot has ended
     */
    public boolean endedWithin(Duration time) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = time.toNanos();
            while (!ended && left > 0) {
                left = changed.awaitNanos(left);
            }
            return ended;
        } finally {
            lock.unlock();
        }
    }

    private boolean isWanted() {
        return wanted != NOBODY && (newest == null || wanted >= newest.sequence());
    }
}
