package io.daozha.admin.lanes;

import io.daozha.admin.live.Console.Asked;
import io.daozha.admin.live.Console.Payer;
import io.daozha.admin.live.Refused;
import io.daozha.admin.live.Refused.Cause;
import io.daozha.billing.Coupon;
import io.daozha.billing.NothingDueException;
import io.daozha.billing.Parking;
import io.daozha.billing.PaymentOffer;
import io.daozha.billing.Vouchers;
import io.daozha.billing.payment.AlipayProvider;
import io.daozha.billing.payment.ChannelException;
import io.daozha.billing.payment.Checkout;
import io.daozha.billing.payment.SimulatedProvider;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Where drivers pay, before an arm or anywhere else, and hand in what merchants gave them. Safe from any thread. */
@ApplicationScoped
public class PayDesk {
    private static final Logger LOG = Logger.getLogger(PayDesk.class);

    private final Checkout checkout;
    private final Parking parking;
    private final Vouchers vouchers;
    private final SimulatedProvider simulated;
    private final CarPark carPark;
    private final Books books;
    private final Clock clock;

    PayDesk(
            Checkout checkout,
            Parking parking,
            Vouchers vouchers,
            SimulatedProvider simulated,
            CarPark carPark,
            Books books,
            Clock clock) {
        this.checkout = checkout;
        this.parking = parking;
        this.vouchers = vouchers;
        this.simulated = simulated;
        this.carPark = carPark;
        this.books = books;
        this.clock = clock;
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
        if (checkout.trouble().isPresent()) {
            throw new Refused(Cause.NOT_NOW);
        }
        String channel = channel(payer);
        try {
            PaymentOffer offer =
                    checkout.ask(session, lane, channel, PaymentOffer.Way.LINK, payer.address(), clock.instant());
            String order = offer.order().number();
            if (!channel.equals(SimulatedProvider.CHANNEL)) {
                return new Asked(order, Optional.of(URI.create(offer.code())));
            }
            parking.settle(simulated.pay(offer.order()), clock.instant());
            carPark.settled(session);
            books.mayHaveChanged();
            return new Asked(order, Optional.empty());
        } catch (NothingDueException e) {
            throw new Refused(Cause.NOTHING_DUE);
        } catch (ChannelException e) {
            LOG.warnf("The driver of stay %d cannot pay: %s", session, e.getMessage());
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
