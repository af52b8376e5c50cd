package io.daozha.admin.stays;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.admin.Questions;
import io.daozha.admin.access.Role;
import io.daozha.admin.access.SignedIn;
import io.daozha.admin.live.FakeSite;
import io.daozha.billing.Desk;
import io.daozha.billing.DisputeClaim;
import io.daozha.billing.Parking;
import io.daozha.billing.ParkingSession.State;
import io.daozha.billing.Plate;
import io.daozha.billing.Review;
import io.daozha.billing.TrailEntry.Act;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The queue of what a person has to look at. */
@QuarkusTest
@TestProfile(FakeSite.class)
class ReviewTest {
    private static final int MORE = 8;

    @Inject
    Questions questions;

    private static final Duration TWO_HOURS = Duration.ofHours(2);

    @Inject
    Seeds seeds;

    @Inject
    Desk desk;

    @Inject
    Parking parking;

    @Inject
    SignedIn signedIn;

    @BeforeEach
    void logIn() {
        signedIn.as(Role.OPERATOR);
    }

    @AfterEach
    void logOut() {
        SignedIn.out();
        assertEquals(List.of(), parking.audit());
    }

    @Test
    void disputesComeFirstAndTheNextCaseComesByItself() {
        long older = seeds.inside(Seeds.plate(), Duration.ofMinutes(35));
        long newer = seeds.inside(Seeds.plate(), Duration.ofMinutes(33));
        seeds.left(Seeds.plate(), Duration.ofMinutes(31), "湘Z99999");
        desk.dispute(older, DisputeClaim.WRONG_TIME, "没停那么久", Instant.now());
        desk.dispute(newer, DisputeClaim.OTHER, "<b>贵</b>", Instant.now());
        given().redirects()
                .follow(false)
                .get("/review")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/review/stays/" + newer));
        given().get("/review/stays/" + newer)
                .then()
                .statusCode(200)
                .body(
                        containsString("车主说费用不对"),
                        containsString("&lt;b&gt;贵&lt;/b&gt;"),
                        containsString("data-key=\"3\""),
                        containsString("href=\"/review/stays/" + older + "\" data-key=\"n\""));
        decide(newer, Map.of("act", "REJECT_DISPUTE"))
                .statusCode(303)
                .header("Location", endsWith("/review/stays/" + older));
        assertEquals(Act.DISPUTE_REJECTED, desk.trail(newer).get(1).act());
        assertEquals("看过照片和记录", desk.trail(newer).get(1).why());
        decide(older, Map.of("act", "ACCEPT_DISPUTE", "yuan", ""))
                .statusCode(400)
                .body(containsString("请改正标出的几项"));
        decide(older, Map.of("act", "ACCEPT_DISPUTE", "yuan", "0", "reason", "他说得对"))
                .statusCode(303)
                .header("Location", not(endsWith("/review/stays/" + older)));
        assertEquals("他说得对", desk.trail(older).get(1).why());
    }

    @Test
    void anUncertainMatchShowsBothReadingsAndIsTickedOff() {
        Plate plate = Seeds.plate();
        long id = seeds.left(plate, TWO_HOURS, "湘A1000Z");
        given().get("/review/stays/" + id + "?lang=en")
                .then()
                .body(
                        containsString("taken for this one by resemblance"),
                        containsString("class=\"other\">Z</td>"),
                        containsString("All right"));
        decide(id, Map.of("act", "LOOKED_AT", "choice", "MATCH_UNCERTAIN")).statusCode(303);
        assertEquals(Set.of(Review.UNPAID), desk.find(id).orElseThrow().review());
        given().redirects()
                .follow(false)
                .get("/review/stays/" + id)
                .then()
                .statusCode(303)
                .header("Location", endsWith("/stays/" + id));
    }

    @Test
    void anExitThatNobodySawIsPricedByOneKey() {
        long id = seeds.exitUnseen(Seeds.plate(), Duration.ofHours(3));
        given().get("/review/stays/" + id).then().body(containsString("收到它再次入场"));
        decide(id, Map.of("act", "DECIDE_UNSEEN", "choice", "NOTHING")).statusCode(303);
        assertEquals(State.CLOSED, desk.find(id).orElseThrow().state());
        decide(id, Map.of("act", "DECIDE_UNSEEN", "choice", "FULL")).statusCode(409);
        decide(999_999_999, Map.of("act", "HOLD")).statusCode(404);
    }

    @Test
    void anExitWithoutAStayIsJoinedToTheCarThatItIs() {
        Plate plate = Seeds.plate();
        long id = seeds.inside(new Plate(plate.text().substring(0, 6) + "Q", Plate.Colour.BLUE), TWO_HOURS);
        String exit = seeds.unmatched(plate);
        given().get("/review/exits/" + exit)
                .then()
                .statusCode(200)
                .body(containsString("name=\"other\" value=\"" + id + "\""), containsString("就是它"));
        decideExit(exit, Map.of("act", "JOIN", "other", "-1")).statusCode(400);
        decideExit(exit, Map.of("act", "JOIN", "other", "999999999")).statusCode(400);
        decideExit(exit, Map.of("act", "ADD_ENTRY", "at", "soon")).statusCode(400);
        decideExit(exit, Map.of("act", "ADD_ENTRY", "at", "2099-01-01T00:00")).statusCode(409);
        decideExit(exit, Map.of("act", "JOIN", "other", Long.toString(id))).statusCode(303);
        assertEquals(State.CLOSED, desk.find(id).orElseThrow().state());
        decideExit(exit, Map.of("act", "LOOKED_AT")).statusCode(404).body(containsString("已经处理过"));
    }

