package io.daozha.admin.payments;

import io.daozha.admin.TestSite;
import io.daozha.billing.payment.AlipaySettings;
import io.daozha.billing.payment.WechatSettings;
import io.daozha.billing.payment.gateway.LocalAlipay;
import io.daozha.billing.payment.gateway.LocalWechat;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A car park that is paid at two local gateways. */
public class PaymentSite extends TestSite {
    static final LocalWechat WECHAT = new LocalWechat();
    static final LocalAlipay ALIPAY = new LocalAlipay();

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(super.start());
        settings.putAll(payment(Path.of(settings.get("daozha.data"))));
        return settings;
    }

    static Map<String, String> payment(Path folder) {
        WechatSettings wechat = WECHAT.settings(folder, URI.create("https://unused.invalid"));
        AlipaySettings alipay = ALIPAY.settings(folder, URI.create("https://unused.invalid"));
        Map<String, String> settings = new HashMap<>();
        settings.put("daozha.payment.call-back", "https://park.invalid/");
        settings.put("daozha.payment.wechat.address", wechat.address().toString());
        settings.put("daozha.payment.wechat.app-id", wechat.appId());
        settings.put("daozha.payment.wechat.merchant", wechat.merchant());
        settings.put("daozha.payment.wechat.serial", wechat.serial());
        settings.put("daozha.payment.wechat.private-key", wechat.privateKey().toString());
        settings.put("daozha.payment.wechat.api-v3-key", wechat.apiV3Key());
        settings.put("daozha.payment.wechat.public-key-id", wechat.publicKeyId().orElseThrow());
        settings.put("daozha.payment.wechat.platform-key", wechat.platformKey().toString());
        settings.put("daozha.payment.alipay.address", alipay.address().toString());
        settings.put("daozha.payment.alipay.app-id", alipay.appId());
        settings.put("daozha.payment.alipay.seller", alipay.seller());
        settings.put("daozha.payment.alipay.private-key", alipay.privateKey().toString());
        settings.put("daozha.payment.alipay.public-key", alipay.publicKey().toString());
        return settings;
    }
}
