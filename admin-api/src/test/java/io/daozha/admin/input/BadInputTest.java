package io.daozha.admin.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.admin.access.Role;
import io.daozha.admin.access.SignedIn;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Every address of the application, sent what nobody should send: it never breaks, never gives a script back as one, and
 * says what is wrong. The addresses and their fields are read from the resources, so a new one is tried as well.
 */
@QuarkusTest
@TestProfile(BadInputSite.class)
class BadInputTest {
    private static final String SCRIPT = "<script>alert('道')</script>";

    /** By what they are called in a report of what went wrong. */
    private static final Map<String, String> EVIL = evil();

    /** Each field alone too, between others that could be right: a form gives up at its first flaw. */
    private static final Set<String> ALONE = Set.of("script", "NUL");

    /** These end the session that the others need. */
    private static final Set<String> LAST =
            Set.of("/logout", "/my/data/forget", "/my/data/leave", "/api/v1/my/forgetting");

    private static final int ALL_TOGETHER = 100_000;

    @TestHTTPResource("/")
    URI address;

    @Inject
    SignedIn signedIn;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<String> wrong = Collections.synchronizedList(new ArrayList<>());

    private static Map<String, String> evil() {
        Map<String, String> evil = new LinkedHashMap<>();
        evil.put("missing", "");
        evil.put("script", SCRIPT);
        evil.put("script in an attribute", "\"'>" + SCRIPT);
        evil.put("ten thousand", "长".repeat(10_000));
        evil.put("foreign", "عربى \u202Eשלום 🚗 Ω");
        evil.put("negative", "-1");
        evil.put("least number", "-9223372036854775808");
        evil.put("huge number", "99999999999999999999999999");
        evil.put("most number", "9223372036854775807");
        evil.put("no number", "1e400");
        evil.put("NUL", "湘A\u000012345");
        evil.put("no UTF-8", "湘" + Sender.NO_UTF8);
        evil.put("percent", "%%_%");
        evil.put("far day", "+999999999-12-31");
        evil.put("path", "../../../../etc/passwd");
        return evil;
    }

    @Test
    void nothingBreaksAndNoScriptComesBack() throws InterruptedException {
        Sender sender = new Sender(address);
        String manager = signedIn.token(Role.MANAGER);
        String resident = signedIn.token(Role.RESIDENT);
        List<Route> routes = Route.all().stream()
                .filter(route -> !LAST.contains(route.path()))
                .toList();
        assertTrue(routes.size() > 200, "only " + routes.size() + " addresses found");
        ExecutorService senders = Executors.newFixedThreadPool(6);
        for (Route route : routes) {
            String cookie = route.resident() ? resident : manager;
            senders.execute(() -> attack(sender, route, cookie));
        }
        senders.shutdown();
        assertTrue(senders.awaitTermination(5, TimeUnit.MINUTES));
        assertEquals(List.of(), wrong.stream().sorted().distinct().toList());
    }

    private void attack(Sender sender, Route route, String cookie) {
        String accept = route.kind() == Route.Kind.JSON ? "application/json" : "text/html";
        send(sender, route, cookie, route.fields(), accept, "what could be right");
        EVIL.forEach((name, value) -> {
            Map<String, String> all = new TreeMap<>(route.fields());
            // All of them together must stay below what the server takes, or nobody reads a field of it.
            int share = ALL_TOGETHER / Math.max(1, all.size());
            String part = value.length() > share ? value.substring(0, share) : value;
            all.replaceAll((field, likely) -> part);
            send(sender, route, cookie, all, accept, name);
            if (route.fields().size() > 1 && ALONE.contains(name)) {
                for (String field : route.fields().keySet()) {
                    Map<String, String> one = new TreeMap<>(route.fields());
                    one.put(field, value);
                    send(sender, route, cookie, one, accept, name + " as " + field);
                }
            }
        });
    }

    /** Once more where the connection was cut meanwhile, by what was too large before. */
    private HttpResponse<InputStream> send(HttpRequest request) throws IOException, InterruptedException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            return http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        }
    }

    private void send(
            Sender sender, Route route, String cookie, Map<String, String> fields, String accept, String what) {
        String sent = route + ", " + what;
        try {
            HttpResponse<InputStream> answer = send(sender.request(route, cookie, fields, accept));
            String type = answer.headers().firstValue("Content-Type").orElse("");
            String body = "";
            try (InputStream in = answer.body()) {
                if (!type.startsWith("text/event-stream")) { // which never ends
                    body = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
            if (answer.statusCode() >= 500) {
                wrong.add(sent + ": " + answer.statusCode());
            }
            if (type.startsWith("text/html") && body.contains("<script>alert")) {
                wrong.add(sent + ": gave the script back");
            }
            // What is too large is refused before there is anybody to say a word.
            if (answer.statusCode() >= 400 && !Set.of(413, 414).contains(answer.statusCode()) && body.isBlank()) {
                wrong.add(sent + ": " + answer.statusCode() + " without a word");
            }
        } catch (IOException e) {
            wrong.add(sent + ": " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (UncheckedIOException e) {
            wrong.add(sent + ": " + e);
        }
    }
}
