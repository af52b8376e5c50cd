package io.daozha.admin.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts requests by the minute they fall into. Only the newest callers are remembered, so memory is bounded. Safe from
 * any thread.
 */
@ApplicationScoped
class Limiter {
    private static final int KEPT = 20_000;
    private static final long MINUTE_S = 60;

    private record Count(long minute, int requests) {}

    private final Map<String, Count> counts = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > KEPT;
        }
    };

    /** Counts a request. @return how long to wait instead; zero when it may go on */
    synchronized Duration take(String caller, int perMinute, Instant now) {
        long minute = now.getEpochSecond() / MINUTE_S;
        Count before = counts.get(caller);
        int requests = before == null || before.minute() != minute ? 1 : before.requests() + 1;
        counts.put(caller, new Count(minute, Math.min(requests, perMinute + 1)));
        return requests <= perMinute ? Duration.ZERO : Duration.ofSeconds(MINUTE_S - now.getEpochSecond() % MINUTE_S);
    }
}
