package io.daozha.admin.access;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.admin.web.Roles;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** People log in at a provider of OpenID Connect; our own login is off. */
@QuarkusTest
@TestProfile(AtAProvider.class)
class OutsideLoginTest {
    private static final int MOST_STEPS = 10;

    @TestHTTPResource("/")
    URI address;

    @Inject
    SignedIn signedIn;

    @Inject
    FirstManager first;

    Provider provider;

    /** A browser of its own for each test. */
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    private final List<String> way = new ArrayList<>();

    private HttpResponse<String> go(String path) throws Exception {
        return follow(request(path).build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).header("Accept", "text/html");
    }

    /** As a browser does, and keeps the way it went. */
    private HttpResponse<String> follow(HttpRequest request) throws Exception {
        way.clear();
        HttpResponse<String> answer = browser.send(request, HttpResponse.BodyHandlers.ofString());
        for (int step = 0; answer.statusCode() / 100 == 3; step++) {
            assertTrue(step < MOST_STEPS, "round and round: " + way);
            URI next =
                    answer.uri().resolve(answer.headers().firstValue("Location").orElseThrow());
            way.add(next.toString());
            answer = browser.send(
                    HttpRequest.newBuilder(next).header("Accept", "text/html").build(),
                    HttpResponse.BodyHandlers.ofString());
        }
        return answer;
    }

    private HttpResponse<String> post(String path, String form) throws Exception {
        return browser.send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Sec-Fetch-Site", "same-origin")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void whoeverTheProviderCallsManagerIsOneAndComesToThePageHeAskedFor() throws Exception {
        provider.next("王经理", "staff", "manager");
        HttpResponse<String> page = go("/settings/people?lang=en");
        assertEquals(200, page.statusCode(), page.body());
        assertEquals(
                "/settings/people?lang=en",
                page.uri().getPath() + "?" + page.uri().getQuery());
        assertTrue(page.body().contains("王经理"), page.body());
        assertTrue(way.stream().anyMatch(step -> step.startsWith(provider.address() + "/authorize")), way.toString());
        assertFalse(page.body().contains("href=\"/password\""), "there is no password to change here");
        assertTrue(page.body().contains("your identity provider"), page.body());
        await().untilAsserted(() -> {
            String audit = go("/settings/audit").body();
            assertTrue(audit.contains("<code>login</code>") && audit.contains("王经理"), audit);
            assertTrue(go("/settings/people").body().contains("王经理</th>"), "he has an account here");
        });
    }

    @Test
    void aGroupOfAnotherNameIsMappedByTheConfiguration() throws Exception {
        provider.next("keeper", "car-park-keepers");
        assertEquals(200, go("/settings/people/new").statusCode());
    }

    @Test
    void anAuditorMaySeeAndNotChange() throws Exception {
        provider.next("审计", "auditor");
        assertEquals(200, go("/settings/audit").statusCode());
        assertEquals(403, go("/settings/people/new").statusCode());
    }

    @Test
    void whoHasNoRoleHereIsToldSo() throws Exception {
        provider.next("gardener", "gardeners", Roles.KEY_BOOKS, Roles.NEWCOMER);
        for (String path : List.of("/", "/stays", "/settings/people", "/my")) {
            HttpResponse<String> page = go(path + "?lang=en");
            assertEquals(403, page.statusCode(), path);
            assertTrue(page.body().contains("gives you no role here"), path + ": " + page.body());
            assertTrue(page.body().contains("action=\"/logout\""), "he can go and come back as another");
        }
    }

    @Test
    void theHighestRoleCounts() {
        assertEquals(
                Set.of(Roles.OPERATOR),
                ProviderRoles.of(Set.of(Roles.RESIDENT, Roles.OPERATOR, Roles.AUDITOR), Map.of()));
        assertEquals(Set.of(), ProviderRoles.of(Set.of(Roles.KEY_LANES, "x"), Map.of("x", Roles.KEY_BOOKS)));
    }

    @Test
    void whomTheProviderRefusesGetsASentenceAndNoRoundAbout() throws Exception {
        provider.refuses();
        HttpResponse<String> page = go("/stays?lang=en");
        assertEquals(400, page.statusCode(), page.body());
        assertTrue(page.body().contains("登录没有成功") || page.body().contains("did not succeed"), page.body());
    }

    @Test
    void ourOwnLoginIsOff() throws Exception {
        provider.next("nobody", "none");
        String token = signedIn.token(Role.MANAGER);
        HttpResponse<String> own = HttpClient.newHttpClient()
                .send(
                        request("/settings/audit")
                                .header("Cookie", Doorkeeper.COOKIE + "=" + token)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertEquals(303, own.statusCode(), "a login of before is nobody");
        HttpResponse<String> login =
                post("/login", "name=test-manager&password=" + SignedIn.PASSWORD.replace(" ", "+"));
        assertEquals(302, login.statusCode());
        assertTrue(login.headers().firstValue("Location").orElse("").startsWith(provider.address()));
        assertEquals(Optional.empty(), first.password(Instant.now()));
        provider.next("王经理", "manager");
        go("/");
        assertEquals(404, post("/login", "name=test-manager&password=x").statusCode());
        assertEquals(404, go("/password").statusCode());
        HttpResponse<String> made = post("/settings/people", "name=new&role=OPERATOR");
        assertEquals(409, made.statusCode(), made.body());
    }

    @Test
    void keysOfMachinesStillWork() throws Exception {
        HttpResponse<String> books = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address.resolve("/books/audit"))
                                .header("Authorization", "Bearer " + signedIn.key(Roles.KEY_BOOKS))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertEquals(200, books.statusCode(), books.body());
    }

    @Test
    void whoLogsOutIsOutHereAndAtTheProvider() throws Exception {
        provider.next("王经理", "manager");
        HttpResponse<String> page = go("/stays");
        String policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertTrue(policy.contains(provider.address()), "a browser must let the form lead there: " + policy);
        HttpResponse<String> out = post("/logout", "");
        assertEquals(302, out.statusCode());
        String there = out.headers().firstValue("Location").orElseThrow();
        assertTrue(there.startsWith(provider.address() + "/logout?"), there);
        provider.next("审计", "auditor");
        assertTrue(go("/stays").body().contains("审计"), "somebody else has logged in since");
    }

    /** A page that keeps itself up to date hears that it has to log in, and is not led to another site. */
    @Test
    void scriptsAreTold401() throws Exception {
        HttpResponse<String> frame = browser.send(
                HttpRequest.newBuilder(address.resolve("/lanes/entry/frame.jpg"))
                        .header("Accept", "*/*")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertEquals(401, frame.statusCode());
    }
}
