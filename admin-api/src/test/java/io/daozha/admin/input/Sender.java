package io.daozha.admin.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.daozha.admin.live.FakeSite;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes requests that no browser and no decent program would make. */
final class Sender {
    /** Stands for bytes that are no UTF-8, which a {@link String} cannot hold. */
    static final String NO_UTF8 = "\uE000";

    private static final String BOUNDARY = "boundary";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI address;

    Sender(URI address) {
        this.address = address;
    }

    /** From an address of its own, so that no limit by address hides what is behind it. */
    HttpRequest request(Route route, String cookie, Map<String, String> fields, String accept) {
        HttpRequest.Builder request = HttpRequest.newBuilder()
                .timeout(Duration.ofSeconds(20))
                .header("Accept", accept)
                .header("Sec-Fetch-Site", "same-origin")
                .header("Cookie", "daozha=" + cookie)
                .header("X-Forwarded-For", FakeSite.freshAddress());
        String path = route.path();
        for (Map.Entry<String, String> field : fields.entrySet()) {
            path = path.replace("{" + field.getKey() + "}", encoded(field.getValue()))
                    .replace("{" + field.getKey() + ":.+}", encoded(field.getValue()));
        }
        if (path.startsWith("/lane")) {
            path = path.replace("{id}", "entry");
        }
        path = path.replaceAll("\\{[^}]+}", "1");
        boolean inAddress = route.kind() == Route.Kind.QUERY;
        request.uri(URI.create(address.toString().replaceAll("/$", "") + path + (inAddress ? "?" + form(fields) : "")));
        switch (route.kind()) {
            case QUERY -> request.method(route.method(), BodyPublishers.noBody());
            case FORM ->
                request.header("Content-Type", "application/x-www-form-urlencoded")
                        .method(route.method(), BodyPublishers.ofString(form(fields)));
            case JSON ->
                request.header("Content-Type", "application/json")
                        .header(
                                "If-Match",
                                "\"" + fields.getOrDefault("version", "0").replaceAll("[^ -~]", "") + "\"")
                        .method(route.method(), BodyPublishers.ofByteArray(raw(json(fields))));
            case MULTIPART ->
                request.header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .method(route.method(), BodyPublishers.ofByteArray(raw(multipart(fields))));
        }
        return request.build();
    }

    private static String form(Map<String, String> fields) {
        return joined(fields, "&", field -> field.getKey() + "=" + encoded(field.getValue()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace(URLEncoder.encode(NO_UTF8, StandardCharsets.UTF_8), "%FF%FE%C0");
    }

    private static String json(Map<String, String> fields) {
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts are always writable", e);
        }
    }

    private static String multipart(Map<String, String> fields) {
        return joined(
                        fields,
                        "",
                        field -> "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + field.getKey() + "\""
                                + (field.getKey().matches("file|photo") ? "; filename=\"x.csv\"" : "") + "\r\n\r\n"
                                + field.getValue() + "\r\n")
                + "--" + BOUNDARY + "--\r\n";
    }

    private static String joined(
            Map<String, String> fields, String between, Function<Map.Entry<String, String>, String> form) {
        return fields.entrySet().stream().map(form).collect(Collectors.joining(between));
    }

    private static byte[] raw(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String part : text.split("(?<=" + NO_UTF8 + ")|(?=" + NO_UTF8 + ")", -1)) {
            bytes.writeBytes(
                    part.equals(NO_UTF8)
                            ? new byte[] {(byte) 0xFF, (byte) 0xFE, (byte) 0xC0}
                            : part.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
