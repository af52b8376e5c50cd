package io.daozha.admin.access;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.admin.live.FakeSite;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In, out, and what the API says when somebody may not, or sends rubbish. */
@QuarkusTest
@TestProfile(FakeSite.class)
class LoginTest {
    @Inject
    SignedIn signedIn;

    @Inject
    People people;

    @Inject
    FirstManager firstManager;

    @AfterEach
    void out() {
        SignedIn.out();
    }

    private static RequestSpecification browser() {
        return given().redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .accept("text/html");
    }

    private static Response login(String name, String password) {
        return browser()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("name", name)
                .formParam("password", password)
                .formParam("to", "/settings/people?before=3")
                .post("/login");
    }

    @Test
    void whoHasNoBusinessWithTheLanesStartsElsewhere() {
        browser()
                .cookie("daozha", signedIn.token(Role.RESIDENT))
                .get("/")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/my"));
    }

    @Test
    void firstPasswordOpensNothingUntilItIsChanged() {
        String name = "王芳" + UUID.randomUUID().toString().substring(0, 6);
        String once = people.make(name, "MANAGER", Instant.now()).password();
        Response in = login(name, once);
        assertEquals(303, in.statusCode());
        assertTrue(in.header("Location").endsWith("/password"), in.header("Location"));
        assertTrue(in.header("Set-Cookie").contains("HttpOnly")
                && in.header("Set-Cookie").contains("SameSite=Lax"));
        String cookie = in.cookie(Doorkeeper.COOKIE);
        browser()
                .cookie(Doorkeeper.COOKIE, cookie)
                .get("/")
                .then()
                .statusCode(303)
                .header("Location", containsString("/password"));
        given().cookie(Doorkeeper.COOKIE, cookie)
                .get("/api/v1/accounts")
                .then()
                .statusCode(403)
                .body("cause", equalTo("password-first"));

        assertEquals(400, choose(cookie, once, "short", "short").statusCode());
        assertEquals(
                400, choose(cookie, once, "aaaaaaaaaaaaaa", "aaaaaaaaaaaaaa").statusCode());
        assertEquals(400, choose(cookie, once, SignedIn.PASSWORD, "another").statusCode());
        assertEquals(
                400,
                choose(cookie, "wrong", SignedIn.PASSWORD, SignedIn.PASSWORD).statusCode());
        Response changed = choose(cookie, once, SignedIn.PASSWORD, SignedIn.PASSWORD);
        assertEquals(303, changed.statusCode());
        browser()
                .cookie(Doorkeeper.COOKIE, cookie)
                .get("/")
                .then()
                .statusCode(303)
                .header("Location", containsString("/login"));
        browser()
                .cookie(Doorkeeper.COOKIE, changed.cookie(Doorkeeper.COOKIE))
                .get("/")
                .then()
                .statusCode(200);
        assertEquals(401, login(name, once).statusCode());

        Response again = login(name, SignedIn.PASSWORD);
        assertTrue(again.header("Location").endsWith("/settings/people?before=3"), again.header("Location"));
        String second = again.cookie(Doorkeeper.COOKIE);
        browser().cookie(Doorkeeper.COOKIE, second).post("/logout").then().statusCode(303);
        browser()
                .cookie(Doorkeeper.COOKIE, second)
                .get("/")
                .then()
                .statusCode(303)
                .header("Location", containsString("/login"));
    }

    private static Response choose(String cookie, String old, String fresh, String again) {
        return browser()
                .cookie(Doorkeeper.COOKIE, cookie)
                .formParam("old", old)
                .formParam("fresh", fresh)
                .formParam("again", again)
                .post("/password");
    }

    @Test
    void theFirstManagerHasAPasswordUntilSomebodyHasLoggedIn() {
        QuarkusTransaction.requiringNew().run(() -> Account.deleteAll());
        String first = firstManager.password(Instant.now()).orElseThrow();
        String second = firstManager.password(Instant.now()).orElseThrow();
        assertEquals(401, login(FirstManager.NAME, first).statusCode(), "a start makes the one before it worthless");
        assertEquals(303, login(FirstManager.NAME, second).statusCode());
        assertEquals(Optional.empty(), firstManager.password(Instant.now()));
    }

