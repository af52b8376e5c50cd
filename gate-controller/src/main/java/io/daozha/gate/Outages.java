package io.daozha.gate;

import io.daozha.gate.FailPolicy.Cause;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What is out of order for the whole site, as those who watch it say; lanes ask it. Safe from any thread. */
public final class Outages {
    private final Map<Cause, Outage> lasting = new ConcurrentHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /**
     * @param since of {@link Cause#CLOCK}: who came in before it, came in by another time
     * @param detail what the operator reads beside the name of the cause; without language
     */
    public record Outage(Instant since, String detail) {}

    /** It is out of order; one that lasts already goes on. */
    public void begin(Cause cause, Instant since, String detail) {
        if (lasting.putIfAbsent(cause, new Outage(since, detail)) == null) {
            listeners.forEach(Runnable::run);
        }
    }

    /** It is well. */
    public void end(Cause cause) {
        if (lasting.remove(cause) != null) {
            listeners.forEach(Runnable::run);
        }
    }

    public Optional<Outage> lasting(Cause cause) {
        return Optional.ofNullable(lasting.get(cause));
    }

    /** @param listener told after each beginning and end, on the thread that said so: it must not block */
    void onChange(Runnable listener) {
        listeners.add(listener);
    }
}
