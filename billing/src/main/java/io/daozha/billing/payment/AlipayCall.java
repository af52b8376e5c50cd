package io.daozha.billing.payment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** One question to Alipay's gateway: signed, sent as a form, its answer verified over its very letters. */
final class AlipayCall {
    static final ObjectMapper JSON = new ObjectMapper();
    static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);

    private final AlipaySettings settings;
    private final AlipaySignature signature;
    private final Line line;
    private final Clock clock;

    AlipayCall(AlipaySettings settings, AlipaySignature signature, Line line, Clock clock) {
        this.settings = settings;
        this.signature = signature;
        this.line = line;
        this.clock = clock;
    }

    /**
     * @return what is under the method's own name; its {@code code} tells whether Alipay did it
     * @throws ChannelException when no answer comes, or one that Alipay has not signed
     */
    JsonNode ask(String method, ObjectNode content) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("app_id", settings.appId());
        parameters.put("method", method);
        parameters.put("format", "JSON");
        parameters.put("charset", "utf-8");
        parameters.put("sign_type", "RSA2");
        parameters.put("timestamp", TIME.format(clock.instant().atOffset(BEIJING)));
        parameters.put("version", "1.0");
        parameters.put("notify_url", settings.notices().toString());
        parameters.put("biz_content", content.toString());
        parameters.put("sign", signature.sign(AlipaySignature.content(parameters)));
        HttpRequest request = line.to(line.address())
                .header("Content-Type", "application/x-www-form-urlencoded;charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(form(parameters)))
                .build();
        try {
            HttpResponse<String> answer = line.send(request);
            return verified(method.replace('.', '_') + "_response", answer.body());
        } catch (IOException e) {
            throw new ChannelException("Alipay does not answer " + method + ": " + e.getMessage(), e);
        }
    }

    private JsonNode verified(String name, String body) {
        try {
            JsonNode whole = JSON.readTree(body);
            String node = whole.has(name) ? name : "error_response";
            String signed = letters(body, node);
            if (!signature.isTheirs(signed, whole.path("sign").asText())) {
                throw new ChannelException(
                        "An answer to " + name + " is not signed by Alipay; nothing of it is believed");
            }
            return JSON.readTree(signed);
        } catch (JsonProcessingException e) {
            throw new ChannelException("Alipay's answer is no JSON", e);
        }
    }

    /** The object under a name, letter by letter as it came: only over these is the signature right. */
    static String letters(String body, String name) {
        int key = body.indexOf('"' + name + '"');
        int from = key < 0 ? -1 : body.indexOf('{', key);
        if (from < 0) {
            throw new ChannelException("Alipay's answer has no " + name);
        }
        int depth = 0;
        boolean quoted = false;
        for (int i = from; i < body.length(); i++) {
            char letter = body.charAt(i);
            if (quoted) {
                if (letter == '\\') {
                    i++;
                } else if (letter == '"') {
                    quoted = false;
                }
            } else if (letter == '"') {
                quoted = true;
            } else if (letter == '{') {
                depth++;
            } else if (letter == '}' && --depth == 0) {
                return body.substring(from, i + 1);
            }
        }
        throw new ChannelException("Alipay's answer ends within " + name);
    }

    private static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** The fields of a form; the last of several with one name counts. */
    static Map<String, String> fields(String form) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : form.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(
                        URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return fields;
    }
}
