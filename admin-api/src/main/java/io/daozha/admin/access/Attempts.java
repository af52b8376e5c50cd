package io.daozha.admin.access;

import io.daozha.admin.web.Msg;
import io.daozha.admin.web.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Failed tries, of logins for one, by whom they were for or where they came from. After a few free ones each costs a wait that doubles. Of
 * the many that an attacker may make up only the newest are kept, so memory is bounded. Safe from any thread.
 */
public final class Attempts {
    private static final Duration FIRST_WAIT = Duration.ofSeconds(15);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final Duration FORGOTTEN = Duration.ofHours(1);

    private final int free;
    private final Map<String, Failed> failed;

    private record Failed(int times, Instant last) {}

    /**
     * @param free failures that cost nothing
     * @param kept how many names or addresses are remembered
     */
    public Attempts(int free, int kept) {
        this.free = free;
        this.failed = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Failed> eldest) {
                return size() > kept;
            }
        };
    }

    /** How long it has to wait before its next attempt; zero when it may try. */
    public synchronized Duration wait(String who, Instant now) {
        Failed before = failed.get(who);
        if (before == null || before.times() < free) {
            return Duration.ZERO;
        }
        Duration left = Duration.between(now, before.last().plus(pause(before.times())));
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** @throws Trouble 429 while it has to wait, with how long */
    public void require(String who, Instant now) {
        Duration wait = wait(who, now);
        if (!wait.isZero()) {
            long seconds = wait.toSeconds() + 1;
            throw Trouble.of(
                    429, "too-many", language -> language.words(Msg.class).tooMany(seconds));
        }
    }

    private Duration pause(int times) {
        int doublings = Math.min(times - free, 10);
        Duration pause = FIRST_WAIT.multipliedBy(1L << doublings);
        return pause.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : pause;
    }

    public synchronized void failed(String who, Instant now) {
        Failed before = failed.get(who);
        boolean afresh = before == null || before.last().plus(FORGOTTEN).isBefore(now);
        failed.put(who, new Failed(afresh ? 1 : before.times() + 1, now));
    }

    public synchronized void succeeded(String who) {
        failed.remove(who);
    }
}
