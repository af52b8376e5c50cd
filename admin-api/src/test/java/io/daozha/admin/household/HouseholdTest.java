package io.daozha.admin.household;

import static io.daozha.admin.web.Requests.form;
import static io.daozha.admin.web.Requests.json;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.daozha.admin.live.FakeSite;
import io.daozha.billing.right.Act;
import io.daozha.billing.right.CarLock;
import io.daozha.billing.right.RegistrationRequest;
import io.daozha.billing.right.StreetLists;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a resident does for his household. */
@QuarkusTest
@TestProfile(FakeSite.class)
class HouseholdTest extends ResidentScenario {
    @Inject
    StreetLists lists;

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
        String second = "湘CD" + car.text().substring(2);
        form(Map.of("plate", second)).post("/my/plates").then().statusCode(303);
        form(Map.of("plate", second)).post("/my/plates").then().statusCode(409).body(containsString("已经申请过"));
        given().get("/my").then().body(containsString("等待同意"), containsString(second.substring(2)));
        form(Map.of("plate", street.car().text())).post("/my/plates").then().statusCode(409);
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
        street.logIn("neighbour", neighbours);
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
        String until = street.today().plusDays(1) + "T20:00";
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
        CarLock official = lists.lock(car, new Act("operator", "court order", Instant.now()));
        given().get("/my").then().body(not(containsString(official.code())), containsString("由管理员锁住"));
        form(Map.of()).post("/my/locks/" + official.id() + "/open").then().statusCode(404);
        assertEquals(1, households.locks(home.id(), Instant.now()).size());
        form(Map.of("plate", "湘A00001")).post("/my/locks").then().statusCode(409);
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
}
