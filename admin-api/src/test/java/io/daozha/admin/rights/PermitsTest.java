package io.daozha.admin.rights;

import static io.daozha.admin.web.Requests.form;
import static io.daozha.admin.web.Requests.json;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.admin.live.FakeSite;
import io.daozha.billing.Plate;
import io.daozha.billing.Plate.Colour;
import io.daozha.billing.right.Household;
import io.daozha.billing.right.Permit;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Permits, their types and who asks for one: by the pages' forms and by the API, with good input and bad. */
@QuarkusTest
@TestProfile(FakeSite.class)
class PermitsTest extends RightsScenario {
    @Test
    void aPermitIsGrantedByTheFormAndLivesThroughAllThatIsDoneToIt() {
        String at = form(Map.of("type", "1", "holder", name, "plate", plate, "reason", "paid in cash"))
                .post("/rights/grant")
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        long id = Long.parseLong(at.replaceAll(".*/", ""));
        given().get("/rights?q=" + plate)
                .then()
                .statusCode(200)
                .body(containsString(name), containsString("/rights/permits/" + id));
        form(Map.of("reason", "paid"))
                .post("/rights/permits/" + id + "/renew")
                .then()
                .statusCode(303);
        form(Map.of("plate", "湘CD" + plate.substring(2), "reason", "second car"))
                .post("/rights/permits/" + id + "/add")
                .then()
                .statusCode(303);
        assertEquals(2, rights.permit(id).plates().size());
        assertEquals(Colour.GREEN, rights.permit(id).plates().get(1).colour());
        form(Map.of("plate", plate, "colour", "BLUE", "reason", "sold"))
                .post("/rights/permits/" + id + "/remove")
                .then()
                .statusCode(303);
        form(Map.of("day", tomorrow(), "reason", "away"))
                .post("/rights/permits/" + id + "/freeze")
                .then()
                .statusCode(303);
        form(Map.of("day", tomorrow(), "reason", "back"))
                .post("/rights/permits/" + id + "/thaw")
                .then()
                .statusCode(303);
        form(Map.of("reason", "moved out"))
                .post("/rights/permits/" + id + "/cancel")
                .then()
                .statusCode(303);
        assertTrue(rights.permit(id).ended());
        given().get("/rights/permits/" + id + "?lang=en")
                .then()
                .statusCode(200)
                .body(containsString("moved out"), containsString("test-operator"), containsString("frozen"));
    }

    @Test
    void whatIsNotGrantedIsSaidInTheReadersLanguageAndNothingChanges() {
        Permit permit = permit(plate);
        for (String[] language : new String[][] {{"zh", "同一时间这个车牌在另一张车位证上"}, {"en", "at the same time"}}) {
            form(Map.of("type", "1", "holder", name, "plate", plate, "reason", "again"))
                    .header("Accept-Language", language[0])
                    .post("/rights/grant")
                    .then()
                    .statusCode(409)
                    .body(containsString(language[1]), containsString("value=\"" + plate + "\""));
        }
        assertEquals(1, rights.permitsOf(new Plate(plate, Colour.BLUE)).size());
        json(Map.of("day", "2020-01-01", "reason", "late"))
                .post("/api/v1/permits/" + permit.id() + "/freeze")
                .then()
                .statusCode(409)
                .body("cause", is("not-before-tomorrow"), "title", containsString("最早从明天起"));
        json(Map.of("reason", "none"))
                .post("/api/v1/permits/999999/renewal")
                .then()
                .statusCode(404);
        assertTrue(rights.permit(permit.id()).frozenFrom().isEmpty());
    }

    @Test
    void badInputIsAnsweredFieldByField() {
        long before = rights.permits("", 0, 1).total();
        for (Map<String, Object> bad : List.<Map<String, Object>>of(
                Map.of(),
                Map.of("type", "-1", "holder", name, "reason", "bad"),
                Map.of("type", "1", "holder", "x".repeat(41), "reason", "bad"),
                Map.of("type", "1", "holder", name, "plate", "<script>", "reason", "bad"),
                Map.of("type", "1", "holder", name, "plate", "湘A\u202e12345", "reason", "bad"),
                Map.of("type", "1", "holder", name, "firstDay", "9999999-01-01", "reason", "bad"),
                Map.of("type", "1", "holder", name, "firstDay", "31.12.2026", "reason", "bad"),
                Map.of("type", "99999999999999999999", "holder", name, "reason", "bad"),
                Map.of("type", "1", "household", "nobody's", "reason", "bad"),
                Map.of("type", "1", "holder", name, "reason", " "))) {
            json(bad).post("/api/v1/permits").then().statusCode(400).body("fields", not(hasSize(0)));
            form(bad).post("/rights/grant").then().statusCode(400).body(containsString("class=\"flaw\""));
        }
        json(Map.of("type", Map.of("is", "an object")))
                .post("/api/v1/permits")
                .then()
                .statusCode(400);
        given().contentType(ContentType.JSON)
                .body("null")
                .post("/api/v1/permits")
                .then()
                .statusCode(400);
        given().get("/rights?page=-5&q=%25%27%3B--").then().statusCode(200);
        given().get("/api/v1/permits?page=2147483647&rows=2147483647")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
        given().get("/rights?q=%3Cscript%3Ealert(1)%3C/script%3E")
                .then()
                .statusCode(200)
                .body(not(containsString("<script>alert")));
        given().get("/rights/permits/9223372036854775808").then().statusCode(404);
        given().get("/rights/trail/nonsense/1").then().statusCode(404);
        assertEquals(before, rights.permits("", 0, 1).total());
    }

