package io.daozha.admin.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/** Tells every open page that something changed, by way of the channels {@code live-out} and {@code live-in}. */
@ApplicationScoped
public class LiveFeed {
    private static final Logger LOG = Logger.getLogger(LiveFeed.class);

    /** What changes within this time is shown together: no page looks sooner after a change. */
    static final Duration GATHER = Duration.ofMillis(60);

    private final Emitter<byte[]> out;
    private final BroadcastProcessor<LiveEvent> heard = BroadcastProcessor.create();

    LiveFeed(@Channel("live-out") @OnOverflow(OnOverflow.Strategy.LATEST) Emitter<byte[]> out) {
        this.out = out;
    }

    /** Never blocks and never fails: an event that finds no room is dropped, and the next look makes up for it. */
    public void changed(LiveEvent event) {
        out.send(event.encode());
    }

    @Incoming("live-in")
    void hear(byte[] json) {
        try {
            heard.onNext(LiveEvent.decode(json));
        } catch (JsonProcessingException e) {
            LOG.warnf("Ignored a message on channel live-in that is no live event: %s", e.getOriginalMessage());
        }
    }

    /**
     * What an open page is sent: a look at once, whenever something changed, and at least every {@code heartbeat}; a page
     * that is slow misses looks, never the last one.
     */
    public <T> Multi<T> looks(Duration heartbeat, Supplier<List<T>> look) {
        return Multi.createBy()
                .merging()
                .streams(
                        Multi.createFrom().ticks().every(heartbeat).map(beat -> LiveEvent.of(LiveEvent.Part.CLOCK)),
                        heard.onOverflow().dropPreviousItems())
                .onOverflow()
                .dropPreviousItems()
                .onItem()
                .transformToUniAndConcatenate(cause -> Uni.createFrom()
                        .voidItem()
                        .onItem()
                        .delayIt()
                        .by(GATHER)
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .map(nothing -> look.get()))
                .onItem()
                .disjoint();
    }
}
