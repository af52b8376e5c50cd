package io.daozha.billing.payment;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The line to a channel: carries requests, bounded in time, and knows whether they have been answered of late. */
final class Line {
    /** One lost answer is no outage. */
    private static final int OUTAGE = 3;

    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final String channel;
    private final URI address;
    private final Duration patience;
    private final HttpClient client;
    private final AtomicInteger lost = new AtomicInteger();
    private volatile String last = "";

    /**
     * @param address scheme, host and port of the channel, with or without a path
     * @param patience how long an answer may take
     */
    Line(String channel, URI address, Duration patience) {
        this.channel = channel;
        this.address = address;
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .connectTimeout(patience.compareTo(CONNECT) < 0 ? patience : CONNECT)
                .build();
    }

    URI address() {
        return address;
    }

    HttpRequest.Builder to(URI target) {
        return HttpRequest.newBuilder(target).timeout(patience);
    }

    /** @throws IOException when no answer comes, or one of 500 or above: the channel has a fault of its own */
    HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            HttpResponse<String> answer =
                    client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (answer.statusCode() >= 500) {
                throw new IOException("it answers " + answer.statusCode());
            }
            lost.set(0);
            return answer;
        } catch (IOException e) {
            lost.incrementAndGet();
            last = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + channel, e);
        }
    }

    Optional<String> trouble() {
        int times = lost.get();
        return times < OUTAGE
                ? Optional.empty()
                : Optional.of("%s has not answered %d times: %s".formatted(channel, times, last));
    }
}
