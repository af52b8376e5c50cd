package io.daozha.admin.household;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.daozha.admin.access.SignedIn;
import io.daozha.admin.live.Browser;
import io.daozha.admin.live.FakeSite;
import io.daozha.admin.web.Trouble;
import io.daozha.billing.Plate;
import io.daozha.billing.right.Act;
import io.daozha.billing.right.Household;
import io.daozha.billing.right.Rights;
import io.daozha.billing.right.VisitorPass;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;

/** A visitor puts his plate on the pass that he was told the code of. */
@QuarkusTest
@TestProfile(FakeSite.class)
class VisitTest {

    @TestHTTPResource("/")
    String address;

    @Inject
    Neighbourhood street;

    @Inject
    Rights rights;

    @Inject
    Clock clock;

    private VisitorPass passFrom(Instant from) {
        Household home = street.home(new Household.Quota(3, 1, 3));
        return rights.givePass(
                Optional.of(home.id()), Optional.empty(), from, from.plus(Duration.ofHours(8)), 1, act(from));
    }

    private static Act act(Instant at) {
        return new Act("test", "a guest", at);
    }

    private static ValidatableResponse looks(String language, String code) {
        return given().accept("text/html")
                .header("X-Forwarded-For", FakeSite.freshAddress())
                .header("Accept-Language", language)
                .get("/visit?code=" + code)
                .then();
    }

    private static ValidatableResponse claims(String language, String code, String plate) {
        return given().accept("text/html")
                .header("X-Forwarded-For", FakeSite.freshAddress())
                .header("Accept-Language", language)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("code", code)
                .formParam("plate", plate)
                .formParam("colour", "")
                .post("/visit")
                .then();
    }

    @ParameterizedTest
    @CsvSource({"zh, 您开哪辆车来, 车牌已登记, 给另一辆车的", "en, Which car do you come in, Your plate is registered, for another car"})
    void aPlateGoesOnThePassOnce(String language, String asks, String done, String taken) {
        VisitorPass pass = passFrom(clock.instant());
        Plate car = street.car();
        looks(language, pass.code().toLowerCase(Locale.ROOT)).statusCode(200).body(containsString(asks));
        for (int times = 0; times < 2; times++) {
            claims(language, pass.code(), car.text().toLowerCase(Locale.ROOT))
                    .statusCode(200)
                    .body(containsString(done));
        }
        assertEquals(
                Optional.of(car), rights.findPass(pass.code()).orElseThrow().plate());
        claims(language, pass.code(), street.car().text()).statusCode(409).body(containsString(taken));
        assertEquals(
                Optional.of(car), rights.findPass(pass.code()).orElseThrow().plate());
        looks(language, pass.code()).statusCode(200).body(containsString(done));
    }

    @ParameterizedTest
    @CsvSource({"zh, 没有字母 I 和 O", "en, letters I and O"})
    void whatIsNoPlateIsSaidBesideTheField(String language, String says) {
        VisitorPass pass = passFrom(clock.instant());
        claims(language, pass.code(), "湘AO1234").statusCode(400).body(containsString(says));
        for (String bad : List.of("", "无7K2M9QX", "<script>", "湘".repeat(40))) {
            claims(language, pass.code(), bad)
                    .statusCode(400)
                    .body(containsString("plate-flaw"))
                    .body(not(containsString("<script>")));
        }
        assertEquals(
                Optional.empty(), rights.findPass(pass.code()).orElseThrow().plate());
    }

    @ParameterizedTest
    @CsvSource({
        "zh, 没有这个访客码, 已过期, 已被收回, 次数已用完",
        "en, No pass has this code, has expired, was withdrawn, No entries left"
    })
    void unknownExpiredWithdrawnAndUsedAreSaid(
            String language, String unknown, String expired, String withdrawn, String used) {
        looks(language, "ZZZZZZ").statusCode(404).body(containsString(unknown));
        VisitorPass old = passFrom(clock.instant().minus(Duration.ofDays(2)));
        looks(language, old.code())
                .statusCode(200)
                .body(containsString(expired))
                .body(not(containsString("name=\"plate\"")));
        claims(language, old.code(), street.car().text()).statusCode(409);
        VisitorPass gone = passFrom(clock.instant());
        rights.withdrawPass(gone.id(), act(clock.instant()));
        looks(language, gone.code()).statusCode(200).body(containsString(withdrawn));
        claims(language, gone.code(), street.car().text()).statusCode(409);
        VisitorPass once = passFrom(clock.instant().minus(Duration.ofHours(1)));
        Plate car = street.car();
        claims(language, once.code(), car.text()).statusCode(200);
        street.comesIn(car, clock.instant());
        looks(language, once.code()).statusCode(200).body(containsString(used));
    }

    @Test
    void whoTriesCodesIsNotToldWhenOneIsRight() {
        VisitCounter counter = new VisitCounter(rights, clock);
        VisitorPass pass = passFrom(clock.instant());
        for (int tries = 0; tries < 8; tries++) {
            assertEquals(
                    404,
                    assertThrows(Trouble.class, () -> counter.shown("ZZZZZZ", "1.2.3.4"))
                            .status());
        }
        assertEquals(
                429,
                assertThrows(Trouble.class, () -> counter.shown(pass.code(), "1.2.3.4"))
                        .status());
        assertEquals(pass.id(), counter.shown(pass.code(), "1.2.3.5").id());
    }

    @Test
    void anotherSiteSendsNothing() {
        VisitorPass pass = passFrom(clock.instant());
        given().header("Sec-Fetch-Site", "cross-site")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("code", pass.code())
                .formParam("plate", street.car().text())
                .post("/visit")
                .then()
                .statusCode(403);
        assertEquals(
                Optional.empty(), rights.findPass(pass.code()).orElseThrow().plate());
    }

    @ParameterizedTest
    @CsvSource({"zh, light, 390", "en, dark, 390", "zh, dark, 1440", "en, light, 1440"})
    void onAPhoneWithoutScripts(String language, String light, int width) throws IOException {
        VisitorPass pass = passFrom(clock.instant());
        Plate car = street.car();
        Browser browser = Browser.open();
        try {
            browser.size(width, 844);
            browser.light(light);
            browser.scripts(false);
            String tag = "-" + language + "-" + light + "-" + width;
            browser.get(address + "visit?lang=" + language);
            browser.findElement(By.id("code")).sendKeys(pass.code());
            seen(browser, "visit-code" + tag);
            browser.findElement(By.cssSelector("button.strong")).click();
            browser.eventually("#plate").sendKeys("湘B1");
            browser.findElement(By.cssSelector("button.strong")).click();
            browser.eventually("#plate-flaw");
            seen(browser, "visit-flaw" + tag);
            browser.findElement(By.id("plate")).clear();
            browser.findElement(By.id("plate")).sendKeys(car.text());
            browser.findElement(By.cssSelector("button.strong")).click();
            browser.eventually(".plate.blue");
            seen(browser, "visit-done" + tag);
            assertEquals(
                    Optional.of(car), rights.findPass(pass.code()).orElseThrow().plate());
            browser.get(address + "visit?lang=" + language + "&code="
                    + passFrom(clock.instant().minus(Duration.ofDays(3))).code());
            seen(browser, "visit-over" + tag);
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

    @Test
    void theHouseholdSendsTheLink() {
        VisitorPass pass = passFrom(clock.instant());
        street.logIn("host", rights.household(pass.household().orElseThrow().id()));
        given().accept("text/html")
                .get("/my")
                .then()
                .statusCode(200)
                .body(containsString("/visit?code=" + pass.code()));
        SignedIn.out();
    }
}
