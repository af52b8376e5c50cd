package io.daozha.admin.commands;

import io.daozha.plate.Frame;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A picture that a web server hands out, such as a camera's snapshot. */
final class RemoteImage {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MOST_BYTES = 64_000_000;

    private RemoteImage() {}

    /**
     * @return empty where the address is a stream of pictures
     * @throws IOException if there is no picture; the message says what is wrong, without naming the address
     */
    static Optional<Frame> fetch(String address) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        HttpResponse<InputStream> answer;
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                    .timeout(PATIENCE)
                    .build();
            answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (IllegalArgumentException e) {
            throw new IOException("is no address: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new IOException("does not answer: " + e, e);
        }
        try (InputStream body = answer.body()) {
            if (answer.statusCode() != 200) {
                throw new IOException("answers with status " + answer.statusCode() + ", not with an image");
            }
            String type = answer.headers().firstValue("Content-Type").orElse("");
            if (type.startsWith("multipart/") || type.startsWith("video/")) {
                return Optional.empty();
            }
            return Optional.of(Frame.decode(address, 0, Instant.EPOCH, body.readNBytes(MOST_BYTES)));
        }
    }
}