    @Test
    void whoTriesManyPasswordsWaits() {
        String name = "guess" + UUID.randomUUID();
        for (int i = 0; i < 5; i++) {
            Response wrong = login(name, "wrong");
            assertEquals(401, wrong.statusCode());
            assertTrue(wrong.asString().contains("用户名或密码不对"));
        }
        Response shut = login(name, "wrong");
        assertEquals(429, shut.statusCode());
        assertTrue(Integer.parseInt(shut.header("Retry-After")) > 10);
        assertTrue(shut.asString().contains("秒后再试"));
    }

    @ParameterizedTest
    @CsvSource({"//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)", "''"})
    void theLoginLeadsToOurPagesOnly(String to) {
        String name = "to" + UUID.randomUUID().toString().substring(0, 8);
        String once = people.make(name, "OPERATOR", Instant.now()).password();
        String cookie = login(name, once).cookie(Doorkeeper.COOKIE);
        choose(cookie, once, SignedIn.PASSWORD, SignedIn.PASSWORD);
        String goal = browser()
                .formParam("name", name)
                .formParam("password", SignedIn.PASSWORD)
                .formParam("to", to)
                .post("/login")
                .header("Location");
        assertTrue(goal.matches("http://[^/]+:\\d+/"), goal);
    }

    @Test
    void whatAnotherSiteSendsIsNotDone() {
        String token = signedIn.token(Role.MANAGER);
        for (Map<String, String> from : java.util.List.of(
                Map.of("Sec-Fetch-Site", "cross-site"),
                Map.of("Sec-Fetch-Site", "same-site"),
                Map.of("Origin", "https://evil.example"),
                Map.of("Origin", "null"))) {
            given().headers(from)
                    .cookie(Doorkeeper.COOKIE, token)
                    .formParam("name", "mallory")
                    .formParam("role", "MANAGER")
                    .post("/settings/people")
                    .then()
                    .statusCode(403)
                    .body("cause", equalTo("other-site"));
        }
        assertTrue(people.named("mallory").isEmpty());
    }

    @Test
    void everyErrorIsAProblemInTheCallersLanguage() {
        signedIn.as(Role.MANAGER);
        given().get("/api/v1/nothing")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("title", equalTo("没有这个页面。"));
        given().header("Accept-Language", "en")
                .delete("/api/v1/accounts")
                .then()
                .statusCode(405)
                .contentType("application/problem+json")
                .body("title", containsString("does not take"));
        given().contentType("text/plain")
                .body("x")
                .post("/api/v1/accounts")
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
        given().contentType(ContentType.JSON)
                .body("{")
                .post("/api/v1/accounts")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("cause", equalTo("bad-request"));
        given().contentType(ContentType.JSON)
                .body("[]")
                .post("/api/v1/accounts")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
        given().contentType(ContentType.JSON)
                .post("/api/v1/accounts")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
        given().contentType(ContentType.JSON)
                .body(Map.of("name", "<script>".repeat(20), "role", "KING"))
                .post("/api/v1/accounts")
                .then()
                .statusCode(400)
                .body("fields.name", hasItem("name"))
                .body("fields.name", hasItem("role"))
                .body("fields.sentence", hasItem("不能超过 40 个字。"));
        SignedIn.out();
        given().get("/api/v1/accounts")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", containsString("Bearer"));
        given().header("Authorization", "Bearer dz_stale")
                .get("/api/v1/accounts")
                .then()
                .statusCode(401);
        browser()
                .get("/nowhere")
                .then()
                .statusCode(404)
                .contentType("text/html")
                .body(containsString("没有这个页面"));
    }

