package io.daozha.billing.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * When what is asked again and again is asked the next time: soon while somebody waits for the answer, then ever less, and
 * less still where no answer came. Forgotten by a restart, after which everything is asked at once.
 */
final class Patience {
    private static final Logger LOG = Logger.getLogger(Patience.class);
    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration MOST = Duration.ofSeconds(30);
    private static final int LOST_MOST = 5;

    private final Map<Object, Turn> turns = new ConcurrentHashMap<>();

    private record Turn(Instant next, int lost) {}

    /**
     * Asks if it is time to.
     *
     * @param since when the matter began: the older it is, the less it is asked
     */
    void ask(Object matter, Instant since, Instant at, Runnable question) {
        Turn turn = turns.get(matter);
        if (turn != null && at.isBefore(turn.next())) {
            return;
        }
        try {
            question.run();
            turns.put(matter, new Turn(at.plus(pause(since, at)), 0));
        } catch (ChannelException e) {
            int lost = Math.min(LOST_MOST, turn == null ? 1 : turn.lost() + 1);
            turns.put(matter, new Turn(at.plus(FIRST.multipliedBy(1L << lost)), lost));
            LOG.warnf("%s; asked again later", e.getMessage());
        }
    }

    /** A tenth of its age. */
    private static Duration pause(Instant since, Instant at) {
        Duration tenth = Duration.between(since, at).dividedBy(10);
        if (tenth.compareTo(FIRST) < 0) {
            return FIRST;
        }
        return tenth.compareTo(MOST) > 0 ? MOST : tenth;
    }

    void forgetOthers(Collection<?> matters) {
        turns.keySet().retainAll(matters);
    }
}
