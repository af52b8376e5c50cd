package io.daozha.billing.payment;

import java.net.URI;
import java.nio.file.Path;

/**
 * What Alipay has given the operator. Keys are files; nothing of them is kept elsewhere.
 *
 * @param address of the channel's gateway
 * @param notices where it is to call us
 * @param seller our account's number, 2088…
 * @param privateKey of our application, PKCS#8, PEM or bare Base64
 * @param publicKey Alipay's, not our own; PEM or bare Base64
 */
public record AlipaySettings(URI address, URI notices, String appId, String seller, Path privateKey, Path publicKey) {}