    @Test
    void anAccountIsMadeOnceChangedByWhoHasSeenItAndListedPageByPage() {
        signedIn.as(Role.MANAGER);
        String name = "李" + UUID.randomUUID().toString().substring(0, 6);
        String key = UUID.randomUUID().toString();
        Map<String, String> body = Map.of("name", name, "role", "OPERATOR");
        Response first = given().contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/v1/accounts");
        Response again = given().contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/v1/accounts");
        assertEquals(201, first.statusCode());
        assertEquals(201, again.statusCode());
        assertEquals((String) first.path("password"), again.path("password"), "told again to who did not hear it");
        assertEquals(first.header("Location"), again.header("Location"));
        given().contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(Map.of("name", "other", "role", "OPERATOR"))
                .post("/api/v1/accounts")
                .then()
                .statusCode(422);
        given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/accounts")
                .then()
                .statusCode(409)
                .body("cause", equalTo("name-taken"));

        String where = first.header("Location");
        given().get(where)
                .then()
                .statusCode(200)
                .header("ETag", equalTo(first.header("ETag")))
                .body("password", blankOrNullString());
        given().contentType(ContentType.JSON)
                .body(Map.of("role", "AUDITOR"))
                .patch(where)
                .then()
                .statusCode(428);
        given().contentType(ContentType.JSON)
                .header("If-Match", "\"99\"")
                .body(Map.of("role", "AUDITOR"))
                .patch(where)
                .then()
                .statusCode(412);
        given().contentType(ContentType.JSON)
                .header("If-Match", first.header("ETag"))
                .body(Map.of("role", "AUDITOR"))
                .patch(where)
                .then()
                .statusCode(200)
                .body("role", equalTo("AUDITOR"));
        given().get("/api/v1/accounts?limit=1")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1))
                .header("Link", containsString("rel=\"next\""));
    }

    @Test
    void aKeyOpensItsScopeUntilItIsRevoked() {
        signedIn.as(Role.MANAGER);
        Response made = given().contentType(ContentType.JSON)
                .body(Map.of("label", "test key", "scopes", java.util.List.of("key:books"), "days", "1"))
                .post("/api/v1/keys");
        assertEquals(201, made.statusCode());
        String secret = made.path("secret");
        int id = made.path("key.id");
        SignedIn.out();
        given().header("Authorization", "Bearer " + secret)
                .get("/books/audit")
                .then()
                .statusCode(200);
        given().header("Authorization", "Bearer " + secret)
                .get("/api/v1/accounts")
                .then()
                .statusCode(403);
        signedIn.as(Role.MANAGER);
        given().get("/api/v1/keys").then().body("items.lastUse", notNullValue()).body(not(containsString(secret)));
        given().delete("/api/v1/keys/" + id).then().statusCode(204);
        SignedIn.out();
        given().header("Authorization", "Bearer " + secret)
                .get("/books/audit")
                .then()
                .statusCode(401);
    }

    @Test
    void whatIsDoneIsInTheAuditLogAndStaysThere() {
        signedIn.as(Role.OPERATOR);
        String reason = "消防车 " + UUID.randomUUID();
        given().contentType(ContentType.JSON)
                .body(Map.of("reason", reason))
                .post("/lanes/entry/open")
                .then()
                .statusCode(204);
        signedIn.as(Role.AUDITOR);
        await().atMost(20, TimeUnit.SECONDS)
                .untilAsserted(() -> given().get("/settings/audit/audit.csv")
                        .then()
                        .body(containsString(
                                "test-operator,POST /lanes/{id}/open,entry," + reason + ",127.0.0.1,204")));
        given().get("/settings/audit/audit.xlsx")
                .then()
                .statusCode(200)
                .contentType(startsWith("application/vnd.openxmlformats"));
        assertThrows(
                RuntimeException.class, () -> QuarkusTransaction.requiringNew().run(() -> AuditEntry.deleteAll()));
        assertThrows(
                RuntimeException.class,
                () -> QuarkusTransaction.requiringNew().run(() -> AuditEntry.update("who = 'nobody'")));
    }

    @Test
    void loginEndsAfterIdleTimeAndAfterItsLongest() {
        Logins logins = new Logins(Duration.ofHours(1), Duration.ofHours(5));
        Instant noon = Instant.now().truncatedTo(ChronoUnit.SECONDS); // the database keeps no nanoseconds
        Account account = people.make("idle" + UUID.randomUUID().toString().substring(0, 6), "OPERATOR", noon)
                .account();
        String token = logins.open(account, noon);
        for (int half = 1; half <= 9; half++) {
            assertTrue(
                    logins.find(token, noon.plus(Duration.ofMinutes(30L * half)), true)
                            .isPresent(),
                    "busy: " + half);
        }
        assertTrue(logins.find(token, noon.plus(Duration.ofMinutes(301)), true).isEmpty(), "too long");
        String other = logins.open(account, noon);
        for (int tenth = 1; tenth <= 6; tenth++) {
            assertTrue(logins.find(other, noon.plus(Duration.ofMinutes(10L * tenth)), false)
                    .isPresent());
        }
        assertTrue(
                logins.find(other, noon.plus(Duration.ofMinutes(61)), false).isEmpty(), "a page by itself is nobody");
    }
}
