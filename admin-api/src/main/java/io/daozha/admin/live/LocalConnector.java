package io.daozha.admin.live;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import io.smallrye.mutiny.subscription.MultiSubscriber;
import io.smallrye.reactive.messaging.annotations.ConnectorAttribute;
import io.smallrye.reactive.messaging.connector.InboundConnector;
import io.smallrye.reactive.messaging.connector.OutboundConnector;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.jboss.logging.Logger;

/**
 * Carries messages from a channel's {@code -out} to its {@code -in} side within this process, so that a broker is one
 * configuration line away and none is needed. Broadcast; a listener that is slow loses the oldest.
 */
@ApplicationScoped
@Connector(LocalConnector.NAME)
@ConnectorAttribute(
        name = "address",
        type = "string",
        mandatory = true,
        direction = ConnectorAttribute.Direction.INCOMING_AND_OUTGOING,
        description = "What both ends of the wire call it")
class LocalConnector implements InboundConnector, OutboundConnector {
    static final String NAME = "daozha-local";
    private static final Logger LOG = Logger.getLogger(LocalConnector.class);

    private final Map<String, BroadcastProcessor<Message<?>>> wires = new ConcurrentHashMap<>();

    @Override
    public Flow.Publisher<? extends Message<?>> getPublisher(Config channel) {
        Multi<Message<?>> wire = wire(channel);
        return wire.onOverflow().dropPreviousItems();
    }

    @Override
    public Flow.Subscriber<? extends Message<?>> getSubscriber(Config channel) {
        return new Sender(wire(channel));
    }

    private BroadcastProcessor<Message<?>> wire(Config channel) {
        return wires.computeIfAbsent(channel.getValue("address", String.class), address -> BroadcastProcessor.create());
    }

    private record Sender(BroadcastProcessor<Message<?>> wire) implements MultiSubscriber<Message<?>> {
        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onItem(Message<?> message) {
            wire.onNext(Message.of(message.getPayload()));
            message.ack();
        }

        @Override
        public void onFailure(Throwable failure) {
            LOG.errorf(failure, "The sending side of an in-process channel failed; restart the application");
        }

        @Override
        public void onCompletion() {
            wire.onComplete();
        }
    }
}
