package io.daozha.billing.payment;

import io.daozha.billing.PaymentOffer.Way;
import io.daozha.billing.PaymentOrder;
import io.daozha.billing.Refund;
import io.daozha.billing.RefundResult;
import java.time.Instant;
import java.util.Optional;

/**
 * A channel by which drivers pay. What it calls back and what it answers are the same notice, for {@code Parking.settle}.
 * Calls go over the network and are bounded in time; none may be made inside a transaction.
 */
public interface PaymentProvider {

    /** The channel's name in the ledger. */
    String channel();

    /** What keeps drivers from paying, a sentence for the operator; empty while they can. Answers at once. */
    Optional<String> trouble();

    /** Asks the channel something that changes nothing, so that {@link #trouble()} can end. */
    void probe();

    /**
     * Makes a place where an order can be paid until its validity ends. Asked again, it is the same place.
     *
     * @param phone the network address of the driver's phone, which some channels want of who opens a link
     * @throws ChannelException when the channel does not answer or refuses
     */
    Invitation create(PaymentOrder order, Way way, String phone);

    /**
     * Asks whether an order was paid, since a call back is not guaranteed.
     *
     * @throws ChannelException when the channel does not answer
     */
    Standing query(PaymentOrder order, Way way);

    /**
     * Sees to it that an order can no longer be paid.
     *
     * @return how it stands afterwards: {@link Standing.Closed}, or paid in the meantime, or not known to the channel
     * @throws ChannelException when the channel does not answer
     */
    Standing close(PaymentOrder order, Way way);

    /**
     * Gives a payment back, or a part of it; once by the refund's number, however often it is told to.
     *
     * @throws ChannelException when the channel does not answer: whether it has taken the refund is not known
     */
    RefundResult refund(Refund refund);

    /** @throws ChannelException when the channel does not answer */
    RefundResult query(Refund refund);

    /**
     * Reads what the channel called to say.
     *
     * @param at now; what is signed for another time is refused
     * @throws ForgedNoticeException when it is not from the channel, is not for us, or is older than it may be
     */
    CallBack read(Incoming notice, Instant at);
}
