package io.daozha.billing.payment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.wechat.pay.java.core.certificate.InMemoryCertificateProvider;
import com.wechat.pay.java.core.cipher.AeadAesCipher;
import com.wechat.pay.java.core.cipher.AeadCipher;
import com.wechat.pay.java.core.cipher.RSAVerifier;
import com.wechat.pay.java.core.cipher.Verifier;
import com.wechat.pay.java.core.notification.NotificationParser;
import com.wechat.pay.java.core.notification.RequestParam;
import com.wechat.pay.java.core.util.PemUtil;
import com.wechat.pay.java.service.payments.model.Transaction;
import com.wechat.pay.java.service.refund.model.RefundNotification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Reads what WeChat Pay calls to say: signed by the channel, encrypted with our key, and fresh, or not believed. */
final class WechatNotices {
    /** A notice that was overheard is of no use to anybody after that. */
    private static final Duration FRESH = Duration.ofMinutes(5);

    private static final String SIGNATURE = "WECHATPAY2-SHA256-RSA2048";
    private static final String CIPHER = "AEAD_AES_256_GCM";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final WechatSettings settings;
    private final NotificationParser parser;

    WechatNotices(WechatSettings settings) {
        this.settings = settings;
        AeadCipher cipher = new AeadAesCipher(settings.apiV3Key().getBytes(StandardCharsets.UTF_8));
        this.parser = new NotificationParser(Map.of(SIGNATURE, verifier(settings)), Map.of(CIPHER, cipher));
    }

    private static Verifier verifier(WechatSettings settings) {
        String file = settings.platformKey().toString();
        return settings.publicKeyId()
                .<Verifier>map(id -> new RSAVerifier(PemUtil.loadPublicKeyFromPath(file), id))
                .orElseGet(() ->
                        new RSAVerifier(new InMemoryCertificateProvider(List.of(PemUtil.loadX509FromPath(file)))));
    }

    CallBack read(Incoming notice, Instant at) {
        String timestamp = notice.header("Wechatpay-Timestamp");
        requireFresh(timestamp, at);
        RequestParam param = new RequestParam.Builder()
                .serialNumber(notice.header("Wechatpay-Serial"))
                .nonce(notice.header("Wechatpay-Nonce"))
                .signature(notice.header("Wechatpay-Signature"))
                .timestamp(timestamp)
                .body(notice.body())
                .build();
        try {
            String event = JSON.readTree(notice.body()).path("event_type").asText();
            if (event.startsWith("REFUND.")) {
                RefundNotification refund = parser.parse(param, RefundNotification.class);
                return new CallBack.Refunded(refund.getOutRefundNo(), WechatProvider.result(refund.getRefundStatus()));
            }
            return paid(parser.parse(param, Transaction.class));
        } catch (JsonProcessingException e) {
            throw new ForgedNoticeException("It is no JSON", e);
        } catch (ForgedNoticeException e) {
            throw e;
        } catch (RuntimeException e) {
            // Whatever the SDK stumbles over in words from outside: it does not vouch for them.
            throw new ForgedNoticeException("Signature or encryption is not WeChat Pay's: " + e.getMessage(), e);
        }
    }

    private CallBack paid(Transaction trade) {
        if (!settings.merchant().equals(trade.getMchid()) || !settings.appId().equals(trade.getAppid())) {
            throw new ForgedNoticeException(
                    "It is for merchant " + trade.getMchid() + " and app " + trade.getAppid() + ", which we are not");
        }
        return trade.getTradeState() == Transaction.TradeStateEnum.SUCCESS
                ? new CallBack.Paid(WechatProvider.notice(trade))
                : new CallBack.Nothing();
    }

    private static void requireFresh(String timestamp, Instant at) {
        Duration off;
        try {
            off = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), at)
                    .abs();
        } catch (RuntimeException e) {
            throw new ForgedNoticeException("'" + timestamp + "' is no time", e);
        }
        if (off.compareTo(FRESH) > 0) {
            throw new ForgedNoticeException(
                    "It was signed at " + timestamp + ", " + off.toSeconds() + " s off our clock");
        }
    }
}
