package io.daozha.admin.simulation;

import io.daozha.admin.live.Console.Street.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/** How many cars come, of what kind, and how long they stay: lively enough to watch, never quite full for long. */
final class Traffic {
    private static final Duration BETWEEN_CARS = Duration.ofSeconds(22);
    private static final Duration SHORTEST_STAY = Duration.ofSeconds(40);
    private static final Duration LONGEST_STAY = Duration.ofMinutes(8);

    private final Random random;
    private volatile boolean flowing;
    private Instant next = Instant.EPOCH;

    Traffic(Random random, boolean flowing) {
        this.random = random;
        this.flowing = flowing;
    }

    void flow(boolean on) {
        flowing = on;
    }

    boolean flows() {
        return flowing;
    }

    /** Arrivals know nothing of each other: the times between them are exponential. */
    boolean nextArrivalDue(Instant now, int guests, int capacity) {
        if (now.isBefore(next) || guests > capacity) {
            return false;
        }
        double wait = -Math.log(1 - random.nextDouble()) * BETWEEN_CARS.toMillis();
        next = now.plusMillis(Math.round(wait));
        return true;
    }

    Kind kind() {
        int draw = random.nextInt(100);
        return draw < 22 ? Kind.PERMIT : draw < 27 ? Kind.UNPLATED : Kind.TEMPORARY;
    }

    boolean hesitates() {
        return random.nextInt(100) < 4;
    }

    Duration stay() {
        long spread = LONGEST_STAY.minus(SHORTEST_STAY).toMillis();
        return SHORTEST_STAY.plusMillis(Math.round(spread * random.nextDouble() * random.nextDouble()));
    }
}
