package io.daozha.admin.rights;

import static io.daozha.admin.web.Requests.form;
import static io.daozha.admin.web.Requests.json;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.admin.Questions;
import io.daozha.admin.access.Role;
import io.daozha.admin.access.SignedIn;
import io.daozha.admin.live.FakeSite;
import io.daozha.billing.right.Act;
import io.daozha.billing.right.Household;
import io.daozha.billing.right.Permit;
import io.daozha.billing.right.StreetLists;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Households, visitor passes and the lists of the street at the desk, and who may look at them. */
@QuarkusTest
@TestProfile(FakeSite.class)
class HomesAndListsTest extends RightsScenario {
    @Inject
    StreetLists lists;

    private static final int MORE = 8;

    @Inject
    Questions questions;

    @Test
    void aHouseholdIsOpenedLimitedAndGivenAnAccount() {
        String at = form(Map.of("name", name, "plates", "2", "spaces", "1", "passes", "1", "reason", "moved in"))
                .post("/rights/households")
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        long id = Long.parseLong(at.replaceAll(".*/", ""));
        String code = rights.household(id).code();
        given().get("/rights/households/" + id).then().statusCode(200).body(containsString(code));
        form(Map.of("name", name, "plates", "2", "spaces", "1", "passes", "1", "reason", "again"))
                .post("/rights/households")
                .then()
                .statusCode(409)
                .body(containsString("已经有同名的住户"));
        json(Map.of("plates", "3", "spaces", "2", "passes", "-1", "reason", "more"))
                .put("/api/v1/households/" + id + "/quota")
                .then()
                .statusCode(400);
        json(Map.of("plates", "3", "spaces", "2", "passes", "4", "reason", "more"))
                .put("/api/v1/households/" + id + "/quota")
                .then()
                .statusCode(200)
                .body("quota.plates", is(3), "used.plates", is(0));
        given().get("/rights/households/" + id).then().body(containsString("3 个车牌，2 个车位，4 张访客通行证"));
        given().get("/rights/households/" + id + "?lang=en")
                .then()
                .body(containsString("3 plates, 2 spaces, 4 passes"));
        form(Map.of("name", "desk " + name))
                .post("/rights/households/" + id + "/accounts")
                .then()
                .statusCode(200)
                .body(containsString("class=\"secret\""), containsString("desk " + name));
        form(Map.of("name", "desk " + name))
                .post("/rights/households/" + id + "/accounts")
                .then()
                .statusCode(409);
    }

    @Test
    void aPageOfHouseholdsAsksNoMoreThanOneOfThem() {
        for (int home = 0; home <= MORE; home++) {
            long id = rights.openHousehold(
                            name + home,
                            new Household.Quota(2, 1, 2),
                            Optional.empty(),
                            new Act("test", "moved in", Instant.now()))
                    .id();
            rights.grant(
                    1, Optional.of(id), name + home, List.of(), street.today(), new Act("test", "paid", Instant.now()));
        }
        long one = questions.of(() -> asked(name + MORE, 1));
        long all = questions.of(() -> asked(name, MORE + 1));
        assertTrue(all - one < MORE, one + " questions, and then " + all);
    }

    private static void asked(String part, int rows) {
        given().queryParam("q", part)
                .get("/api/v1/households")
                .then()
                .statusCode(200)
                .body("items.size()", is(rows), "items[0].used.spaces", is(1));
    }

    @Test
    void passesAreGivenAndWithdrawn() {
        String until = street.today().plusDays(2) + "T20:00";
        form(Map.of("until", until, "entries", "2", "reason", "plumber"))
                .post("/rights/passes")
                .then()
                .statusCode(303);
        long id = rights.passes(0, 1).rows().get(0).id();
        given().get("/rights/passes")
                .then()
                .statusCode(200)
                .body(containsString(rights.passes(0, 1).rows().get(0).code()));
        form(Map.of("until", street.today().plusDays(60) + "T20:00", "entries", "2", "reason", "long"))
                .post("/rights/passes")
                .then()
                .statusCode(409);
        form(Map.of("until", until, "entries", "0", "reason", "none"))
                .post("/rights/passes")
                .then()
                .statusCode(400);
        json(Map.of("reason", "came not"))
                .post("/api/v1/visitor-passes/" + id + "/withdrawal")
                .then()
                .statusCode(204);
        given().get("/api/v1/visitor-passes").then().body("items[0].state", is("WITHDRAWN"));
    }

