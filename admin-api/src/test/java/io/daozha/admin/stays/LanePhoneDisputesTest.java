package io.daozha.admin.stays;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.admin.live.Browser;
import io.daozha.admin.live.ConsoleView;
import io.daozha.admin.live.FakeConsole;
import io.daozha.admin.live.FakeSite;
import io.daozha.billing.Desk;
import io.daozha.billing.Money;
import io.daozha.billing.Parking;
import io.daozha.billing.Plate;
import io.daozha.billing.Review;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;

/** What the phone of a driver sends who disputes the fee, or whose entry nobody saw (X08, X14). */
@QuarkusTest
@TestProfile(LostEntrySite.class)
class LanePhoneDisputesTest {

    @TestHTTPResource("/")
    String address;

    @Inject
    Seeds seeds;

    @Inject
    Desk desk;

    @Inject
    Parking parking;

    @Inject
    FakeConsole park;

    private ConsoleView before;

    @BeforeEach
    void remember() {
        before = park.now();
    }

    @AfterEach
    void comesBack() {
        park.becomes(before);
    }

    private long asked(Duration since) {
        long stay = seeds.inside(Seeds.plate(), since);
        Plate plate = desk.find(stay).orElseThrow().plate();
        park.becomes(AtTheExit.stands(park.now(), plate, Optional.of(parking.quote(stay, Instant.now()))));
        return stay;
    }

    private static RequestSpecification phone(String language) {
        return given().redirects()
                .follow(false)
                .header("X-Forwarded-For", FakeSite.freshAddress())
                .accept("text/html")
                .header("Accept-Language", language)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8");
    }

    private static ValidatableResponse disputes(String language, Object session, String claim, String words) {
        return phone(language)
                .formParam("session", session)
                .formParam("claim", claim)
                .formParam("words", words)
                .post("/lane/exit/dispute")
                .then();
    }

    private boolean disputed(long stay) {
        return desk.find(stay).orElseThrow().review().contains(Review.DISPUTED);
    }

    @Test
    void aSmallSumIsDisputedOnceHoweverOftenItIsSent() {
        long stay = asked(Duration.ofHours(2));
        for (int times = 0; times < 3; times++) {
            disputes("zh", stay, "WRONG_TIME", "没停那么久").statusCode(303).header("Location", endsWith("/lane/exit"));
        }
        assertTrue(disputed(stay));
        assertEquals(1, desk.trail(stay).size());
    }

    @ParameterizedTest
    @CsvSource({"zh, 金额较大", "en, too large to leave"})
    void aLargeSumIsNotedAndStaysToBePaid(String language, String says) {
        long stay = asked(Duration.ofDays(20));
        disputes(language, stay, "OTHER", "").statusCode(409).body(containsString(says));
        assertTrue(disputed(stay));
    }

    @ParameterizedTest
    @CsvSource({"zh, 不能超过 200", "en, At most 200"})
    void whatCannotBeUnderstoodIsSaidBesideTheField(String language, String longest) {
        long stay = asked(Duration.ofHours(2));
        for (String claim : List.of("", "SHOUT", "<b>")) {
            disputes(language, stay, claim, "").statusCode(400).body(containsString("id=\"claim-flaw\""));
        }
        disputes(language, stay, "OTHER", "字".repeat(201))
                .statusCode(400)
                .body(containsString("id=\"words-flaw\""))
                .body(containsString(longest));
        disputes(language, stay, "OTHER", "a\u202Eb").statusCode(400);
        disputes(language, "abc", "OTHER", "").statusCode(400);
        assertFalse(disputed(stay));
        assertEquals(List.of(), desk.trail(stay));
    }

    @ParameterizedTest
    @CsvSource({"zh, 换了一辆车", "en, Another car"})
    void nobodyDisputesForAnotherCar(String language, String says) {
        long other = seeds.inside(Seeds.plate(), Duration.ofHours(2));
        long stay = asked(Duration.ofHours(2));
        disputes(language, other, "OTHER", "").statusCode(409).body(containsString(says));
        disputes(language, 0, "OTHER", "").statusCode(409);
        phone(language)
                .formParam("claim", "OTHER")
                .formParam("session", stay)
                .post("/lane/nowhere/dispute")
                .then()
                .statusCode(404);
        phone(language)
                .header("Sec-Fetch-Site", "cross-site")
                .formParam("session", stay)
                .formParam("claim", "OTHER")
                .post("/lane/exit/dispute")
                .then()
                .statusCode(403);
        assertFalse(disputed(other));
        assertFalse(disputed(stay));
    }

    @Test
    void aCarWhoseEntryNobodySawIsAskedForTheFixedSumOnce() {
        Plate plate = Seeds.plate();
        park.becomes(AtTheExit.stands(park.now(), plate, Optional.empty()));
        phone("zh").get("/lane/exit").then().statusCode(200).body(containsString("按规定金额付款"));
        phone("zh").post("/lane/exit/lost").then().statusCode(303).header("Location", endsWith("/lane/exit"));
        long stay = parking.findOpen(plate).orElseThrow().id();
        assertEquals(Money.fen(2000), parking.quote(stay, Instant.now()).due());
        phone("zh").post("/lane/exit/lost").then().statusCode(409);
        assertEquals(stay, parking.findOpen(plate).orElseThrow().id());
    }

    @ParameterizedTest
    @CsvSource({"zh", "en"})
    void whoIsInsideOrNotThereHasLostNoEntry(String language) {
        phone(language).post("/lane/entry/lost").then().statusCode(409);
        phone(language).post("/lane/nowhere/lost").then().statusCode(404);
        long stay = asked(Duration.ofHours(2));
        phone(language).post("/lane/exit/lost").then().statusCode(409);
        Plate plate = desk.find(stay).orElseThrow().plate();
        park.becomes(AtTheExit.stands(park.now(), plate, Optional.empty()));
        phone(language).post("/lane/exit/lost").then().statusCode(409);
        phone(language)
                .header("Sec-Fetch-Site", "cross-site")
                .post("/lane/exit/lost")
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @CsvSource({"zh, light", "zh, dark", "en, light", "en, dark"})
    void theFormsOnAPhoneWithoutScripts(String language, String light) throws IOException {
        Browser browser = Browser.open();
        try {
            browser.size(390, 1100);
            browser.light(light);
            long stay = asked(Duration.ofDays(20));
            browser.get(address + "lane/exit?lang=" + language);
            browser.scripts(false);
            browser.findElement(By.xpath("//form[contains(@action,'dispute')]/../summary"))
                    .click();
            browser.findElement(By.cssSelector("input[value=WRONG_TIME]")).click();
            seen(browser, "dispute-" + language + "-" + light);
            browser.findElement(By.cssSelector("form[action$=dispute] button")).click();
            browser.eventually(".trouble[role=alert]");
            seen(browser, "disputed-" + language + "-" + light);
            assertTrue(disputed(stay));
            park.becomes(AtTheExit.stands(park.now(), Seeds.plate(), Optional.empty()));
            browser.get(address + "lane/exit?lang=" + language);
            seen(browser, "lost-" + language + "-" + light);
        } finally {
            browser.leave();
        }
    }

    private static void seen(Browser browser, String name) throws IOException {
        browser.scripts(true);
        browser.show(name);
        assertEquals(List.of(), browser.flaws());
        browser.scripts(false);
    }
}
