package io.daozha.admin.household;

import static io.daozha.admin.web.Requests.form;
import static io.daozha.admin.web.Requests.json;
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

import io.daozha.admin.live.FakeSite;
import io.daozha.billing.Plate;
import io.daozha.billing.right.CarLock;
import io.daozha.billing.right.VisitorPass;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A resident sees what is his household's, all of it, and nothing of others. */
@QuarkusTest
@TestProfile(FakeSite.class)
class OwnDataTest extends ResidentScenario {
    @Test
    void everythingOfTheNeighboursIsNotThere() {
        VisitorPass pass = households.givePass(
                home.id(), Optional.empty(), Instant.now(), Instant.now().plus(Duration.ofHours(5)), 1, Instant.now());
        CarLock lock = households.lock(home.id(), car, Instant.now());
        street.visit(car, Instant.now().minus(Duration.ofHours(3)));
        street.logIn("neighbour", neighbours);
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
        Plate used = street.car();
        Instant longAgo = Instant.now().minus(Duration.ofDays(30));
        street.visit(used, longAgo);
        street.visit(car, Instant.now().minus(Duration.ofHours(5)));
        rights.addPlate(permit.id(), used, street.act());
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
        street.visit(car, Instant.now().minus(Duration.ofHours(9)));
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
}
