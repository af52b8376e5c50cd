package io.daozha.admin.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/** Tells every open page that something changed, by way of the channels {@code live-out} and {@code live-in}. */
@ApplicationScoped
public class LiveFeed {
    private static final Logger LOG = Logger.getLogger(LiveFeed.class);

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

    /** What is heard from now on; a listener that is slow misses the older ones. */
    Multi<LiveEvent> events() {
        return heard.onOverflow().dropPreviousItems();
    }
}
