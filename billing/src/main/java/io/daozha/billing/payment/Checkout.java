package io.daozha.billing.payment;

import io.daozha.billing.OrderBook;
import io.daozha.billing.Parking;
import io.daozha.billing.PaymentOffer;
import io.daozha.billing.PaymentOffer.Way;
import io.daozha.billing.PaymentOrder;
import io.daozha.billing.Refund;
import io.daozha.billing.RefundResult;
import io.daozha.billing.Settlement;
import io.daozha.billing.Till;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Stands between billing and the channels: asks for money, hears that it came, sees to it that no old sum can be paid, and
 * gives back. Every call to a channel is made outside a transaction, and what it says is then written in one, so that
 * whatever stops in between is asked again. Safe from any thread.
 */
public final class Checkout {
    private static final Logger LOG = Logger.getLogger(Checkout.class);

    private final Parking parking;
    private final OrderBook book;
    private final Till till;
    private final Map<String, PaymentProvider> channels = new LinkedHashMap<>();
    private final LongConsumer settled;
    private final Patience offers = new Patience();
    private final Patience refunds = new Patience();
    private final Patience probes = new Patience();
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    /** @param settled told the stay for which money has just come */
    public Checkout(
            Parking parking,
            OrderBook book,
            Till till,
            List<? extends PaymentProvider> channels,
            LongConsumer settled) {
        this.parking = parking;
        this.book = book;
        this.till = till;
        this.settled = settled;
        channels.forEach(channel -> this.channels.put(channel.channel(), channel));
    }

    /** In the order of the configuration. */
    public List<String> channels() {
        return List.copyOf(channels.keySet());
    }

    /** Why nobody can pay, a sentence; empty while one channel at least takes money. Answers at once. */
    public Optional<String> trouble() {
        List<String> troubles = channels.values().stream()
                .map(PaymentProvider::trouble)
                .flatMap(Optional::stream)
                .toList();
        return troubles.size() < channels.size() ? Optional.empty() : Optional.of(String.join("; ", troubles));
    }

    /**
     * Asks for what a stay owes now. Before another sum is asked, the channels close the old one: if it was paid at the
     * last moment, that counts.
     *
     * @param lane before whose arm the car stands; empty where the driver asks from elsewhere
     * @param phone see {@link PaymentProvider#create}
     * @throws ChannelException when the channel does not answer, or an old sum cannot be closed
     * @throws io.daozha.billing.NothingDueException when nothing is due (any more)
     */
    public PaymentOffer ask(long session, Optional<String> lane, String channel, Way way, String phone, Instant at) {
        return ask(
                book.unfinished(session),
                () -> lane.isPresent() ? parking.order(session, lane.get(), at) : parking.order(session, at),
                channel,
                way,
                phone,
                at);
    }

    /** As {@link #ask}, for the term of a permit. */
    public PaymentOffer askFee(long fee, String channel, Way way, String phone, Instant at) {
        return ask(book.unfinishedOfFee(fee), () -> book.orderFee(fee, at), channel, way, phone, at);
    }

    private PaymentOffer ask(
            List<PaymentOffer> unfinished,
            Supplier<PaymentOrder> asked,
            String channel,
            Way way,
            String phone,
            Instant at) {
        PaymentProvider provider = provider(channel);
        for (PaymentOffer old : unfinished) {
            if (!old.order().holds(at)) {
                requireClosed(old, at);
            }
        }
        PaymentOrder order = asked.get();
        Optional<PaymentOffer> known = book.offer(order.number(), channel, way);
        if (known.isPresent()) {
            return known.get();
        }
        Invitation place = provider.create(order, way, phone);
        return book.offered(order.number(), channel, way, place.code(), place.handle(), at);
    }

    private void requireClosed(PaymentOffer old, Instant at) {
        if (!close(old, at)) {
            throw new ChannelException(
                    "The sum asked before, by order " + old.order().number() + ", can still be paid at " + old.channel()
                            + "; another cannot be asked until it is closed");
        }
    }

    /** What the channel called to say; see {@link PaymentProvider#read}. */
    public void called(String channel, Incoming notice, Instant at) {
        CallBack said = provider(channel).read(notice, at);
        if (said instanceof CallBack.Paid paid) {
            settle(parking.settle(paid.notice(), at));
        } else if (said instanceof CallBack.Refunded refunded) {
            till.findRefund(refunded.number())
                    .ifPresentOrElse(
                            known -> till.refunded(known.number(), refunded.result(), at),
                            () -> LOG.warnf("%s tells of refund %s, which is not ours", channel, refunded.number()));
        }
    }

    private void settle(Settlement became) {
        if (became instanceof Settlement.Posted posted) {
            settled.accept(posted.session());
        } else if (became instanceof Settlement.FoundMoney found) {
            settled.accept(found.session());
        }
    }

    /** Asks the channels what is due to be asked: unpaid orders, refunds under way, whether they are back. */
    public void look(Instant at) {
        for (PaymentProvider channel : channels.values()) {
            if (channel.trouble().isPresent()) {
                probes.ask(channel.channel(), at, at, channel::probe);
            }
        }
        List<PaymentOffer> open = book.unfinished();
        offers.forgetOthers(open.stream().map(PaymentOffer::id).toList());
        for (PaymentOffer offer : open) {
            if (channels.containsKey(offer.channel())) {
                offers.ask(offer.id(), offer.offeredAt(), at, () -> follow(offer, at));
            }
        }
        List<Refund> approved = till.refunds(Refund.State.APPROVED);
        List<String> numbers = approved.stream().map(Refund::number).toList();
        refunds.forgetOthers(numbers);
        told.retainAll(numbers);
        for (Refund refund : approved) {
            String channel = refund.payment().channel().orElseThrow();
            if (channels.containsKey(channel)) {
                refunds.ask(refund.number(), refund.askedAt(), at, () -> giveBack(refund, channels.get(channel), at));
            }
        }
    }

    private void follow(PaymentOffer offer, Instant at) {
        Standing standing = provider(offer.channel()).query(offer.order(), offer.way());
        boolean wanted = offer.order().holds(at);
        if (!heard(offer, standing, at) && !wanted) {
            boolean unused = close(offer, at);
        }
    }

    /** @return whether it can no longer be paid */
    private boolean close(PaymentOffer offer, Instant at) {
        return heard(offer, provider(offer.channel()).close(offer.order(), offer.way()), at);
    }

    /** @return whether nothing more is to be expected of it */
    private boolean heard(PaymentOffer offer, Standing standing, Instant at) {
        boolean over = standing instanceof Standing.Closed
                || standing instanceof Standing.Paid
                // A code that nobody has scanned is unknown to the channel, and lives until the end of its time.
                || (standing instanceof Standing.Unknown
                        && at.isAfter(offer.order().validUntil()));
        if (standing instanceof Standing.Paid paid) {
            settle(parking.settle(paid.notice(), at));
        }
        if (over) {
            book.finished(offer.id(), at);
        }
        return over;
    }

    /** A channel takes a refund once by its number, so that it may be told again where it is not known to have heard. */
    private void giveBack(Refund refund, PaymentProvider channel, Instant at) {
        boolean heard = told.contains(refund.number());
        RefundResult result = heard ? channel.query(refund) : channel.refund(refund);
        told.add(refund.number());
        till.refunded(refund.number(), result, at);
    }

    private PaymentProvider provider(String channel) {
        PaymentProvider provider = channels.get(channel);
        if (provider == null) {
            throw new ChannelException("There is no channel " + channel + "; there are " + channels.keySet());
        }
        return provider;
    }
}
