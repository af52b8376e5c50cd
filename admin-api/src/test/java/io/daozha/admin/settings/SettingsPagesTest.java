package io.daozha.admin.settings;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import io.daozha.admin.access.Role;
import io.daozha.admin.access.SignedIn;
import io.daozha.admin.live.Browser;
import io.daozha.admin.live.FakeSite;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;

@QuarkusTest
@TestProfile(FakeSite.class)
class SettingsPagesTest {
    @TestHTTPResource("/")
    String address;

    @Inject
    SignedIn signedIn;

    @BeforeEach
    void logIn() {
        signedIn.as(Role.MANAGER);
    }

    @AfterEach
    void out() {
        SignedIn.out();
    }

    @Test
    void settingsOpenWithTheOverview() {
        given().redirects()
                .follow(false)
                .get("/settings")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/settings/overview"));
    }

    @Test
    void theOverviewShowsWhatIsInForceAndWhereItWasSet() {
        given().get("/settings/overview?lang=en")
                .then()
                .statusCode(200)
                .body(
                        containsString("daozha.sign-levels"),
                        containsString("07:00 100/80, 22:00 30/0"),
                        containsString("daozha.keeping.people"),
                        containsString("3650"),
                        containsString("PostgreSQL"),
                        containsString("docs/payments.md"),
                        not(containsString("<script>")));
    }

    @Test
    void secretsAreNeverShown() {
        assertEquals(
                "rtsp://…@10.0.0.5/stream", Setting.shown("daozha.lanes.in.camera", "rtsp://admin:pw@10.0.0.5/stream"));
        assertEquals("••••", Setting.shown("daozha.payment.wechat.api-v3-key", Optional.of("0123")));
        assertEquals("••••", Setting.shown("daozha.lanes.in.barrier-password", Optional.of("0123")));
        assertEquals("–", Setting.shown("daozha.lanes.in.barrier-password", Optional.empty()));
    }

    private ValidatableResponse ask(String what, String plate, String reason, boolean sure) {
        return given().contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .header("Accept-Language", "en")
                .header("Accept", "text/html")
                .formParam("plate", plate)
                .formParam("colour", "BLUE")
                .formParam("reason", reason)
                .formParam("sure", sure)
                .post("/settings/person/" + what)
                .then();
    }

    @Test
    void whatIsHeldOnAPersonIsHandedOverAndForgotten() throws IOException {
        byte[] zip = given().contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("plate", "湘A·T0001")
                .formParam("colour", "BLUE")
                .formParam("reason", "本人要求")
                .post("/settings/person/export")
                .then()
                .statusCode(200)
                .contentType("application/zip")
                .extract()
                .asByteArray();
        try (ZipInputStream held = new ZipInputStream(new ByteArrayInputStream(zip))) {
            assertEquals("held.json", held.getNextEntry().getName());
            assertTrue(new String(held.readAllBytes(), StandardCharsets.UTF_8).contains("\"stays\""));
        }
        ask("forget", "湘A·T0001", "本人要求", true).statusCode(200).body(containsString("0 stays are forgotten"));
    }

    @Test
    void nothingIsForgottenWithoutPlateReasonAndCertainty() {
        ask("forget", "湘AT0001", "本人要求", false).statusCode(400).body(containsString("Tick the box first."));
        ask("forget", "湘AT0001", "", true).statusCode(400);
        ask("forget", "湘AT0001", "x".repeat(121), true).statusCode(400);
        ask("export", "", "本人要求", true).statusCode(400).body(containsString("Give a plate"));
        ask("export", "<script>", "本人要求", true).statusCode(400).body(not(containsString("<script>")));
        ask("export", "湘A12345678901234567890", "本人要求", true).statusCode(400);
        ask("export", "湘AT0001", "<b>\u202e", true).statusCode(400).contentType(startsWith("text/html"));
        given().contentType("application/x-www-form-urlencoded")
                .header("Accept", "text/html")
                .post("/settings/person/forget")
                .then()
                .statusCode(400);
    }

    @Test
    void theApiSaysWhatItIsAndEachRouteWhatItDoes() {
        Map<String, Map<String, Map<String, Object>>> paths = given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("info.title", startsWith("Daozha"))
                .body("components.securitySchemes.key.scheme", startsWith("bearer"))
                .body("components.schemas.Problem.properties.title.type", startsWith("string"))
                .extract()
                .path("paths");
        assertTrue(paths.size() > 8, "all of the API: " + paths.keySet());
        paths.forEach((path, methods) -> {
            assertTrue(path.matches("/(api|books|lanes)/.*"), "a page is no API: " + path);
            methods.forEach((method, told) -> {
                if (path.startsWith("/api/v1/") && !method.equals("parameters")) {
                    assertTrue(told.get("summary") != null, method + " " + path + " says nothing of itself");
                    assertTrue(told.get("tags") != null, method + " " + path + " belongs nowhere");
                }
            });
        });
    }

    @Test
    void aManagerReadsTheSettingsOnDeskAndPhone() throws IOException {
        ChromeDriver browser = Browser.open();
        try {
            browser.get(address + "login");
            browser.manage().addCookie(new Cookie("daozha", signedIn.token(Role.MANAGER)));
            for (String page : List.of("overview", "person", "devices")) {
                for (String language : List.of("zh", "en")) {
                    for (int width : List.of(1440, 390)) {
                        browser.executeCdpCommand(
                                "Emulation.setDeviceMetricsOverride",
                                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 500));
                        browser.get(address + "settings/" + page + "?lang=" + language);
                        assertTrue(
                                (long) browser.executeScript("return document.documentElement.scrollWidth") <= width,
                                page + ": nothing may stick out sideways");
                        assertEquals(
                                List.of(),
                                new AxeBuilder()
                                        .analyze(browser).getViolations().stream()
                                                .map(Rule::toString)
                                                .toList());
                        Object height = browser.executeScript("return document.documentElement.scrollHeight");
                        browser.executeCdpCommand(
                                "Emulation.setDeviceMetricsOverride",
                                Map.of(
                                        "width",
                                        width,
                                        "height",
                                        height,
                                        "deviceScaleFactor",
                                        1,
                                        "mobile",
                                        width < 500));
                        Path folder = Files.createDirectories(Path.of("target", "screens"));
                        Files.write(
                                folder.resolve("settings-" + page + "-" + language + "-" + width + ".png"),
                                browser.getScreenshotAs(OutputType.BYTES));
                    }
                }
            }
        } finally {
            browser.quit();
        }
    }
}
