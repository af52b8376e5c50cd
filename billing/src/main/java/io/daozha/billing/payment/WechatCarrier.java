package io.daozha.billing.payment;

import com.wechat.pay.java.core.Config;
import com.wechat.pay.java.core.exception.HttpException;
import com.wechat.pay.java.core.http.AbstractHttpClient;
import com.wechat.pay.java.core.http.HttpRequest;
import com.wechat.pay.java.core.http.JsonRequestBody;
import com.wechat.pay.java.core.http.MediaType;
import com.wechat.pay.java.core.http.OriginalResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Carries the SDK's messages, which it signs and verifies, over our line. The signature is over the path, so the address
 * may be another than the one the SDK writes.
 */
final class WechatCarrier extends AbstractHttpClient {
    /** The JDK's client sets it by itself. */
    private static final Set<String> OWN = Set.of("host", "content-length", "connection");

    private final Line line;

    WechatCarrier(Config config, Line line) {
        super(config.createCredential(), config.createValidator());
        this.line = line;
    }

    @Override
    protected OriginalResponse innerExecute(HttpRequest request) {
        URI asked = request.getUri();
        String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
        java.net.http.HttpRequest.Builder sent = line.to(line.address().resolve(asked.getRawPath() + query));
        request.getHeaders().getHeaders().forEach((name, value) -> {
            if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
                sent.header(name, value);
            }
        });
        sent.method(request.getHttpMethod().name(), body(request));
        try {
            HttpResponse<String> answer = line.send(sent.build());
            Map<String, String> headers = new HashMap<>();
            answer.headers().map().forEach((name, values) -> headers.put(wording(name), values.get(0)));
            return new OriginalResponse.Builder()
                    .request(request)
                    .statusCode(answer.statusCode())
                    .headers(headers)
                    .contentType(
                            answer.headers().firstValue("Content-Type").orElse(MediaType.APPLICATION_JSON.getValue()))
                    .body(answer.body())
                    .build();
        } catch (IOException e) {
            throw new HttpException(request, e);
        }
    }

    private static BodyPublisher body(HttpRequest request) {
        return request.getBody() instanceof JsonRequestBody json
                ? BodyPublishers.ofString(json.getBody())
                : BodyPublishers.noBody();
    }

    /** The SDK looks its headers up by their exact spelling. */
    private static String wording(String name) {
        StringBuilder words = new StringBuilder();
        for (String word : name.split("-", -1)) {
            words.append(words.isEmpty() ? "" : "-");
            words.append(word.substring(0, 1).toUpperCase(Locale.ROOT));
            words.append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return words.toString();
    }

    @Override
    protected InputStream innerDownload(HttpRequest request) {
        throw new UnsupportedOperationException("Bills are taken from the channel's own pages");
    }

    @Override
    protected String getHttpClientInfo() {
        return "jdk";
    }
}
