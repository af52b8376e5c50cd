package io.daozha.admin.money;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.daozha.admin.access.Role;
import io.daozha.admin.access.SignedIn;
import io.daozha.admin.live.FakeSite;
import io.daozha.billing.Plate;
import io.daozha.billing.Refund;
import io.daozha.billing.Till;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Refunds as pages and as API. Above 50 yuan they need two people. */
@QuarkusTest
@TestProfile(FakeSite.class)
class RefundsTest {
    @Inject
    SignedIn signedIn;

    @Inject
    MoneyStreet street;

    @Inject
    Till till;

    private Plate car;
    private long stay;
    private long entry;

    @BeforeEach
    void somebodyHasPaid() {
        car = MoneyStreet.car();
        stay = street.comes(car, Duration.ofDays(30));
        entry = street.pays(car, "wechat");
        signedIn.as(Role.OPERATOR);
    }

    @AfterEach
    void logOut() {
        SignedIn.out();
    }

    private static ValidatableResponse ask(Map<String, ?> body) {
        return given().header("Accept-Language", "en")
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/money/refunds")
                .then();
    }

    private ValidatableResponse form(String amount, String reason) {
        return given().redirects()
                .follow(false)
                .header("Accept", "text/html")
                .header("Accept-Language", "en")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("entry", entry)
                .formParam("amount", amount)
                .formParam("reason", reason)
                .post("/money/refunds")
                .then();
    }

    private List<Refund> ofThis() {
        return till.refunds(java.util.EnumSet.allOf(Refund.State.class), Long.MAX_VALUE, 500).stream()
                .filter(refund -> refund.payment().id() == entry)
                .toList();
    }

    @Test
    void aSmallOneIsUnderWayAtOnce() {
        String page = form("1.50", "arm stuck").statusCode(303).extract().header("Location");
        assertEquals(Refund.State.APPROVED, ofThis().get(0).state());
        given().header("Accept-Language", "en")
                .get(page)
                .then()
                .statusCode(200)
                .body(containsString("On its way"), containsString("arm stuck"), containsString("test-operator"));
        given().get("/money/refunds?state=APPROVED&lang=zh")
                .then()
                .statusCode(200)
                .body(containsString(car.text().substring(2)), containsString("退回中"));
    }

    @Test
    void aLargeOneIsApprovedByAnother() {
        String number = ask(Map.of("entry", entry, "amount", 5001, "reason", "paid twice"))
                .statusCode(201)
                .body("state", equalTo("ASKED"), "needsSecond", equalTo(true), "stay", equalTo((int) stay))
                .extract()
                .path("number");
        String mine = given().header("Accept-Language", "en")
                .get("/money/refunds/" + number)
                .then()
                .body(containsString("another person has to approve"), not(containsString("/approve\"")))
                .extract()
                .asString();
        assertEquals(true, mine.contains("Do not approve"));
        given().header("Accept-Language", "zh")
                .post("/api/v1/money/refunds/" + number + "/approve")
                .then()
                .statusCode(409)
                .body("title", containsString("另一个人批准"));
        given().header("Accept", "text/html")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("x", "y")
                .post("/money/refunds/" + number + "/approve")
                .then()
                .statusCode(409)
                .body(containsString("role=\"alert\""));
        assertEquals(Refund.State.ASKED, ofThis().get(0).state());
        signedIn.as(Role.AUDITOR);
        given().post("/api/v1/money/refunds/" + number + "/approve").then().statusCode(403);
        given().get("/money/refunds/" + number).then().statusCode(200).body(not(containsString("/refuse\"")));
        signedIn.as(Role.MANAGER);
        given().header("Accept-Language", "en")
                .get("/money/refunds/" + number)
                .then()
                .body(containsString("/approve\""));
        given().redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("x", "y")
                .post("/money/refunds/" + number + "/approve")
                .then()
                .statusCode(303);
        assertEquals("test-manager", ofThis().get(0).decidedBy().orElseThrow());
        given().post("/api/v1/money/refunds/" + number + "/approve").then().statusCode(409);
        given().get("/settings/audit?lang=en").then().body(containsString("paid twice"), containsString(number));
    }

