package io.daozha.admin.settings;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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
                .get("/settings?lang=en")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/settings/overview?lang=en"));
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
        Browser browser = Browser.open();
        try {
            browser.becomes(address, signedIn.token(Role.MANAGER));
            List<String> flaws = new ArrayList<>();
            for (String page : List.of("overview", "person", "devices")) {
                flaws.addAll(browser.everyWay(address + "settings/" + page, "settings/" + page));
            }
            assertEquals(List.of(), flaws);
        } finally {
            browser.leave();
        }
    }
}
