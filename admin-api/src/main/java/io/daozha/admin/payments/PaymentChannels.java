package io.daozha.admin.payments;

import io.daozha.admin.ParkingConfig;
import io.daozha.billing.payment.AlipayProvider;
import io.daozha.billing.payment.AlipaySettings;
import io.daozha.billing.payment.PaymentProvider;
import io.daozha.billing.payment.SimulatedProvider;
import io.daozha.billing.payment.WechatProvider;
import io.daozha.billing.payment.WechatSettings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The channels that the configuration names, and whether it tells all that they need. */
public final class PaymentChannels {
    private static final String KEY = "daozha.payment";

    /** Under {@code call-back}, each channel by its name. */
    static final String PATH = "/payments/notices/";

    private PaymentChannels() {}

    /** @param simulated stands in where no channel is configured */
    public static List<PaymentProvider> of(ParkingConfig config, SimulatedProvider simulated, Clock clock) {
        ParkingConfig.Payment payment = config.payment();
        List<PaymentProvider> channels = new ArrayList<>();
        ParkingConfig.Wechat wechat = payment.wechat();
        if (anyOf(wechat.appId(), wechat.merchant(), wechat.serial(), wechat.apiV3Key(), wechat.privateKey())) {
            channels.add(new WechatProvider(wechat(config, wechat)));
        }
        ParkingConfig.Alipay alipay = payment.alipay();
        if (anyOf(alipay.appId(), alipay.seller(), alipay.privateKey(), alipay.publicKey())) {
            channels.add(new AlipayProvider(alipay(payment, alipay), clock));
        }
        return channels.isEmpty() ? List.of(simulated) : channels;
    }

    /** @throws IllegalArgumentException naming the key that is missing or wrong */
    public static void check(ParkingConfig config) {
        try {
            List<PaymentProvider> unused = of(config, new SimulatedProvider(), Clock.systemUTC());
        } catch (IllegalArgumentException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(KEY + ": a channel does not take its settings: " + e.getMessage(), e);
        }
    }

    private static WechatSettings wechat(ParkingConfig config, ParkingConfig.Wechat wechat) {
        String key = KEY + ".wechat.";
        String secret = given(key + "api-v3-key", wechat.apiV3Key());
        if (secret.getBytes(StandardCharsets.UTF_8).length != 32) {
            throw new IllegalArgumentException(key + "api-v3-key has 32 bytes; this one has not");
        }
        return new WechatSettings(
                wechat.address(),
                notices(config.payment(), WechatProvider.CHANNEL),
                URI.create(config.address().replaceFirst("/+$", "") + "/receipt/"),
                given(key + "app-id", wechat.appId()),
                given(key + "merchant", wechat.merchant()),
                given(key + "serial", wechat.serial()),
                file(key + "private-key", wechat.privateKey()),
                secret,
                wechat.publicKeyId(),
                file(key + "platform-key", wechat.platformKey()));
    }

    private static AlipaySettings alipay(ParkingConfig.Payment payment, ParkingConfig.Alipay alipay) {
        String key = KEY + ".alipay.";
        return new AlipaySettings(
                alipay.address(),
                notices(payment, AlipayProvider.CHANNEL),
                given(key + "app-id", alipay.appId()),
                given(key + "seller", alipay.seller()),
                file(key + "private-key", alipay.privateKey()),
                file(key + "public-key", alipay.publicKey()));
    }

    private static URI notices(ParkingConfig.Payment payment, String channel) {
        URI base = given(KEY + ".call-back", payment.callBack());
        if (!"https".equals(base.getScheme()) || base.getHost() == null || base.getQuery() != null) {
            throw new IllegalArgumentException(
                    KEY + ".call-back is '" + base + "'; channels call https addresses without a query");
        }
        return URI.create(base.toString().replaceFirst("/+$", "") + PATH + channel);
    }

    /** A channel of which something is told is meant; the rest must then be told too. */
    private static boolean anyOf(Optional<?>... settings) {
        return Stream.of(settings).anyMatch(Optional::isPresent);
    }

    private static <T> T given(String key, Optional<T> value) {
        return value.orElseThrow(
                () -> new IllegalArgumentException(key + " is missing; docs/payments.md says where it comes from"));
    }

    private static Path file(String key, Optional<Path> value) {
        Path file = given(key, value);
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException(key + " names " + file + ", which cannot be read");
        }
        return file;
    }
}
