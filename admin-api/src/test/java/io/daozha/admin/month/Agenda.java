package io.daozha.admin.month;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/** What is to happen, and when; what is to happen at the same moment does so in the order in which it was written down. */
final class Agenda {
    private final Hands clock;
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::number));
    private long numbered;

    private record Event(long at, long number, Runnable happens) {}

    Agenda(Hands clock) {
        this.clock = clock;
    }

    /** @param moment as {@link Hands#nanos} counts */
    void at(long moment, Runnable happens) {
        events.add(new Event(moment, numbered++, happens));
    }

    void after(Duration time, Runnable happens) {
        at(clock.nanos() + time.toNanos(), happens);
    }

    /** Lets happen whatever is due. @return whether anything was */
    boolean happens() {
        boolean happened = false;
        while (!events.isEmpty() && events.peek().at() <= clock.nanos()) {
            events.poll().happens().run();
            happened = true;
        }
        return happened;
    }

    /** The next moment at which something is to happen, or the end where nothing is before it. */
    long next(long end) {
        return events.isEmpty() ? end : Math.min(end, events.peek().at());
    }
}
