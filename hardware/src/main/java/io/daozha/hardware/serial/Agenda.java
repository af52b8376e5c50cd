package io.daozha.hardware.serial;

import io.daozha.hardware.DeviceException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What a line has to do, and what comes next: orders in their sequence, then the poll that is most overdue. A unit
 * whose answer is outstanding is passed over for a while, so that its late answer is not taken for the next one's.
 */
final class Agenda {
    private static final int MOST_ORDERS = 32;
    private static final long LONGEST_SLEEP = Duration.ofSeconds(1).toNanos();

    private final long quietNanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Order<?>> orders = new ArrayDeque<>();
    private final List<Poll<?>> polls = new CopyOnWriteArrayList<>();
    private final Map<Integer, Long> quietUntil = new HashMap<>(); // of the bus thread
    private DeviceException obstacle;
    private boolean ended;

    /** @param quiet how long a unit that failed to answer is left alone */
    Agenda(Duration quiet, DeviceException obstacle) {
        this.quietNanos = quiet.toNanos();
        this.obstacle = obstacle;
    }

    void add(Order<?> order) throws DeviceException {
        lock.lock();
        try {
            if (obstacle != null) {
                throw new DeviceException(obstacle.getMessage(), obstacle);
            }
            if (orders.size() >= MOST_ORDERS) {
                throw new DeviceException("Already " + MOST_ORDERS + " orders wait for the line; " + order.request()
                        + " to unit " + order.request().unit() + " is refused.");
            }
            orders.add(order);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    void add(Poll<?> poll) {
        polls.add(poll);
        wake();
    }

    void withdraw(Order<?> order) {
        lock.lock();
        try {
            orders.remove(order);
        } finally {
            lock.unlock();
        }
    }

    /** The line can be used: from now on orders are taken and polls are due. */
    void open(long now) {
        quietUntil.clear();
        polls.forEach(poll -> poll.restart(now));
        lock.lock();
        try {
            obstacle = null;
        } finally {
            lock.unlock();
        }
    }

    /** The line cannot be used: fails all that wait and all that will come. */
    void shut(DeviceException why) {
        lock.lock();
        try {
            obstacle = why;
            orders.forEach(order -> order.answer.completeExceptionally(why));
            orders.clear();
        } finally {
            lock.unlock();
        }
        polls.forEach(poll -> poll.lose(why));
    }

    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the next job; empty when the agenda has ended. */
    Optional<Job<?>> next() {
        while (true) {
            long now = System.nanoTime();
            polls.forEach(poll -> poll.loseIfStale(now));
            lock.lock();
            try {
                if (ended) {
                    return Optional.empty();
                }
                Optional<Job<?>> job = takeDue(now);
                if (job.isPresent()) {
                    return job;
                }
                changed.awaitNanos(sleepNanos(now));
            } catch (InterruptedException e) {
                ended = true; // nobody but a stopping process interrupts the bus thread
            } finally {
                lock.unlock();
            }
        }
    }

    /** @return whether the agenda has not ended meanwhile */
    boolean sleep(long nanos) {
        lock.lock();
        try {
            long left = nanos;
            while (!ended && left > 0) {
                left = changed.awaitNanos(left);
            }
            return !ended;
        } catch (InterruptedException e) {
            ended = true;
            return false;
        } finally {
            lock.unlock();
        }
    }

    void failed(Job<?> job, DeviceException why, long now) {
        if (why instanceof UnitException unit && unit.fault != UnitException.Fault.REFUSED) {
            quietUntil.put(job.request().unit(), now + quietNanos);
        }
        if (job.failed(why, now) && job instanceof Order<?> order) {
            lock.lock();
            try {
                orders.addFirst(order);
            } finally {
                lock.unlock();
            }
        }
    }

    private Optional<Job<?>> takeDue(long now) {
        for (Iterator<Order<?>> each = orders.iterator(); each.hasNext(); ) {
            Order<?> order = each.next();
            if (quietIn(order, now) <= 0) {
                each.remove();
                return Optional.of(order);
            }
        }
        return polls.stream()
                .filter(poll -> poll.dueIn(now) <= 0 && quietIn(poll, now) <= 0)
                .min(Comparator.comparingLong(poll -> poll.dueIn(now)))
                .map(poll -> poll);
    }

    private long sleepNanos(long now) {
        long nanos = LONGEST_SLEEP;
        for (Poll<?> poll : polls) {
            nanos = Math.min(nanos, Math.max(poll.dueIn(now), quietIn(poll, now)));
            nanos = Math.min(nanos, poll.staleIn(now));
        }
        for (Order<?> order : orders) {
            nanos = Math.min(nanos, quietIn(order, now));
        }
        return nanos;
    }

    private long quietIn(Job<?> job, long now) {
        return quietUntil.getOrDefault(job.request().unit(), now) - now;
    }

    private void wake() {
        lock.lock();
        try {
            changed.signal();
        } finally {
            lock.unlock();
        }
    }
}