    @Test
    void anEntryIsAddedForAnExit() {
        Plate plate = Seeds.plate();
        String exit = seeds.unmatched(plate);
        decideExit(
                        exit,
                        Map.of(
                                "act",
                                "ADD_ENTRY",
                                "at",
                                Instant.now().minus(TWO_HOURS).toString()))
                .statusCode(303);
        assertEquals(State.CLOSED, parking.stayOf(exit).orElseThrow().state());
    }

    @Test
    void programsReadTheQueueAndDecideOnce() {
        String exit = seeds.unmatched(Seeds.plate());
        given().get("/api/v1/review").then().statusCode(200).body("exits.id", hasItem(exit));
        Map<String, String> wish = Map.of("act", "LOOKED_AT", "reason", "拖车");
        String key = UUID.randomUUID().toString();
        for (int times = 0; times < 2; times++) {
            given().contentType(ContentType.JSON)
                    .header("Idempotency-Key", key)
                    .body(wish)
                    .post("/api/v1/review/exits/" + exit)
                    .then()
                    .statusCode(204);
        }
        assertEquals(1, desk.trailOfExit(exit).size());
        given().get("/api/v1/review").then().body("exits.id", not(hasItem(exit)));
        given().contentType(ContentType.JSON)
                .body(Map.of("act", "LOOKED_AT", "reason", "拖车"))
                .post("/api/v1/review/exits/none")
                .then()
                .statusCode(409);
        given().contentType(ContentType.JSON)
                .body("{}")
                .post("/api/v1/review/exits/none")
                .then()
                .statusCode(400);
        given().contentType(ContentType.JSON)
                .post("/api/v1/review/exits/none")
                .then()
                .statusCode(400);
    }

    @Test
    void aLongStayIsListedWithItsSteps() {
        Plate plate = Seeds.plate();
        long id = seeds.inside(plate, Duration.ofDays(9));
        desk.findLongStays(Instant.now());
        given().get("/review/long").then().statusCode(200).body(containsString("/stays/" + id));
        step(id, Map.of("choice", "SHOUT", "reason", "打电话")).statusCode(400);
        step(id, Map.of("choice", "OWNER_CALLED", "reason", "")).statusCode(400);
        step(id, Map.of("choice", "OWNER_CALLED", "reason", "打电话")).statusCode(303);
        given().get("/review/long").then().body(containsString("电话通知车主</span>"));
        given().get("/stays/" + id).then().body(containsString("恢复计费"), containsString("系统自动: 已停 "));
        given().get("/stays/" + id + "?lang=en").then().body(containsString("By itself: Inside for "));
    }

    @Test
    void aListOfManyLongStaysAsksNoMoreThanOneOfFew() {
        seeds.inside(Seeds.plate(), Duration.ofDays(9));
        desk.findLongStays(Instant.now());
        long few = questions.of(() -> given().get("/review/long").then().statusCode(200));
        for (int cars = 0; cars < MORE; cars++) {
            seeds.inside(Seeds.plate(), Duration.ofDays(9));
        }
        desk.findLongStays(Instant.now());
        long many = questions.of(() -> given().get("/review/long").then().statusCode(200));
        assertTrue(many - few < MORE, few + " questions, and then " + many);
    }

    @Test
    void anAuditorLooksOn() {
        long id = seeds.left(Seeds.plate(), TWO_HOURS, "湘A1000Z");
        String exit = seeds.unmatched(Seeds.plate());
        signedIn.as(Role.AUDITOR);
        for (String page : List.of("/review/stays/" + id, "/review/exits/" + exit, "/review/long")) {
            given().get(page).then().statusCode(200).body(not(containsString("method=\"post\" action=\"/review")));
        }
        decide(id, Map.of("act", "HOLD")).statusCode(403);
    }

    private static ValidatableResponse decide(long id, Map<String, String> fields) {
        Matcher version = Pattern.compile("name=\"version\" value=\"(\\d+)\"")
                .matcher(given().get("/stays/" + id).asString());
        Map<String, String> sent = new HashMap<>(Map.of("version", version.find() ? version.group(1) : "0"));
        sent.putAll(fields);
        return post("/review/stays/" + id, sent);
    }

    private static ValidatableResponse decideExit(String id, Map<String, String> fields) {
        return post("/review/exits/" + id, fields);
    }

    private static ValidatableResponse step(long id, Map<String, String> fields) {
        return post("/review/long/" + id, fields);
    }

    private static ValidatableResponse post(String path, Map<String, String> fields) {
        return given().redirects()
                .follow(false)
                .contentType(ContentType.URLENC.withCharset("UTF-8"))
                .formParams(fields)
                .post(path)
                .then();
    }
}
