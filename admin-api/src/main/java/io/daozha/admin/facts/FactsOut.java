package io.daozha.admin.facts;

import io.daozha.billing.Facts;
import io.daozha.billing.Facts.Delivery;
import io.daozha.billing.Facts.Fact;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/**
 * Brings the facts of billing to channel {@code facts-out}, one after the other, each until the broker has confirmed it:
 * at least once, in order, over restarts of either side. A fact is UTF-8 JSON bytes, which every broker carries.
 */
@ApplicationScoped
class FactsOut {
    private static final Logger LOG = Logger.getLogger(FactsOut.class);
    /** One transaction, which ends after a minute: so many are confirmed by then even over a slow line. */
    private static final int AT_A_TIME = 20;

    private static final int PATIENCE_S = 10;

    private final Facts facts;
    private final Clock clock;
    private final Emitter<byte[]> out;
    private final ScheduledExecutorService sender = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "facts-out");
        thread.setDaemon(true);
        return thread;
    });
    private boolean troubled;

    FactsOut(
            Facts facts,
            Clock clock,
            @Channel("facts-out") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = 16)
                    Emitter<byte[]> out) {
        this.facts = facts;
        this.clock = clock;
        this.out = out;
    }

    void start(@Observes StartupEvent start) {
        ScheduledFuture<?> unused = sender.scheduleWithFixedDelay(this::sendAll, 1, 1, TimeUnit.SECONDS);
    }

    void stop(@Observes ShutdownEvent stop) {
        sender.shutdownNow();
    }

    private void sendAll() {
        try {
            Delivery delivery = facts.send(AT_A_TIME, clock.instant(), this::carry);
            while (delivery.sent() == AT_A_TIME) {
                delivery = facts.send(AT_A_TIME, clock.instant(), this::carry);
            }
            delivery.trouble().ifPresent(this::trouble);
            if (delivery.sent() > 0 && delivery.trouble().isEmpty()) {
                well();
            }
        } catch (RuntimeException e) { // thrown on, it would end all later tries
            trouble(e);
        }
    }

    private void trouble(Exception e) {
        if (!troubled) {
            LOG.warnf("Facts are not taken on channel facts-out: %s; they are kept and sent later", e);
        }
        troubled = true;
    }

    private void well() {
        if (troubled) {
            LOG.infof("Facts are taken again on channel facts-out; %d wait", facts.waiting());
        }
        troubled = false;
    }

    private void carry(Fact fact) throws Exception {
        out.send(fact.body().getBytes(StandardCharsets.UTF_8))
                .toCompletableFuture()
                .get(PATIENCE_S, TimeUnit.SECONDS);
    }
}
