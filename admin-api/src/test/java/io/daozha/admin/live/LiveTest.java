package io.daozha.admin.live;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.daozha.admin.access.Role;
import io.daozha.admin.access.SignedIn;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
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
import java.util.HashMap;
import java.util.Map;
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
            assertTrue(next.get("lanes").contains("Car not known"), "" + next);
            assertFalse(next.containsKey("passages"), "the passages had not changed");
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
