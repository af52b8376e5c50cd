package io.daozha.admin.devices;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.admin.TestSite;
import io.daozha.admin.access.Role;
import io.daozha.admin.access.SignedIn;
import io.daozha.billing.Parking;
import io.daozha.gate.Arm;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page of the devices and their figures, of the assembled application with simulated boards. */
@QuarkusTest
@WithTestResource(TestSite.class)
class DevicesTest {

    @Inject
    Devices devices;

    @Inject
    Parking parking;

    @Inject
    SignedIn signedIn;

    @BeforeEach
    void logIn() {
        signedIn.as(Role.MANAGER);
    }

    @AfterEach
    void logOut() {
        SignedIn.out();
    }

    @Test
    void thePageShowsLinesInputsAndRelaysInBothLanguages() {
        await().atMost(20, SECONDS)
                .until(() ->
                        devices.lanes().stream().allMatch(lane -> lane.board().healthy()));
        given().header("Accept-Language", "zh")
                .get("/settings/devices")
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("default-src 'self'"))
                .body(containsString("落位"), containsString("继电器"), not(containsString("<script>")));
        given().get("/settings/devices/now?lang=en")
                .then()
                .body(
                        containsString("id=\"devices-entry\""),
                        containsString("<span>lower limit</span> <i>on</i>"),
                        containsString("0 · opens the arm"),
                        not(containsString("Show")));
    }

    @Test
    void aPulseNeedsAReasonAndACleanLookAndNeverClosesTheArm() {
        pulse("nowhere", Map.of("relay", 1, "reason", "try", "sure", true)).statusCode(404);
        pulse("entry", Map.of("relay", 1, "reason", " ", "sure", true)).statusCode(400);
        pulse("entry", Map.of("relay", 1, "reason", "try"))
                .statusCode(400)
                .body("title", containsString("nobody may be near the arm"));
        pulse("entry", Map.of("relay", 8, "reason", "try", "sure", true))
                .statusCode(503)
                .body("detail", containsString("no relay 8; nothing was sent"));
        pulse("entry", Map.of("relay", 5, "reason", "try", "sure", true)).statusCode(204);
        assertEquals(DevicesView.Load.CLOSE, DevicesView.load(new TwoRelays(), 3));
        text("entry").statusCode(404);
    }

    @Test
    void theRelayThatOpensIsAnOpeningByHand() {
        Instant before = Instant.now().minusSeconds(1);
        pulse("entry", Map.of("relay", 0, "reason", "barrier serviced", "sure", true))
                .statusCode(204);
        await().atMost(20, SECONDS)
                .until(() -> devices.lane("entry")
                                .orElseThrow()
                                .lane()
                                .status()
                                .state()
                                .arm()
                        instanceof Arm.Open);
        await().atMost(20, SECONDS)
                .until(() -> parking.openings(before).stream()
                        .anyMatch(opening -> opening.reason().equals("barrier serviced")));
    }

    @Test
    void linesAndLanesHaveFigures() {
        await().atMost(20, SECONDS)
                .until(() -> figure("daozha_bus_requests_total{line=\"simulated\",unit=\"1\"}") > 10);
        assertEquals(1, figure("daozha_bus_up{line=\"simulated\"}"));
        assertTrue(figure("daozha_bus_round_trip_seconds_sum{line=\"simulated\",unit=\"1\"}") > 0);
        assertTrue(figure("daozha_bus_timeouts_total{line=\"simulated\",unit=\"2\"}") >= 0);
        assertTrue(figure("daozha_bus_crc_errors_total{line=\"simulated\",unit=\"2\"}") >= 0);
        assertEquals(1, figure("daozha_lane_inputs_read{lane=\"exit\"}"));
        assertEquals(1, figure("daozha_sign_up{lane=\"exit\"}"));
        assertTrue(figure("daozha_lane_queue{lane=\"entry\"}") >= 0);
        assertTrue(figure("daozha_lane_journal_write_seconds_count{lane=\"entry\"}") > 0);
        await().atMost(20, SECONDS).until(() -> figure("daozha_camera_live{lane=\"entry\"}") == 1);
    }

    /** NaN where there is none. */
    private static double figure(String name) {
        String all = given().get("/q/metrics").asString();
        Matcher line = Pattern.compile("^" + Pattern.quote(name) + " (\\S+)$", Pattern.MULTILINE)
                .matcher(all);
        return line.find() ? Double.parseDouble(line.group(1)) : Double.NaN;
    }

    private static ValidatableResponse pulse(String lane, Map<String, ?> order) {
        return post("/settings/devices/" + lane + "/pulse", order);
    }

    private static ValidatableResponse text(String lane) {
        return post("/settings/devices/" + lane + "/text", Map.of("text", "欢迎", "say", ""));
    }

    private static ValidatableResponse post(String path, Map<String, ?> order) {
        return given().header("Accept-Language", "en")
                .contentType(ContentType.JSON)
                .body(order)
                .post(path)
                .then();
    }
}
