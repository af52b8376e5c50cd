package io.daozha.billing;

/**
 * What a payment channel says of money it has taken, whether it called us or we asked it. Its origin has been verified
 * by the provider before it comes here.
 *
 * @param orderNumber ours
 * @param channel such as wechat, alipay, simulated
 * @param channelSerial the channel's own number of this payment, the same however often it tells us
 */
public record PaymentNotice(String orderNumber, String channel, String channelSerial, Money amount) {

    public PaymentNotice {
        if (amount.minor() <= 0) {
            throw new IllegalArgumentException("A payment is more than nothing, not " + amount.minor());
        }
    }
}
