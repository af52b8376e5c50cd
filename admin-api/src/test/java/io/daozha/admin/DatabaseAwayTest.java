package io.daozha.admin;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.admin.access.Role;
import io.daozha.admin.access.SignedIn;
import io.daozha.admin.web.Roles;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** F04 for whoever has a page open or a program running: told to come again, in his language, and then served at once. */
@QuarkusTest
@WithTestResource(ScenarioSite.class)
class DatabaseAwayTest {
    private static final List<String> PAGES =
            List.of("/stays", "/review", "/reports", "/money/desk", "/settings/people");

    @Inject
    SignedIn signedIn;

    /** Set by {@link ScenarioSite}. */
    Consumer<Boolean> databaseReachable;

    @BeforeEach
    void in() {
        signedIn.as(Role.MANAGER);
        given().get("/settings/people").then().statusCode(200);
    }

    @AfterEach
    void joined() {
        databaseReachable.accept(true);
        SignedIn.out();
    }

    private static RequestSpecification browser() {
        return given().redirects().follow(false).accept("text/html");
    }

    private static void away(ValidatableResponse answer, String sentence) {
        answer.statusCode(503)
                .contentType(startsWith("text/html"))
                .header("Retry-After", "5")
                .body(containsString(sentence));
    }

    private static void away(ValidatableResponse answer) {
        answer.statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "5")
                .body("cause", equalTo("database-away"), "title", containsString("try again"));
    }

    @Test
    void f04_pagesSayThatTheDatabaseIsAwayAndAreThereAtOnceWhenItIsBack() {
        databaseReachable.accept(false);
        for (String page : PAGES) {
            away(browser().header("Accept-Language", "zh").get(page).then(), "数据库暂时没有应答");
            away(browser().header("Accept-Language", "en").get(page).then(), "does not answer at the moment");
        }
        databaseReachable.accept(true);
        for (String page : PAGES) {
            browser().get(page).then().statusCode(200);
        }
    }

    @Test
    void f04_programsAreToldTheSameAsAProblem() {
        String fresh = signedIn.key(Roles.KEY_BOOKS);
        databaseReachable.accept(false);
        for (String list : List.of("/api/v1/stays", "/api/v1/alarms", "/api/v1/accounts", "/books/audit")) {
            away(given().header("Accept-Language", "en").get(list).then());
        }
        away(given().header("Accept-Language", "en")
                .contentType("application/json")
                .post("/api/v1/alarms/1/seen")
                .then());
        SignedIn.out();
        away(given().header("Accept-Language", "en")
                .header("Authorization", "Bearer " + fresh)
                .get("/api/v1/stays")
                .then());
    }

    @Test
    void f04_whoCannotBeRecognisedNowIsNotSentToLogIn() {
        String cookie = signedIn.token(Role.OPERATOR);
        SignedIn.out();
        databaseReachable.accept(false);
        away(browser().cookie("daozha", cookie).get("/stays?lang=en").then(), "does not answer at the moment");
        away(
                browser()
                        .header("Sec-Fetch-Site", "same-origin")
                        .formParam("name", "test-operator")
                        .formParam("password", SignedIn.PASSWORD)
                        .post("/login?lang=en")
                        .then(),
                "does not answer at the moment");
        browser().get("/stays").then().statusCode(303).header("Location", containsString("/login"));
        databaseReachable.accept(true);
        browser().cookie("daozha", cookie).get("/stays").then().statusCode(200).body(not(containsString("503")));
    }

    @Test
    void keyThatIsKnownOpensOn() {
        String known = signedIn.key(Roles.KEY_METRICS);
        Instant now = Instant.now();
        assertTrue(signedIn.opens(known, now));
        String other = signedIn.key(Roles.KEY_METRICS);
        databaseReachable.accept(false);
        assertTrue(signedIn.opens(known, now.plus(Duration.ofMinutes(2))));
        assertThrows(RuntimeException.class, () -> signedIn.opens(other, now));
    }
}
