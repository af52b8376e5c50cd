package io.daozha.admin.live;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.daozha.admin.access.Role;
import io.daozha.admin.access.SignedIn;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@TestProfile(FakeSite.class)
@Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LiveTest {
    @TestHTTPResource("/live?lang=en")
    URI live;

    @Inject
    FakeConsole park;

    @Inject
    LiveFeed pages;

    @Inject
    SignedIn signedIn;

    @BeforeEach
    void busy() {
        park.becomes(Scenes.busy());
    }

    @Test
    void sendsEverythingFirstAndThenOnlyWhatChanged() throws Exception {
        try (Feed feed = Feed.of(live, signedIn.token(Role.OPERATOR))) {
            Map<String, String> first = feed.untilClock();
            assertTrue(first.keySet().containsAll(java.util.Set.of("banner", "lot", "lanes", "passages")), "" + first);
            assertTrue(first.get("lanes").contains("Waiting for payment"));

            park.becomes(Scenes.troubled());
            Map<String, String> next = feed.untilClock();
            while (!next.containsKey("lanes")) { // the watch for alarms has its looks too
                next = feed.untilClock();
            }
            assertTrue(next.get("lanes").contains("Car not known"), "" + next);
            assertFalse(next.containsKey("passages"), "the passages had not changed");
        }
    }

    @Test
    void whatIsSwitchedOnTheStreetIsLookedAtWithoutWaitingForTheNextHeartbeat() throws Exception {
        BlockingQueue<String> looks = new LinkedBlockingQueue<>();
        park.orders.clear();
        Cancellable page = pages.looks(Duration.ofDays(1), () -> List.of(park.orders.toString()))
                .subscribe()
                .with(looks::add);
        looks.take();
        signedIn.as(Role.OPERATOR);
        try {
            for (String[] order : new String[][] {
                {"paying", "{\"on\":true}", "paying true"},
                {"traffic", "{\"on\":false}", "traffic false"},
                {"pace", "{\"times\":\"5\"}", "pace 5.0"},
                {"pull", "{\"plug\":\"BUS\",\"out\":true}", "pull BUS true"}
            }) {
                given().contentType("application/json")
                        .body(order[1])
                        .post("/street/" + order[0])
                        .then()
                        .statusCode(204);
                while (!looks.take().contains(order[2])) {
                    // an earlier look
                }
            }
        } finally {
            SignedIn.out();
            page.cancel();
        }
    }

    /** The server-sent events of one connection. */
    private record Feed(BufferedReader lines) implements AutoCloseable {
        static Feed of(URI address, String token) throws IOException, InterruptedException {
            HttpResponse<InputStream> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(address)
                                    .header("Cookie", "daozha=" + token)
                                    .build(),
                            HttpResponse.BodyHandlers.ofInputStream());
            return new Feed(new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8)));
        }

        /** The regions that come before the next tick of the clock. */
        Map<String, String> untilClock() throws IOException {
            Map<String, String> regions = new HashMap<>();
            String event = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event:")) {
                    event = line.substring(6);
                } else if (line.startsWith("data:") && event.equals("region")) {
                    JsonNode region = new ObjectMapper().readTree(line.substring(5));
                    regions.put(region.get("id").asText(), region.get("html").asText());
                } else if (line.startsWith("data:") && event.equals("clock")) {
                    return regions;
                }
            }
            throw new IOException("The feed ended after " + regions.keySet());
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }
}
