package io.daozha.admin.household;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.admin.access.Role;
import io.daozha.admin.access.SignedIn;
import io.daozha.admin.live.FakeSite;
import io.daozha.billing.Parking;
import io.daozha.billing.Passage;
import io.daozha.billing.Passage.Direction;
import io.daozha.billing.Plate;
import io.daozha.billing.Plate.Colour;
import io.daozha.billing.right.Act;
import io.daozha.billing.right.CarLock;
import io.daozha.billing.right.Household;
import io.daozha.billing.right.HouseholdRights;
import io.daozha.billing.right.Permit;
import io.daozha.billing.right.RegistrationRequest;
import io.daozha.billing.right.Rights;
import io.daozha.billing.right.VisitorPass;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a resident does, and that it is always his own household's. */
@QuarkusTest
@TestProfile(FakeSite.class)
class HouseholdTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final AtomicInteger NEXT = new AtomicInteger();

    @Inject
    SignedIn signedIn;

    @Inject
    Rights rights;

    @Inject
    HouseholdRights households;

    @Inject
    Parking parking;

    private Household home;
    private Household neighbours;
    private Plate car;
    private Permit permit;

    @BeforeEach
    void moveIn() {
        int n = NEXT.incrementAndGet();
        home = open(n + "栋 201");
        neighbours = open(n + "栋 202");
        car = new Plate("湘C%05d".formatted(n), Colour.BLUE);
        permit = rights.grant(
                1,
                Optional.of(home.id()),
                home.name(),
                List.of(car),
                LocalDate.now(SHANGHAI).minusDays(3),
                new Act("test", "paid", Instant.now()));
        signedIn.asResident("res-" + n, home.id());
    }

    @AfterEach
    void logOut() {
        SignedIn.out();
    }

    @Test
    void whoKnowsTheCodeSignsUpAndIsAtHome() {
        SignedIn.out();
        given().get("/join?code=" + home.code()).then().statusCode(200).body(containsString(home.code()));
        String name = "new " + home.code();
        String login = street(Map.of(
                        "code",
                        home.code().toLowerCase(Locale.ROOT),
                        "name",
                        name,
                        "password",
                        "green tree by the gate",
                        "again",
                        "green tree by the gate"))
                .post("/join")
                .then()
                .statusCode(303)
                .extract()
                .cookie("daozha");
        given().cookie("daozha", login).get("/my").then().statusCode(200).body(containsString(home.name()));
        street(Map.of(
                        "code",
                        home.code(),
                        "name",
                        name,
                        "password",
                        "green tree by the gate",
                        "again",
                        "green tree by the gate"))
                .post("/join")
                .then()
                .statusCode(409)
                .body(containsString("已经有人用这个名字"));
    }

    @Test
    void aWrongCodeOrAWeakPasswordMakesNoAccount() {
        SignedIn.out();
        for (Map<String, String> bad : List.of(
                Map.<String, String>of(),
                Map.of(
                        "code",
                        "NOSUCHCO",
                        "name",
                        "x1",
                        "password",
                        "green tree by the gate",
                        "again",
                        "green tree by the gate"),
                Map.of(
                        "code",
                        "'; drop",
                        "name",
                        "x2",
                        "password",
                        "green tree by the gate",
                        "again",
                        "green tree by the gate"),
                Map.of("code", "7".repeat(500), "name", "x3", "password", "p", "again", "p"),
                Map.of("code", home.code(), "name", "x4", "password", "short", "again", "short"),
                Map.of("code", home.code(), "name", "x5", "password", "green tree by the gate", "again", "other"),
                Map.of(
                        "code",
                        home.code(),
                        "name",
                        "\u202ex6",
                        "password",
                        "green tree by the gate",
                        "again",
                        "green tree by the gate"))) {
            street(bad).post("/join").then().statusCode(400).body(containsString("class=\"flaw\""));
        }
        street(Map.of("code", home.code(), "name", "<script>alert(1)</script>", "password", "p", "again", "p"))
                .post("/join")
                .then()
                .statusCode(400)
                .body(not(containsString("<script>alert")));
    }

    @Test
    void anAccountWithoutAHouseholdSeesNothingUntilItShowsACode() {
        signedIn.as(Role.RESIDENT);
        given().get("/my").then().statusCode(200).body(containsString("/my/home"), not(containsString("/my/plates")));
        given().get("/api/v1/my").then().statusCode(409).body("cause", is("no-household"));
        given().get("/my/stays").then().statusCode(409);
        form(Map.of("code", "WRONGCOD")).post("/my/home").then().statusCode(400);
    }

    @Test
    void aPlateIsAskedForWithItsGrammarChecked() {
        form(Map.of("plate", "湘AO1234"))
                .post("/my/plates")
                .then()
                .statusCode(400)
                .body(containsString("没有字母 I 和 O"));
        form(Map.of("plate", "<b>")).post("/my/plates").then().statusCode(400);
        form(Map.of("plate", "湘AD1234", "colour", "GREEN"))
                .header("Accept-Language", "en")
                .post("/my/plates")
                .then()
                .statusCode(400)
                .body(containsString("8"));
        String second = "湘CD%05d".formatted(NEXT.get());
        form(Map.of("plate", second)).post("/my/plates").then().statusCode(303);
        form(Map.of("plate", second)).post("/my/plates").then().statusCode(409).body(containsString("已经申请过"));
        given().get("/my").then().body(containsString("等待同意"), containsString(second.substring(2)));
        form(Map.of("plate", "湘C9%04d".formatted(NEXT.get())))
                .post("/my/plates")
                .then()
                .statusCode(409);
        assertEquals(1, households.plateRequests(home.id()).size());
        assertEquals(
                RegistrationRequest.State.REQUESTED,
                households.plateRequests(home.id()).get(0).state());
    }

    @Test
    void aRenewalIsAskedForOnceAndAForeignPermitCannotBeRenewed() {
        json(Map.of("permit", permit.id()))
                .post("/api/v1/my/permit-requests")
                .then()
                .statusCode(201)
                .body("state", is("REQUESTED"));
        json(Map.of("permit", permit.id()))
                .post("/api/v1/my/permit-requests")
                .then()
                .statusCode(409);
        signedIn.asResident("nb-" + NEXT.get(), neighbours.id());
        json(Map.of("permit", permit.id()))
                .post("/api/v1/my/permit-requests")
                .then()
                .statusCode(404);
        json(Map.of("permit", -1)).post("/api/v1/my/permit-requests").then().statusCode(400);
        json(Map.of("type", 987654)).post("/api/v1/my/permit-requests").then().statusCode(404);
        assertEquals(List.of(), households.permitRequests(neighbours.id()));
    }

    @Test
    void aVisitorGetsACodeAndTheQuotaHolds() {
        String until = LocalDate.now(SHANGHAI).plusDays(1) + "T20:00";
        String code = json(Map.of("until", until, "entries", 2))
                .post("/api/v1/my/visitor-passes")
                .then()
                .statusCode(201)
                .extract()
                .path("code");
        given().get("/my").then().statusCode(200).body(containsString(code));
        form(Map.of("until", until, "entries", "1", "plate", "湘A88888"))
                .post("/my/passes")
                .then()
                .statusCode(303);
        form(Map.of("until", until, "entries", "1"))
                .post("/my/passes")
                .then()
                .statusCode(409)
                .body(containsString("已达上限"));
        for (Map<String, String> bad : List.of(
                Map.<String, String>of(),
                Map.of("until", "tomorrow", "entries", "1"),
                Map.of("until", until, "entries", "-1"),
                Map.of("until", until, "entries", "99999999999"),
                Map.of("until", "+999999999-12-31T00:00", "entries", "1"),
                Map.of("until", until, "entries", "1", "plate", "<script>"))) {
            form(bad).post("/my/passes").then().statusCode(400);
        }
        assertEquals(2, households.passes(home.id()).size());
    }

    @Test
    void theOwnCarIsLockedAndOpenedAndWhatAnOperatorLockedIsNot() {
        form(Map.of("plate", car.text())).post("/my/locks").then().statusCode(303);
        CarLock lock = households.locks(home.id(), Instant.now()).get(0);
        given().get("/my").then().body(containsString(lock.code()));
        form(Map.of()).post("/my/locks/" + lock.id() + "/open").then().statusCode(303);
        assertEquals(List.of(), households.locks(home.id(), Instant.now()));
        CarLock official = rights.lock(car, new Act("operator", "court order", Instant.now()));
        given().get("/my").then().body(not(containsString(official.code())), containsString("由管理员锁住"));
        form(Map.of()).post("/my/locks/" + official.id() + "/open").then().statusCode(404);
        assertEquals(1, households.locks(home.id(), Instant.now()).size());
        form(Map.of("plate", "湘A00001")).post("/my/locks").then().statusCode(409);
    }

    @Test
    void everythingOfTheNeighboursIsNotThere() {
        VisitorPass pass = households.givePass(
                home.id(), Optional.empty(), Instant.now(), Instant.now().plus(Duration.ofHours(5)), 1, Instant.now());
        CarLock lock = households.lock(home.id(), car, Instant.now());
        visit(car, Instant.now().minus(Duration.ofHours(3)));
        signedIn.asResident("nb-" + NEXT.get(), neighbours.id());
        form(Map.of()).post("/my/passes/" + pass.id() + "/withdraw").then().statusCode(404);
        json(Map.of())
                .post("/api/v1/my/visitor-passes/" + pass.id() + "/withdrawal")
                .then()
                .statusCode(404);
        form(Map.of()).post("/my/locks/" + lock.id() + "/open").then().statusCode(404);
        json(Map.of()).post("/api/v1/my/locks/" + lock.id() + "/opening").then().statusCode(404);
        json(Map.of("plate", car.text())).post("/api/v1/my/locks").then().statusCode(409);
        form(Map.of("permit", "" + permit.id())).post("/my/permits").then().statusCode(404);
        for (String page : List.of("/my", "/my/stays", "/api/v1/my", "/api/v1/my/stays", "/api/v1/my/export")) {
            given().get(page)
                    .then()
                    .statusCode(200)
                    .body(
                            not(containsString(car.text().substring(2))),
                            not(containsString(pass.code())),
                            not(containsString(lock.code())),
                            not(containsString(home.name())));
        }
        assertFalse(households.passes(home.id()).get(0).withdrawn());
        assertEquals(1, households.locks(home.id(), Instant.now()).size());
        assertEquals(List.of(), households.permitRequests(home.id()));
    }

    @Test
    void whoBuysACarDoesNotReadWhereItWasBefore() {
        Plate used = new Plate("湘E9%04d".formatted(NEXT.get()), Colour.BLUE);
        Instant longAgo = Instant.now().minus(Duration.ofDays(30));
        visit(used, longAgo);
        visit(car, Instant.now().minus(Duration.ofHours(5)));
        rights.addPlate(permit.id(), used, new Act("test", "bought", Instant.now()));
        given().get("/api/v1/my/stays")
                .then()
                .statusCode(200)
                .body("items.plate.text", equalTo(List.of(car.text())), "items[0].covered", is(true));
        given().get("/my/stays")
                .then()
                .statusCode(200)
                .body(not(containsString(used.text().substring(2))));
        given().get("/api/v1/my/stays?before=-4&limit=100000").then().statusCode(200);
    }

    @Test
    void theOwnDataAreTakenAlongAndForgotten() {
        visit(car, Instant.now().minus(Duration.ofHours(9)));
        given().get("/api/v1/my/export")
                .then()
                .statusCode(200)
                .header("Content-Disposition", containsString("attachment"))
                .body(
                        "household.household",
                        is(home.name()),
                        "stays",
                        hasSize(1),
                        "household.cars.plate.text",
                        hasItem(car.text()));
        form(Map.of()).post("/my/data/forget").then().statusCode(400).body(containsString("请勾选确认"));
        assertEquals(1, households.stays(home.id(), Long.MAX_VALUE, 10).size());
        form(Map.of("sure", "true"))
                .post("/my/data/forget")
                .then()
                .statusCode(200)
                .body(containsString("已抹去 1 条"));
        assertEquals(0, households.stays(home.id(), Long.MAX_VALUE, 10).size());
        form(Map.of("sure", "true")).post("/my/data/leave").then().statusCode(303);
        given().get("/api/v1/my").then().statusCode(401);
        assertTrue(rights.permit(permit.id()).plates().contains(car));
    }

    @Test
    void aPhotographFillsTheFieldAndABadOneSaysWhy() throws IOException {
        byte[] picture = PlatePhotoTest.photo("湘A8K216", "jpg");
        upload(picture).then().statusCode(200).body(containsString("value=\"湘A8K216\""));
        given().contentType("image/jpeg")
                .body(picture)
                .post("/api/v1/my/photo")
                .then()
                .statusCode(200)
                .body("plate", is("湘A8K216"), "colour", is("BLUE"));
        upload("GIF89a".getBytes(StandardCharsets.US_ASCII))
                .then()
                .statusCode(415)
                .body(containsString("JPEG"));
        upload(new byte[0]).then().statusCode(400);
        upload(new byte[PlatePhoto.MOST_BYTES + 1]).then().statusCode(413);
        assertEquals(List.of(), households.plateRequests(home.id()));
    }

    private static Response upload(byte[] picture) {
        return given().header("Accept", "text/html")
                .multiPart("photo", "car.jpg", picture, "image/jpeg")
                .post("/my/photo");
    }

    @Test
    void onlyResidentsHaveAPortal() {
        for (Role role : List.of(Role.MANAGER, Role.OPERATOR, Role.AUDITOR)) {
            signedIn.as(role);
            given().header("Accept", "text/html").get("/my").then().statusCode(403);
            given().get("/api/v1/my").then().statusCode(403);
        }
        SignedIn.out();
        given().get("/api/v1/my").then().statusCode(401);
    }

    private Household open(String name) {
        return rights.openHousehold(
                name, new Household.Quota(2, 1, 2), Optional.empty(), new Act("test", "moved in", Instant.now()));
    }

    /** An hour inside. */
    private void visit(Plate plate, Instant from) {
        passage(Direction.IN, plate, from);
        passage(Direction.OUT, plate, from.plus(Duration.ofHours(1)));
    }

    private void passage(Direction direction, Plate plate, Instant at) {
        parking.record(new Passage(
                UUID.randomUUID().toString(),
                "lane",
                direction,
                plate,
                Optional.empty(),
                at,
                at,
                true,
                Optional.empty(),
                Optional.empty()));
    }

    private static RequestSpecification form(Map<String, ?> fields) {
        return given().redirects()
                .follow(false)
                .header("Accept", "text/html")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(fields);
    }

    /** From a browser without a login. */
    private static RequestSpecification street(Map<String, ?> fields) {
        return form(fields).header("Sec-Fetch-Site", "same-origin");
    }

    private static RequestSpecification json(Map<String, ?> body) {
        return given().contentType(ContentType.JSON).body(body);
    }
}