    @Test
    void theListsOfTheStreetArePutOnAndTakenOff() {
        form(Map.of("plate", plate, "because", "残疾人车", "reason", "papers seen"))
                .post("/rights/lists/free")
                .then()
                .statusCode(303);
        form(Map.of("form", "(", "because", "x", "reason", "broken form"))
                .post("/rights/lists/free")
                .then()
                .statusCode(409);
        form(Map.of("plate", plate, "reason", "quarrel"))
                .post("/rights/lists/ban")
                .then()
                .statusCode(303);
        form(Map.of("plate", plate, "reason", "stolen"))
                .post("/rights/lists/lock")
                .then()
                .statusCode(303);
        form(Map.of("plate", plate, "reason", "twice"))
                .post("/rights/lists/lock")
                .then()
                .statusCode(409);
        given().get("/rights/lists")
                .then()
                .statusCode(200)
                .body(
                        containsString("残疾人车"),
                        containsString("quarrel"),
                        containsString(lists.locks().get(0).code()));
        int free = given().get("/api/v1/free-cars").then().extract().path("find { it.because == '残疾人车' }.id");
        json(Map.of("reason", "sold"))
                .post("/api/v1/free-cars/" + free + "/end")
                .then()
                .statusCode(204);
        json(Map.of("plate", plate, "reason", "made up"))
                .post("/api/v1/banned-cars/removal")
                .then()
                .statusCode(204);
        json(Map.of("plate", plate, "reason", "found"))
                .post("/api/v1/locks/removal")
                .then()
                .statusCode(204);
        json(Map.of("plate", plate, "reason", "found"))
                .post("/api/v1/locks/removal")
                .then()
                .statusCode(409);
        given().get("/api/v1/banned-cars").then().body("plate.text", not(hasItem(plate)));
        given().get("/api/v1/rights/exemption/" + free + "/trail")
                .then()
                .body("change", equalTo(List.of("GRANTED", "ENDED")), "[1].reason", is("sold"));
    }

    @Test
    void aFormOfPlatesIsFreeUntilItsLastDayAndIsNeverTakenInThePlaceOfAPlate() {
        json(Map.of("form", "粤Z.+港", "plate", plate, "because", "guests", "reason", "both"))
                .post("/api/v1/free-cars?lang=en")
                .then()
                .statusCode(400)
                .body("fields[0].name", is("form"), "fields[0].sentence", containsString("not both"));
        given().get("/api/v1/free-cars").then().body("because", not(hasItem("guests")));
        json(Map.of(
                        "form", "粤Z.+港",
                        "because", "a fair",
                        "firstDay", "2026-03-01",
                        "lastDay", "2026-03-08",
                        "reason", "a week"))
                .post("/api/v1/free-cars")
                .then()
                .statusCode(200)
                .body("lastDay", is("2026-03-08"));
    }

    @Test
    void anAuditorSeesEverythingButTheCodesAndChangesNothing() {
        Household home = household();
        Permit permit = permit(plate);
        signedIn.as(Role.AUDITOR);
        for (String page :
                List.of("", "/requests", "/households", "/passes", "/lists", "/types", "/permits/" + permit.id())) {
            given().get("/rights" + page)
                    .then()
                    .statusCode(200)
                    .body(not(containsString("method=\"post\" action=\"/rights")));
        }
        given().get("/rights/households/" + home.id()).then().statusCode(200).body(not(containsString(home.code())));
        given().get("/api/v1/households/" + home.id()).then().statusCode(200).body("code", is(""));
        form(Map.of("type", "1", "holder", name, "reason", "no"))
                .post("/rights/grant")
                .then()
                .statusCode(403);
        json(Map.of("reason", "no"))
                .post("/api/v1/permits/" + permit.id() + "/renewal")
                .then()
                .statusCode(403);
    }

    @Test
    void theListsGoOnOnASecondPage() {
        for (String list : List.of("/rights", "/rights/households", "/rights/passes")) {
            given().get(list + "?page=1&lang=en").then().statusCode(200).body(containsString("Page 2"));
        }
    }

    @Test
    void residentsAndStrangersStayOutside() {
        Permit permit = permit(plate);
        List<String> paths =
                new ArrayList<>(List.of("/rights", "/rights/households", "/rights/lists", "/rights/passes"));
        signedIn.as(Role.RESIDENT);
        paths.forEach(path -> given().get(path).then().statusCode(403));
        for (String path :
                List.of("permits", "households", "visitor-passes", "locks", "permit-types", "plate-requests")) {
            given().get("/api/v1/" + path).then().statusCode(403);
        }
        json(Map.of("reason", "mine"))
                .post("/api/v1/permits/" + permit.id() + "/renewal")
                .then()
                .statusCode(403);
        SignedIn.out();
        given().get("/api/v1/permits").then().statusCode(401);
        assertEquals(permit.lastDay(), rights.permit(permit.id()).lastDay());
    }
}
