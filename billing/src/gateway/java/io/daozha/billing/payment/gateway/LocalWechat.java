package io.daozha.billing.payment.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import io.daozha.billing.payment.WechatSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** WeChat Pay API v3 by its public rules (pay.weixin.qq.com/doc/v3): Native, H5, query, close, refund, call backs. */
public final class LocalWechat extends LocalChannel {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<Duration> SCHEDULE = Stream.of(
                    15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10800, 10800, 10800, 21600, 21600)
            .map(Duration::ofSeconds)
            .toList();
    private static final String MERCHANT = "1900000001";
    private static final String APP = "wx0000000000000001";
    private static final String SERIAL = "3775B6A45ACD588826D15E583A95F5DD";
    private static final String KEY_ID = "PUB_KEY_ID_0119000000012024";
    private static final String V3_KEY = "local0gateway0local0gateway0key0";
    private static final Pattern FIELD = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    public LocalWechat() {
        super(SCHEDULE);
    }

    /** What the channel gave the merchant; the keys are written into the folder. */
    public WechatSettings settings(Path folder, URI notices) {
        return new WechatSettings(
                address(""),
                notices,
                notices.resolve("/receipt/"),
                APP,
                MERCHANT,
                SERIAL,
                Keys.pem(folder, "wechat-merchant", keys.merchant().getPrivate()),
                V3_KEY,
                Optional.of(KEY_ID),
                Keys.pem(folder, "wechat-platform", keys.channel().getPublic()));
    }

    @Override
    Answer answer(HttpExchange asked, String body) throws IOException {
        if (!isMerchant(asked, body)) {
            return error(401, "SIGN_ERROR");
        }
        String path = asked.getRequestURI().getPath();
        if (path.matches("/v3/pay/transactions/(native|h5)")) {
            return prepay(JSON.readTree(body), path.endsWith("h5"));
        }
        if (path.endsWith("/close")) {
            String number = path.replaceFirst(".*/out-trade-no/(.*)/close", "$1");
            return close(trades.get(number));
        }
        if (path.contains("/out-trade-no/")) {
            Trade trade = trades.get(path.substring(path.lastIndexOf('/') + 1));
            return trade == null ? error(404, "ORDER_NOT_EXIST") : new Answer(200, transaction(trade, trade.fen));
        }
        if (path.equals("/v3/refund/domestic/refunds")) {
            JsonNode order = JSON.readTree(body);
            return refund(giveBack(
                    order.path("out_refund_no").asText(),
                    bySerial(order.path("transaction_id").asText()),
                    order.path("amount").path("refund").asLong(),
                    false));
        }
        if (path.startsWith("/v3/refund/domestic/refunds/")) {
            return refund(refunds.get(path.substring(path.lastIndexOf('/') + 1)));
        }
        return error(404, "NO_SUCH_PATH");
    }

    private boolean isMerchant(HttpExchange asked, String body) {
        String said = String.valueOf(asked.getRequestHeaders().getFirst("Authorization"));
        Map<String, String> fields = new HashMap<>();
        Matcher field = FIELD.matcher(said);
        while (field.find()) {
            fields.put(field.group(1), field.group(2));
        }
        long off = Math.abs(Instant.now().getEpochSecond() - Long.parseLong(fields.getOrDefault("timestamp", "0")));
        String words = asked.getRequestMethod() + "\n" + asked.getRequestURI() + "\n" + fields.get("timestamp") + "\n"
                + fields.get("nonce_str") + "\n" + body + "\n";
        return said.startsWith("WECHATPAY2-SHA256-RSA2048 ")
                && MERCHANT.equals(fields.get("mchid"))
                && SERIAL.equals(fields.get("serial_no"))
                && off < 300
                && Keys.signed(keys.merchant().getPublic(), words, fields.getOrDefault("signature", ""));
    }

    private Answer prepay(JsonNode order, boolean link) {
        String number = order.path("out_trade_no").asText();
        long fen = order.path("amount").path("total").asLong();
        if (!number.matches("[0-9A-Za-z_*-]{6,32}")
                || fen <= 0
                || !order.path("appid").asText().equals(APP)
                || (link && order.path("scene_info").path("payer_client_ip").asText().isEmpty())) {
            return error(400, "PARAM_ERROR");
        }
        Trade known = trades.get(number);
        if (known != null && (known.fen != fen || known.state != Trade.State.UNPAID)) {
            return error(400, known.state == Trade.State.PAID ? "ORDERPAID" : "INVALID_REQUEST");
        }
        Instant expires =
                OffsetDateTime.parse(order.path("time_expire").asText()).toInstant();
        trades.putIfAbsent(number, new Trade(number, fen, expires, nextSerial("4200")));
        ObjectNode place = JSON.createObjectNode();
        place.put(link ? "h5_url" : "code_url", (link ? "https://pay.invalid/checkmweb?prepay_id=" : "weixin://wxpay/bizpayurl?pr=") + number);
        return new Answer(200, place.toString());
    }

