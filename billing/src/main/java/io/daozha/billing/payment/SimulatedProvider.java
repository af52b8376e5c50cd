package io.daozha.billing.payment;

import io.daozha.billing.PaymentNotice;
import io.daozha.billing.PaymentOffer.Way;
import io.daozha.billing.PaymentOrder;
import io.daozha.billing.Refund;
import io.daozha.billing.RefundResult;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Pays when told, as a driver with a phone would; no money moves. */
public final class SimulatedProvider implements PaymentProvider {
    public static final String CHANNEL = "simulated";

    private final Map<String, PaymentNotice> paid = new ConcurrentHashMap<>();
    private final Set<String> closed = ConcurrentHashMap.newKeySet();
    private volatile String trouble = "";

    /** From now on the channel cannot be reached, for this reason; it can be again where it is empty. */
    public void disturb(String reason) {
        trouble = reason;
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public Optional<String> trouble() {
        return Optional.of(trouble).filter(reason -> !reason.isEmpty());
    }

    @Override
    public void probe() {
        requireReachable();
    }

    /** The driver pays; a second time is the same payment, as with a real channel. */
    public PaymentNotice pay(PaymentOrder order) {
        return paid.computeIfAbsent(
                order.number(), number -> new PaymentNotice(number, CHANNEL, "S" + number, order.amount()));
    }

    @Override
    public Invitation create(PaymentOrder order, Way way, String phone) {
        requireReachable();
        return new Invitation("simulated:" + order.number(), "");
    }

    @Override
    public Standing query(PaymentOrder order, Way way) {
        requireReachable();
        PaymentNotice notice = paid.get(order.number());
        if (notice != null) {
            return new Standing.Paid(notice);
        }
        return closed.contains(order.number()) ? new Standing.Closed() : new Standing.Unpaid();
    }

    @Override
    public Standing close(PaymentOrder order, Way way) {
        requireReachable();
        if (!paid.containsKey(order.number())) {
            closed.add(order.number());
        }
        return query(order, way);
    }

    @Override
    public RefundResult refund(Refund refund) {
        requireReachable();
        return new RefundResult.Done();
    }

    @Override
    public RefundResult query(Refund refund) {
        return refund(refund);
    }

    /** @throws ForgedNoticeException always: nobody calls who could be believed, since no secret is shared */
    @Override
    public CallBack read(Incoming notice, Instant at) {
        throw new ForgedNoticeException("The simulated channel does not call");
    }

    private void requireReachable() {
        trouble().ifPresent(reason -> {
            throw new ChannelException(reason);
        });
    }
}