    @Test
    void oneIsRefusedWithAReason() {
        String number = ask(Map.of("entry", entry, "amount", 6000, "reason", "why not"))
                .extract()
                .path("number");
        signedIn.as(Role.MANAGER);
        given().contentType(ContentType.JSON)
                .body(Map.of("reason", " "))
                .post("/api/v1/money/refunds/" + number + "/refuse")
                .then()
                .statusCode(400)
                .body("fields.name", hasItem("reason"));
        given().redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("reason", "已经当面退过")
                .post("/money/refunds/" + number + "/refuse")
                .then()
                .statusCode(303);
        given().get("/api/v1/money/refunds/" + number)
                .then()
                .body("state", equalTo("REFUSED"), "detail", equalTo("已经当面退过"));
    }

    @Test
    void whatIsWrongIsSaidAndNothingIsAsked() {
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of(),
                Map.of("amount", 100, "reason", "no entry"),
                Map.of("entry", entry, "amount", -100, "reason", "negative"),
                Map.of("entry", entry, "amount", 0, "reason", "nothing"),
                Map.of("entry", entry, "amount", Long.MAX_VALUE, "reason", "huge"),
                Map.of("entry", entry, "amount", "12.50", "reason", "no fen"),
                Map.of("entry", entry, "amount", 100, "reason", ""),
                Map.of("entry", entry, "amount", 100, "reason", "x".repeat(201)),
                Map.of("entry", entry, "amount", 100, "reason", "hidden\u202Eright"))) {
            ask(wrong).statusCode(400);
        }
        ask(Map.of("entry", 987654321, "amount", 100, "reason", "no such entry"))
                .statusCode(409);
        ask(Map.of("entry", entry, "amount", 9_000_000, "reason", "more than came"))
                .statusCode(409)
                .body("title", containsString("to give back"));
        for (String amount : List.of("", "twelve", "-1", "1.234", "0", "99999999", "１２", "1e3", "<script>")) {
            form(amount, "long enough")
                    .statusCode(400)
                    .body(containsString("id=\"amount-flaw\""), not(containsString("<script>alert")));
        }
        form("1", "<script>alert(1)</script>").statusCode(303);
        assertEquals(1, ofThis().size(), "only the harmless reason was taken");
        given().get("/money/refunds/" + ofThis().get(0).number())
                .then()
                .body(containsString("&lt;script&gt;"), not(containsString("<script>alert")));
        given().get("/money/refunds/new?entry=987654321").then().statusCode(404);
        given().get("/money/refunds/none").then().statusCode(404);
        given().urlEncodingEnabled(false).get("/money/refunds/no%00ne").then().statusCode(404);
        given().get("/money/refunds?state=NONE").then().statusCode(400);
        given().get("/api/v1/money/refunds?state=NONE").then().statusCode(400);
    }

    @Test
    void theSameKeyAsksOnce() {
        Map<String, Object> body = new HashMap<>(Map.of("entry", entry, "amount", 100, "reason", "once only"));
        for (int times = 0; times < 3; times++) {
            given().header("Idempotency-Key", "k" + entry)
                    .contentType(ContentType.JSON)
                    .body(body)
                    .post("/api/v1/money/refunds")
                    .then()
                    .statusCode(201);
        }
        assertEquals(1, ofThis().size());
    }

    @Test
    void theListGoesOnWhereItEnded() {
        for (int refunds = 0; refunds < 3; refunds++) {
            ask(Map.of("entry", entry, "amount", 10, "reason", "small " + refunds))
                    .statusCode(201);
        }
        String next = given().get("/api/v1/money/refunds?limit=2&state=APPROVED")
                .then()
                .body("items.size()", equalTo(2), "items.state", everyItem(equalTo("APPROVED")))
                .extract()
                .header("Link");
        assertEquals(true, next.contains("before="), next);
        String csv = given().header("Accept-Language", "en")
                .get("/money/refunds/export?as=csv")
                .then()
                .statusCode(200)
                .header("Content-Disposition", containsString("refunds.csv"))
                .extract()
                .asString();
        assertEquals(true, csv.contains(car.masked()), csv);
        given().get("/money/refunds/export?as=pdf").then().statusCode(400);
    }
}
