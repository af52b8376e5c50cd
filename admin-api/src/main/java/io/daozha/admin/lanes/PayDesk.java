package io.daozha.admin.lanes;

import io.daozha.admin.live.Console.Asked;
import io.daozha.admin.live.Console.Payer;
import io.daozha.admin.live.Refused;
import io.daozha.admin.live.Refused.Cause;
import io.daozha.admin.live.ScreenFacts.PayCode;
import io.daozha.billing.Coupon;
import io.daozha.billing.NothingDueException;
import io.daozha.billing.OrderBook;
import io.daozha.billing.Parking;
import io.daozha.billing.PaymentOffer;
import io.daozha.billing.PaymentOffer.Way;
import io.daozha.billing.Vouchers;
import io.daozha.billing.payment.AlipayProvider;
import io.daozha.billing.payment.ChannelException;
import io.daozha.billing.payment.Checkout;
import io.daozha.billing.payment.SimulatedProvider;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jboss.logging.Logger;

/** Where drivers pay, before an arm or anywhere else, and hand in what merchants gave them. Safe from any thread. */
@ApplicationScoped
public class PayDesk {
    private static final Logger LOG = Logger.getLogger(PayDesk.class);

    private final Checkout checkout;
    private final OrderBook orders;
    private final Parking parking;
    private final Vouchers vouchers;
    private final SimulatedProvider simulated;
    private final CarPark carPark;
    private final Books books;
    private final Clock clock;

    PayDesk(
            Checkout checkout,
            OrderBook orders,
            Parking parking,
            Vouchers vouchers,
            SimulatedProvider simulated,
            CarPark carPark,
            Books books,
            Clock clock) {
        this.checkout = checkout;
        this.orders = orders;
        this.parking = parking;
        this.vouchers = vouchers;
        this.simulated = simulated;
        this.carPark = carPark;
        this.books = books;
        this.clock = clock;
    }

    /** Whether one can pay at the moment. Answers at once. */
    public boolean takesMoney() {
        return checkout.trouble().isEmpty();
    }

    /** Where one can pay, in the order of the configuration. */
    public List<String> channels() {
        return checkout.channels();
    }

    /**
     * @param lane before whose arm the car stands; empty where it stands elsewhere, or has left owing
     * @throws Refused when nothing is due, or no channel takes money at the moment
     */
    public Asked ask(long session, Optional<String> lane, Payer payer) {
        try {
            Asked asked = asked(
                    offer(payer, (channel, at) -> checkout.ask(session, lane, channel, Way.LINK, payer.address(), at)));
            if (asked.next().isEmpty()) {
                carPark.settled(session);
            }
            return asked;
        } catch (NothingDueException e) {
            throw new Refused(Cause.NOTHING_DUE);
        }
    }

    /**
     * As {@link #ask}, for the term of a permit.
     *
     * @throws Refused when no channel takes money at the moment
     * @throws NothingDueException when nothing is due (any more)
     */
    public Asked askFee(long fee, Payer payer) {
        return asked(offer(payer, (channel, at) -> checkout.askFee(fee, channel, Way.LINK, payer.address(), at)));
    }

    /** As {@link #askFee}, for who pays with another device than the one that he asks from. */
    public PayCode codeOfFee(long fee, Payer payer) {
        return code(offer(payer, (channel, at) -> checkout.askFee(fee, channel, Way.CODE, payer.address(), at)));
    }

    /** The codes that can be scanned now for the term of a permit, one of a channel. */
    public List<PayCode> codesOfFee(long fee) {
        Instant now = clock.instant();
        return orders.unfinishedOfFee(fee).stream()
                .filter(offer -> offer.way() == Way.CODE && offer.order().holds(now))
                .map(PayDesk::code)
                .toList();
    }

    private static PayCode code(PaymentOffer offer) {
        return new PayCode(offer.channel(), offer.code());
    }

    /** At the simulated channel who asks has paid. */
    private Asked asked(PaymentOffer offer) {
        String order = offer.order().number();
        if (!offer.channel().equals(SimulatedProvider.CHANNEL)) {
            return new Asked(order, Optional.of(URI.create(offer.code())));
        }
        parking.settle(simulated.pay(offer.order()), clock.instant());
        books.mayHaveChanged();
        return new Asked(order, Optional.empty());
    }

    private PaymentOffer offer(Payer payer, BiFunction<String, Instant, PaymentOffer> asking) {
        if (!takesMoney()) {
            throw new Refused(Cause.NOT_NOW);
        }
        try {
            return asking.apply(channel(payer), clock.instant());
        } catch (ChannelException e) {
            LOG.warnf("Somebody who wants to pay cannot: %s", e.getMessage());
            throw new Refused(Cause.NOT_NOW);
        }
    }

    /**
     * Takes a coupon for a stay; the lane whose car it is asks for the new sum.
     *
     * @throws io.daozha.billing.DeskException when it is not valid for this stay
     */
    public void present(String code, long session) {
        Coupon unused = vouchers.present(code, session, clock.instant());
        carPark.settled(session);
        books.mayHaveChanged();
    }

    /** The one he chose; without a choice, within Alipay's own browser its page opens, and no other's. */
    private String channel(Payer payer) {
        List<String> channels = checkout.channels();
        if (channels.contains(payer.channel())) {
            return payer.channel();
        }
        return payer.browser().contains("AlipayClient") && channels.contains(AlipayProvider.CHANNEL)
                ? AlipayProvider.CHANNEL
                : channels.get(0);
    }
}
