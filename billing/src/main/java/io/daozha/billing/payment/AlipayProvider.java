package io.daozha.billing.payment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.daozha.billing.Money;
import io.daozha.billing.PaymentNotice;
import io.daozha.billing.PaymentOffer.Way;
import io.daozha.billing.PaymentOrder;
import io.daozha.billing.Refund;
import io.daozha.billing.RefundResult;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Alipay: a code made beforehand ({@code alipay.trade.precreate}), which a screen shows and a phone's browser opens alike,
 * and the few calls around it.
 */
public final class AlipayProvider implements PaymentProvider {
    public static final String CHANNEL = "alipay";

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String NOBODYS = "P000000000000000";

    private final AlipaySettings settings;
    private final AlipaySignature signature;
    private final Line line;
    private final AlipayCall gateway;

    public AlipayProvider(AlipaySettings settings, Clock clock) {
        this(settings, clock, PATIENCE);
    }

    /** @param patience how long an answer may take */
    public AlipayProvider(AlipaySettings settings, Clock clock, Duration patience) {
        this.settings = settings;
        this.signature = new AlipaySignature(settings.privateKey(), settings.publicKey());
        this.line = new Line(CHANNEL, settings.address(), patience);
        this.gateway = new AlipayCall(settings, signature, line, clock);
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public Optional<String> trouble() {
        return line.trouble();
    }

    @Override
    public void probe() {
        Standing unused = standing(NOBODYS);
    }

    @Override
    public Invitation create(PaymentOrder order, Way way, String phone) {
        ObjectNode content = AlipayCall.JSON.createObjectNode();
        content.put("out_trade_no", order.number());
        content.put("total_amount", yuan(order.amount()));
        content.put("subject", "停车费");
        content.put(
                "time_expire",
                AlipayCall.TIME.format(
                        order.validUntil().plusSeconds(1).minusNanos(1).atOffset(AlipayCall.BEIJING)));
        JsonNode answer = gateway.ask("alipay.trade.precreate", content);
        require(answer, "take order " + order.number());
        return new Invitation(answer.path("qr_code").asText(), "");
    }

    @Override
    public Standing query(PaymentOrder order, Way way) {
        return standing(order.number());
    }

    private Standing standing(String outTradeNo) {
        ObjectNode content = AlipayCall.JSON.createObjectNode();
        content.put("out_trade_no", outTradeNo);
        JsonNode answer = gateway.ask("alipay.trade.query", content);
        if (absent(answer)) {
            return new Standing.Unknown();
        }
        require(answer, "tell of order " + outTradeNo);
        return switch (answer.path("trade_status").asText()) {
            case "TRADE_SUCCESS", "TRADE_FINISHED" ->
                new Standing.Paid(notice(
                        answer.path("out_trade_no").asText(),
                        answer.path("trade_no").asText(),
                        answer.path("total_amount").asText()));
            case "TRADE_CLOSED" -> new Standing.Closed();
            default -> new Standing.Unpaid();
        };
    }

    @Override
    public Standing close(PaymentOrder order, Way way) {
        ObjectNode content = AlipayCall.JSON.createObjectNode();
        content.put("out_trade_no", order.number());
        JsonNode answer = gateway.ask("alipay.trade.close", content);
        if (absent(answer)) {
            return new Standing.Unknown();
        }
        if (answer.path("sub_code").asText().equals("ACQ.TRADE_STATUS_ERROR")) {
            return standing(order.number());
        }
        require(answer, "close order " + order.number());
        return new Standing.Closed();
    }

    @Override
    public RefundResult refund(Refund refund) {
        ObjectNode content = AlipayCall.JSON.createObjectNode();
        content.put("trade_no", refund.payment().channelSerial().orElseThrow());
        content.put("out_request_no", refund.number());
        content.put("refund_amount", yuan(refund.amount()));
        content.put("refund_reason", refund.reason());
        JsonNode answer = gateway.ask("alipay.trade.refund", content);
        if (answer.path("code").asText().equals("40004")
                && !answer.path("sub_code").asText().equals("ACQ.SYSTEM_ERROR")) {
            return new RefundResult.Failed(answer.path("sub_msg").asText());
        }
        require(answer, "give back " + refund.number());
        // N where this number was carried out before, or has not been yet: the question tells which.
        return answer.path("fund_change").asText().equals("Y") ? new RefundResult.Done() : query(refund);
    }

    @Override
    public RefundResult query(Refund refund) {
        ObjectNode content = AlipayCall.JSON.createObjectNode();
        content.put("trade_no", refund.payment().channelSerial().orElseThrow());
        content.put("out_request_no", refund.number());
        JsonNode answer = gateway.ask("alipay.trade.fastpay.refund.query", content);
        require(answer, "tell of refund " + refund.number());
        return answer.path("refund_status").asText().equals("REFUND_SUCCESS")
                ? new RefundResult.Done()
                : new RefundResult.Pending();
    }

    @Override
    public CallBack read(Incoming incoming, Instant at) {
        Map<String, String> fields = fields(incoming);
        Map<String, String> signed = new HashMap<>(fields);
        signed.remove("sign");
        signed.remove("sign_type");
        if (!signature.isTheirs(AlipaySignature.content(signed), fields.getOrDefault("sign", ""))) {
            throw new ForgedNoticeException("It is not signed by Alipay");
        }
        if (!settings.appId().equals(fields.get("app_id")) || !settings.seller().equals(fields.get("seller_id"))) {
            throw new ForgedNoticeException("It is for app " + fields.get("app_id") + " and seller "
                    + fields.get("seller_id") + ", which we are not");
        }
        String status = fields.getOrDefault("trade_status", "");
        boolean paid = status.equals("TRADE_SUCCESS") || status.equals("TRADE_FINISHED");
        // A refund is told in the same form, with the sum that goes back.
        if (!paid || fields.containsKey("refund_fee")) {
            return new CallBack.Nothing();
        }
        return new CallBack.Paid(
                notice(fields.get("out_trade_no"), fields.get("trade_no"), fields.get("total_amount")));
    }

    private static Map<String, String> fields(Incoming incoming) {
        try {
            return AlipayCall.fields(incoming.body());
        } catch (IllegalArgumentException e) {
            throw new ForgedNoticeException("It is no form", e);
        }
    }

    private static boolean absent(JsonNode answer) {
        return answer.path("sub_code").asText().equals("ACQ.TRADE_NOT_EXIST");
    }

    private static void require(JsonNode answer, String what) {
        if (!answer.path("code").asText().equals("10000")) {
            throw new ChannelException("Alipay does not %s: %s %s"
                    .formatted(
                            what,
                            answer.path("sub_code").asText(answer.path("code").asText()),
                            answer.path("sub_msg").asText(answer.path("msg").asText())));
        }
    }

    private static PaymentNotice notice(String order, String serial, String yuan) {
        return new PaymentNotice(order, CHANNEL, serial, Money.fen(fen(yuan)));
    }

    static String yuan(Money amount) {
        return BigDecimal.valueOf(amount.minor(), 2).toPlainString();
    }

    static long fen(String yuan) {
        return new BigDecimal(yuan.strip()).movePointRight(2).longValueExact();
    }
}
