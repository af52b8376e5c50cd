package io.daozha.billing.payment;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What WeChat Pay has given the operator. Keys are files; nothing of them is kept elsewhere.
 *
 * @param address of the channel; the notices come from it, and requests go to it
 * @param notices where it is to call us; https, without a query
 * @param receipts page that shows how far an order has come, without the number at its end; phones are led back to it
 * @param serial of our API certificate
 * @param privateKey of our API certificate, PEM
 * @param apiV3Key 32 bytes, by which notices are encrypted
 * @param publicKeyId of the channel's public key, {@code PUB_KEY_ID_…}; empty where its certificate is used instead
 * @param platformKey the channel's public key, or its platform certificate, PEM
 */
public record WechatSettings(
        URI address,
        URI notices,
        URI receipts,
        String appId,
        String merchant,
        String serial,
        Path privateKey,
        String apiV3Key,
        Optional<String> publicKeyId,
        Path platformKey) {}