    @Test
    void aRequestRepeatedUnderItsKeyIsCarriedOutOnce() {
        Map<String, Object> asked = Map.of("type", "1", "holder", name, "plate", plate, "reason", "by program");
        for (int i = 0; i < 2; i++) {
            json(asked)
                    .header("Idempotency-Key", "grant-" + plate)
                    .post("/api/v1/permits")
                    .then()
                    .statusCode(201)
                    .body("holder", is(name), "state", is("VALID"), "plates.text", hasItem(plate));
        }
        assertEquals(1, rights.permitsOf(new Plate(plate, Colour.BLUE)).size());
    }

    @Test
    void aRequestIsDecidedOnceWithOneKeyEach() {
        Household home = household();
        form(Map.of("type", "1", "household", name, "reason", "bought"))
                .post("/rights/grant")
                .then()
                .statusCode(303);
        long wanted = households
                .askForPlate(home.id(), new Plate(plate, Colour.BLUE), Instant.now())
                .id();
        given().get("/rights/requests")
                .then()
                .statusCode(200)
                .body(containsString(plate.substring(2)), containsString("data-key=\"a\""));
        form(Map.of("reason", ""))
                .post("/rights/requests/plates/" + wanted + "/refuse")
                .then()
                .statusCode(400);
        form(Map.of())
                .post("/rights/requests/plates/" + wanted + "/approve")
                .then()
                .statusCode(303);
        assertEquals(List.of(new Plate(plate, Colour.BLUE)), households.plates(home.id(), Instant.now()));
        form(Map.of("reason", "too late"))
                .post("/rights/requests/plates/" + wanted + "/refuse")
                .then()
                .statusCode(409)
                .body(containsString("已经处理过"));
        json(Map.of()).post("/api/v1/plate-requests/999999/approval").then().statusCode(404);
        given().get("/api/v1/plate-requests?state=NONSENSE").then().statusCode(400);
        given().get("/api/v1/plate-requests?state=approved")
                .then()
                .statusCode(200)
                .body("items.plate.text", hasItem(plate), "items.state", everyItem(is("APPROVED")));
    }

    @Test
    void anApprovedPermitIsGrantedAndAnApprovedRenewalIsOneTermMore() {
        Household home = household();
        long asked = households.askForPermit(home.id(), 1, Instant.now()).id();
        form(Map.of())
                .post("/rights/requests/permits/" + asked + "/approve")
                .then()
                .statusCode(303);
        Permit permit = households.permits(home.id()).get(0);
        long again =
                households.askForRenewal(home.id(), permit.id(), Instant.now()).id();
        json(Map.of())
                .post("/api/v1/permit-requests/" + again + "/approval")
                .then()
                .statusCode(204);
        assertTrue(rights.permit(permit.id()).lastDay().isAfter(permit.lastDay()));
        long third =
                households.askForRenewal(home.id(), permit.id(), Instant.now()).id();
        json(Map.of("reason", "not paid"))
                .post("/api/v1/permit-requests/" + third + "/refusal")
                .then()
                .statusCode(204);
        given().get("/api/v1/permit-requests?state=REFUSED").then().body("items.reason", hasItem("not paid"));
    }

    @Test
    void typesAreOfferedOnceAndRetired() {
        Map<String, Object> terms = new HashMap<>(Map.of(
                "name", "月租 " + name,
                "months", "1",
                "days", "0",
                "price", "300.00",
                "spaces", "1",
                "overflow", "TEMPORARY",
                "reserved", "true",
                "reason", "decided in March"));
        int id = json(terms)
                .post("/api/v1/permit-types")
                .then()
                .statusCode(201)
                .body("terms.price.minor", is(30000), "retired", is(false))
                .extract()
                .path("id");
        json(terms).post("/api/v1/permit-types").then().statusCode(409);
        for (String[] bad : new String[][] {
            {"price", "-1"},
            {"price", "0.001"},
            {"months", "0"},
            {"spaces", "1000000"},
            {"overflow", "MAYBE"},
            {"opens", "25:00"}
        }) {
            Map<String, Object> wrong = new HashMap<>(terms);
            wrong.put("name", "other " + name);
            wrong.put(bad[0], bad[1]);
            form(wrong).post("/rights/types").then().statusCode(400);
        }
        form(Map.of("reason", "no longer"))
                .post("/rights/types/" + id + "/retire")
                .then()
                .statusCode(303);
        given().get("/rights/types").then().statusCode(200).body(containsString("已停办"));
        json(Map.of("type", "" + id, "holder", name, "reason", "late"))
                .post("/api/v1/permits")
                .then()
                .statusCode(409)
                .body("cause", is("type-retired"));
    }
}
