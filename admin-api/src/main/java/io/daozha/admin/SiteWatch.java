package io.daozha.admin;

import io.daozha.billing.Spans;
import io.daozha.gate.ClockWatch;
import io.daozha.gate.FailPolicy.Cause;
import io.daozha.gate.Outages;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Looks once a second whether what all lanes need is well: the clock, and the channel by which drivers pay. */
public final class SiteWatch implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(SiteWatch.class);

    /** A clock that was set by less moves no fee worth asking about. */
    private static final Duration MOVES_A_FEE = Duration.ofMinutes(1);

    /** How many looks lie between two questions to billing. */
    private static final int DOUBTS_EVERY = 60;

    private final ClockWatch clock;
    private final Supplier<Optional<String>> payments;
    private final Outages outages;
    private final Clock wall;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "site-watch");
        thread.setDaemon(true);
        return thread;
    });
    private final Supplier<Optional<Instant>> firstEntry;
    private final BiConsumer<Instant, Instant> billing;
    private final Deque<ClockWatch.Jump> untold = new ArrayDeque<>();
    private Duration astray = Duration.ZERO;
    private int looked;

    /**
     * @param payments what keeps drivers from paying; answers at once
     * @param firstEntry when the car came in that is inside for longest; asked once in a while
     * @param billing told what the clock should have shown and what it showed, until it takes it
     */
    public SiteWatch(
            Clock wall,
            ClockWatch clock,
            Supplier<Optional<String>> payments,
            Outages outages,
            Supplier<Optional<Instant>> firstEntry,
            BiConsumer<Instant, Instant> billing) {
        this.billing = billing;
        this.firstEntry = firstEntry;
        this.wall = wall;
        this.clock = clock;
        this.payments = payments;
        this.outages = outages;
    }

    SiteWatch start() {
        ScheduledFuture<?> unused = looks.scheduleWithFixedDelay(this::lookAgain, 1, 1, TimeUnit.SECONDS);
        return this;
    }

    private void lookAgain() {
        try {
            look();
        } catch (RuntimeException e) { // thrown on, it would end all later looks
            LOG.errorf(e, "Fault while looking at clock and payment channel; it is looked on");
        }
    }

    public void look() {
        clock.look().ifPresent(this::jumped);
        tellBilling();
        looked++;
        if (looked % DOUBTS_EVERY == 0) {
            outages.lasting(Cause.CLOCK).ifPresent(this::forgetWhenAllHaveLeft);
        }
        Optional<String> trouble = payments.get();
        trouble.ifPresentOrElse(
                detail -> outages.begin(Cause.PAYMENT, wall.instant(), detail), () -> outages.end(Cause.PAYMENT));
    }

    private void tellBilling() {
        while (!untold.isEmpty()) {
            ClockWatch.Jump jump = untold.peek();
            try {
                billing.accept(jump.expected(), jump.shown());
            } catch (RuntimeException e) {
                LOG.debugf("Billing cannot be told that the clock was set: %s; it is told later", e);
                return;
            }
            untold.remove();
        }
    }

    private void forgetWhenAllHaveLeft(Outages.Outage jump) {
        if (firstEntry.get().filter(entry -> entry.isBefore(jump.since())).isEmpty()) {
            outages.end(Cause.CLOCK);
        }
    }

    /** Set back to where it was, all is well again; else whoever came in before is doubtful until he has left. */
    private void jumped(ClockWatch.Jump jump) {
        LOG.warnf(
                "The clock was set by %s, from %s to %s; what it shows since then is believed",
                jump.by(), jump.expected(), jump.shown());
        untold.add(jump);
        astray = astray.plus(jump.by());
        outages.end(Cause.CLOCK);
        if (astray.abs().compareTo(MOVES_A_FEE) >= 0) {
            outages.begin(Cause.CLOCK, jump.doubtfulBefore(), Spans.signed(jump.by()));
        }
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }
}
