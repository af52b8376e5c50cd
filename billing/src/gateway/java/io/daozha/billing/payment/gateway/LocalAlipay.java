package io.daozha.billing.payment.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import io.daozha.billing.payment.AlipaySettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Alipay's gateway by its public rules: precreate, query, close, refund and its query, call backs. */
public final class LocalAlipay extends LocalChannel {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<Duration> SCHEDULE =
            Stream.of(4, 10, 10, 60, 120, 360, 900).map(Duration::ofMinutes).toList();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);
    private static final String APP = "2021000000000001";
    private static final String SELLER = "2088000000000001";

    public LocalAlipay() {
        super(SCHEDULE);
    }

    /** What the channel gave the merchant; the keys are written into the folder. */
    public AlipaySettings settings(Path folder, URI notices) {
        return new AlipaySettings(
                address("/gateway.do"),
                notices,
                APP,
                SELLER,
                Keys.pem(folder, "alipay-app", keys.merchant().getPrivate()),
                Keys.pem(folder, "alipay-public", keys.channel().getPublic()));
    }

    @Override
    Answer answer(HttpExchange asked, String body) throws IOException {
        SortedMap<String, String> fields = new TreeMap<>();
        for (String pair : body.split("&", -1)) {
            int equals = pair.indexOf('=');
            fields.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        String sign = String.valueOf(fields.remove("sign"));
        String method = fields.get("method");
        String name = method.replace('.', '_') + "_response";
        if (!APP.equals(fields.get("app_id")) || !Keys.signed(keys.merchant().getPublic(), joined(fields), sign)) {
            return named("error_response", refused("isv.invalid-signature"));
        }
        JsonNode content = JSON.readTree(fields.get("biz_content"));
        return named(
                name,
                switch (method) {
                    case "alipay.trade.precreate" -> precreate(content);
                    case "alipay.trade.query" -> query(content);
                    case "alipay.trade.close" -> close(content);
                    case "alipay.trade.refund" -> refund(content);
                    case "alipay.trade.fastpay.refund.query" -> refundQuery(content);
                    default -> refused("isv.invalid-method");
                });
    }

    private static String joined(SortedMap<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining("&"));
    }

    private static Answer named(String name, ObjectNode node) {
        return new Answer(200, JSON.createObjectNode().set(name, node).toString());
    }

    private static ObjectNode done() {
        return JSON.createObjectNode().put("code", "10000").put("msg", "Success");
    }

    private static ObjectNode refused(String why) {
        return JSON.createObjectNode()
                .put("code", "40004")
                .put("msg", "Business Failed")
                .put("sub_code", why)
                .put("sub_msg", "refused: }\"{ " + why);
    }

    private ObjectNode precreate(JsonNode content) {
        String number = content.path("out_trade_no").asText();
        long fen = fen(content.path("total_amount").asText());
        Trade known = trades.get(number);
        if (known != null && (known.fen != fen || known.state != Trade.State.UNPAID)) {
            return refused("ACQ.CONTEXT_INCONSISTENT");
        }
        Instant expires = LocalDateTime.parse(content.path("time_expire").asText(), TIME)
                .toInstant(BEIJING);
        trades.putIfAbsent(number, new Trade(number, fen, expires, nextSerial("2026")));
        return done().put("out_trade_no", number).put("qr_code", "https://qr.invalid/" + number);
    }

    private Trade of(JsonNode content) {
        String number = content.path("out_trade_no").asText();
        return number.isEmpty() ? bySerial(content.path("trade_no").asText()) : trades.get(number);
    }

    /** A code that nobody has scanned is no trade yet. */
    private ObjectNode query(JsonNode content) {
        Trade trade = of(content);
        if (trade == null || trade.state == Trade.State.UNPAID) {
            return refused("ACQ.TRADE_NOT_EXIST");
        }
        return done().put("out_trade_no", trade.number)
                .put("trade_no", trade.serial)
                .put("trade_status", trade.state == Trade.State.PAID ? "TRADE_SUCCESS" : "TRADE_CLOSED")
                .put("total_amount", yuan(trade.fen));
    }

    private ObjectNode close(JsonNode content) {
        Trade trade = of(content);
        if (trade == null || trade.state == Trade.State.UNPAID) {
            return refused("ACQ.TRADE_NOT_EXIST");
        }
        return refused("ACQ.TRADE_STATUS_ERROR");
    }

    private ObjectNode refund(JsonNode content) {
        boolean known = refunds.containsKey(content.path("out_request_no").asText());
        Trade.Back back = giveBack(
                content.path("out_request_no").asText(),
                of(content),
                fen(content.path("refund_amount").asText()),
                true);
        return back == null
                ? refused("ACQ.REFUND_AMT_NOT_EQUAL_TOTAL")
                : done().put("trade_no", back.of.serial).put("fund_change", known ? "N" : "Y");
    }

    private ObjectNode refundQuery(JsonNode content) {
        Trade.Back back = refunds.get(content.path("out_request_no").asText());
        return back == null ? done() : done().put("refund_status", "REFUND_SUCCESS");
    }

    @Override
    void send(HttpExchange asked, Answer answer, boolean forged) throws IOException {
        String node = answer.body().replaceFirst("^\\{\"\\w+\":", "");
        String words = node.substring(0, node.length() - 1);
        PrivateKey key = (forged ? keys.stranger() : keys.channel()).getPrivate();
        String whole = answer.body().substring(0, answer.body().length() - 1) + ",\"sign\":\"" + Keys.sign(key, words)
                + "\"}";
        byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
        asked.getResponseHeaders().set("Content-Type", "text/html;charset=utf-8");
        asked.sendResponseHeaders(answer.status(), bytes.length);
        asked.getResponseBody().write(bytes);
    }

    @Override
    Letter letter(Object what, long fen, Instant at, boolean forged) {
        Trade trade = what instanceof Trade paid ? paid : ((Trade.Back) what).of;
        SortedMap<String, String> fields = new TreeMap<>();
        fields.put("notify_time", TIME.format(at.atOffset(BEIJING)));
        fields.put("app_id", APP);
        fields.put("seller_id", SELLER);
        fields.put("out_trade_no", trade.number);
        fields.put("trade_no", trade.serial);
        fields.put("trade_status", "TRADE_SUCCESS");
        fields.put("total_amount", yuan(what instanceof Trade ? fen : trade.fen));
        fields.put("subject", "停车费");
        if (what instanceof Trade.Back back) {
            fields.put("refund_fee", yuan(back.fen));
            fields.put("out_biz_no", back.number);
        }
        PrivateKey key = (forged ? keys.stranger() : keys.channel()).getPrivate();
        String sign = Keys.sign(key, joined(fields));
        fields.put("sign", sign);
        fields.put("sign_type", "RSA2");
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return new Letter(Map.of("Content-Type", "application/x-www-form-urlencoded;charset=utf-8"), body);
    }

    private static String yuan(long fen) {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }

    private static long fen(String yuan) {
        return new BigDecimal(yuan).movePointRight(2).longValueExact();
    }

    /** Whether an answer to a call back is the one word that ends the calling. */
    public static boolean heard(String body) {
        return body.equals("success");
    }
}