    private static Answer close(Trade trade) {
        if (trade == null) {
            return error(404, "ORDER_NOT_EXIST");
        }
        if (trade.state != Trade.State.UNPAID) {
            return error(400, trade.state == Trade.State.PAID ? "ORDERPAID" : "ORDER_CLOSED");
        }
        trade.state = Trade.State.CLOSED;
        return new Answer(204, "");
    }

    private static Answer refund(Trade.Back back) {
        if (back == null) {
            return error(400, "INVALID_REQUEST");
        }
        return new Answer(200, refundBody(back, "status"));
    }

    private static String refundBody(Trade.Back back, String status) {
        ObjectNode refund = JSON.createObjectNode();
        refund.put("refund_id", "5030" + back.number);
        refund.put("out_refund_no", back.number);
        refund.put("transaction_id", back.of.serial);
        refund.put(status, back.done ? "SUCCESS" : "PROCESSING");
        refund.putObject("amount").put("refund", back.fen).put("total", back.of.fen);
        return refund.toString();
    }

    private static String transaction(Trade trade, long fen) {
        ObjectNode said = JSON.createObjectNode();
        said.put("appid", APP);
        said.put("mchid", MERCHANT);
        said.put("out_trade_no", trade.number);
        said.put(
                "trade_state",
                switch (trade.state) {
                    case UNPAID -> "NOTPAY";
                    case PAID -> "SUCCESS";
                    case CLOSED -> "CLOSED";
                });
        if (trade.state == Trade.State.PAID) {
            said.put("transaction_id", trade.serial);
        }
        said.putObject("amount").put("total", fen).put("currency", "CNY");
        return said.toString();
    }

    private static Answer error(int status, String code) {
        return new Answer(status, JSON.createObjectNode().put("code", code).put("message", code).toString());
    }

    @Override
    void send(HttpExchange asked, Answer answer, boolean forged) throws IOException {
        signed(answer.body(), Instant.now(), forged).forEach(asked.getResponseHeaders()::set);
        asked.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        asked.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        asked.getResponseBody().write(bytes);
    }

    private Map<String, String> signed(String body, Instant at, boolean forged) {
        PrivateKey key = (forged ? keys.stranger() : keys.channel()).getPrivate();
        String nonce = UUID.randomUUID().toString().replace("-", "");
        String timestamp = Long.toString(at.getEpochSecond());
        return Map.of(
                "Wechatpay-Serial", KEY_ID,
                "Wechatpay-Nonce", nonce,
                "Wechatpay-Timestamp", timestamp,
                "Wechatpay-Signature", Keys.sign(key, timestamp + "\n" + nonce + "\n" + body + "\n"));
    }

    @Override
    Letter letter(Object what, long fen, Instant at, boolean forged) {
        boolean payment = what instanceof Trade;
        String plain = what instanceof Trade trade ? transaction(trade, fen) : refundBody((Trade.Back) what, "refund_status");
        String kind = payment ? "transaction" : "refund";
        ObjectNode body = JSON.createObjectNode();
        body.put("id", UUID.randomUUID().toString());
        body.put("event_type", payment ? "TRANSACTION.SUCCESS" : "REFUND.SUCCESS");
        body.put("resource_type", "encrypt-resource");
        ObjectNode resource = body.putObject("resource");
        resource.put("original_type", kind);
        resource.put("algorithm", "AEAD_AES_256_GCM");
        resource.put("associated_data", kind);
        resource.put("nonce", "nonce-of-12-");
        resource.put("ciphertext", encrypted(plain, kind, "nonce-of-12-"));
        return new Letter(signed(body.toString(), at, forged), body.toString());
    }

    private static String encrypted(String plain, String associated, String nonce) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(V3_KEY.getBytes(StandardCharsets.UTF_8), "AES"),
                    new GCMParameterSpec(128, nonce.getBytes(StandardCharsets.UTF_8)));
            cipher.updateAAD(associated.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(cipher.doFinal(plain.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether an answer to a call back is one that ends the calling: 200 or 204. */
    public static boolean heard(int status) {
        return status == 200 || status == 204;
    }
}
