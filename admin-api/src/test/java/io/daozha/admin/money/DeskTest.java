package io.daozha.admin.money;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.admin.Questions;
import io.daozha.admin.access.Role;
import io.daozha.admin.access.SignedIn;
import io.daozha.admin.live.FakeSite;
import io.daozha.billing.Money;
import io.daozha.billing.Parking;
import io.daozha.billing.Plate;
import io.daozha.billing.Till;
import io.daozha.billing.fixtures.EmptyBooks;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cash, waivers, debts and shifts, as pages and as API. */
@QuarkusTest
@TestProfile(FakeSite.class)
class DeskTest {
    private static final int MORE = 8;

    @Inject
    Questions questions;

    @Inject
    SignedIn signedIn;

    @Inject
    MoneyStreet street;

    @Inject
    EmptyBooks books;

    @Inject
    Till till;

    @Inject
    Parking parking;

    @Inject
    Clock clock;

    private Plate car;
    private long stay;

    @BeforeEach
    void aCarIsInside() {
        street.nobodyIsOnShift();
        car = MoneyStreet.car();
        stay = street.comes(car, Duration.ofHours(5));
        signedIn.as(Role.OPERATOR);
    }

    @AfterEach
    void logOut() {
        street.nobodyIsOnShift();
        SignedIn.out();
    }

    @Test
    void allCarsInsideAreNoMoreQuestionsThanOne() throws SQLException {
        books.open(); // cars of other tests have coupons and rights, which are asked for
        aCarIsInside();
        for (int cars = 0; cars < MORE; cars++) {
            street.comes(MoneyStreet.car(), Duration.ofHours(5));
        }
        long one = questions.of(
                () -> given().get("/money/desk?plate=" + car.text()).then().statusCode(200));
        long all = questions.of(() -> given().get("/money/desk").then().statusCode(200));
        assertTrue(all - one < MORE, one + " questions, and then " + all);
    }

    private long due() {
        return parking.quote(stay, clock.instant()).due().minor();
    }

    private static ValidatableResponse form(String path, Map<String, ?> fields) {
        return given().redirects()
                .follow(false)
                .header("Accept", "text/html")
                .header("Accept-Language", "en")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(fields)
                .post(path)
                .then();
    }

    private static ValidatableResponse json(String path, Map<String, ?> body) {
        return given().header("Accept-Language", "en")
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then();
    }

    @Test
    void cashIsTakenWithChangeAndAReceipt() {
        form("/money/desk/" + stay + "/cash", Map.of("given", "100"))
                .statusCode(409)
                .body(containsString("It is not the shift of test-operator"));
        form("/money/shifts", Map.of("drawer", "200")).statusCode(303);
        given().get("/money/desk?lang=en&plate=" + car.text().substring(0, 4))
                .then()
                .statusCode(200)
                .body(containsString("/money/desk/" + stay));
        String page =
                given().get("/money/desk/" + stay + "?lang=en").then().extract().asString();
        assertTrue(page.contains("name=\"given\""), page);
        form("/money/desk/" + stay + "/cash", Map.of("given", "0.01"))
                .statusCode(409)
                .body(containsString("is less"));
        for (String wrong : List.of("", "-5", "abc", "1000000", "1.001")) {
            form("/money/desk/" + stay + "/cash", Map.of("given", wrong))
                    .statusCode(400)
                    .body(containsString("id=\"given-flaw\""));
        }
        long due = due();
        assertTrue(due > 0 && due < 10_000, "due " + due);
        form("/money/desk/" + stay + "/cash", Map.of("given", "¥100"))
                .statusCode(201)
                .body(containsString("¥" + Money.fen(10_000 - due).minor() / 100 + "."), containsString("Change"));
        assertEquals(0, due());
        form("/money/desk/" + stay + "/cash", Map.of("given", "100"))
                .statusCode(409)
                .body(containsString("Nothing is due"));
        json("/api/v1/money/stays/" + stay + "/cash", Map.of("given", 10_000)).statusCode(409);
        assertEquals(20_000 + due, till.currentShift().orElseThrow().expected().minor());
    }

    @Test
    void aShiftIsCountedAndHandedOver() {
        form("/money/shifts", Map.of("drawer", "-1")).statusCode(400).body(containsString("id=\"drawer-flaw\""));
        json("/api/v1/money/shifts", Map.of("drawer", 10_000))
                .statusCode(201)
                .body("operator", equalTo("test-operator"));
        json("/api/v1/money/shifts", Map.of("drawer", 10_000)).statusCode(409);
        given().get("/money/shifts?lang=en").then().body(containsString("test-operator is on shift"));
        form("/money/shifts/close", Map.of("counted", "99"))
                .statusCode(409)
                .body(containsString("difference needs a note"), containsString("value=\"99\""));
        form("/money/shifts/close", Map.of("counted", "99", "note", "1 元找错", "to", "nobody of this name"))
                .statusCode(400)
                .body(containsString("Nobody of that name works here"));
        json("/api/v1/money/shifts/close", Map.of("counted", -1)).statusCode(400);
        signedIn.token(Role.MANAGER);
        String sheet = form("/money/shifts/close", Map.of("counted", "99", "note", "1 元找错", "to", "test-manager"))
                .statusCode(303)
                .extract()
                .header("Location");
        given().get(sheet + "?lang=en")
                .then()
                .statusCode(200)
                .body(containsString("−¥1.00"), containsString("1 元找错"), containsString("test-manager"));
        assertEquals("test-manager", till.currentShift().orElseThrow().operator());
        form("/money/shifts/close", Map.of("counted", "99")).statusCode(409);
        given().get("/api/v1/money/shifts/current").then().body("drawer.minor", equalTo(9900));
        given().get("/money/shifts/987654321").then().statusCode(404);
    }

    @Test
    void aManagerEndsTheShiftOfWhoWentHome() {
        json("/api/v1/money/shifts", Map.of("drawer", 5000)).statusCode(201);
        signedIn.as(Role.MANAGER);
        json("/api/v1/money/shifts/close", Map.of("counted", 4000, "note", "gone home"))
                .statusCode(200)
                .body("operator", equalTo("test-operator"), "note", equalTo("gone home (test-manager)"));
        given().get("/api/v1/money/shifts/current").then().statusCode(404);
    }

    @Test
    void aFeeIsWaivedOnlyForAReason() {
        long due = due();
        for (String wrong : List.of("", " ", "x", "y".repeat(201), "a\u0000b")) {
            form("/money/desk/" + stay + "/waive", Map.of("reason", wrong))
                    .statusCode(400)
                    .body(containsString("id=\"reason-flaw\""));
            json("/api/v1/money/stays/" + stay + "/waive", Map.of("reason", wrong))
                    .statusCode(400);
        }
        assertEquals(due, due());
        form("/money/desk/" + stay + "/waive", Map.of("reason", "救护车")).statusCode(303);
        assertEquals(0, due());
        json("/api/v1/money/stays/" + stay + "/waive", Map.of("reason", "again"))
                .statusCode(409);
        given().get("/money/ledger?stay=" + stay + "&lang=en")
                .then()
                .body(containsString("Waived"), containsString("救护车"));
        given().get("/money/desk/987654321").then().statusCode(404);
        form("/money/desk/987654321/waive", Map.of("reason", "long enough")).statusCode(404);
    }

    @Test
    void aDebtIsFoundByPlateAndGivenUp() {
        street.leaves(car);
        given().get("/money/debts?lang=en&plate=" + car.text())
                .then()
                .statusCode(200)
                .body(containsString(car.text().substring(2)), containsString("/money/desk/" + stay));
        given().queryParam("plate", car.text().toLowerCase(Locale.ROOT))
                .get("/api/v1/money/debts")
                .then()
                .body("items.session", hasItem((int) stay));
        given().queryParam("plate", "湘M999").get("/api/v1/money/debts").then().body("items.size()", equalTo(0));
        given().queryParam("plate", "%").get("/api/v1/money/debts").then().statusCode(400);
        given().queryParam("plate", "<script>")
                .get("/money/debts")
                .then()
                .statusCode(400)
                .body(not(containsString("<script>\"")));
        given().queryParam("plate", car.text()).get("/money/desk").then().body(containsString("/money/desk/" + stay));
        json("/api/v1/money/stays/" + stay + "/waive", Map.of("reason", "moved away"))
                .statusCode(200);
        given().queryParam("plate", car.text())
                .get("/api/v1/money/debts")
                .then()
                .body("items.size()", equalTo(0));
        given().get("/money/debts/export?as=xlsx").then().statusCode(200).contentType(containsString("spreadsheetml"));
    }

    @Test
    void anAuditorSeesAndTouchesNothing() {
        signedIn.as(Role.AUDITOR);
        for (String page : List.of(
                "", "/unclear", "/refunds", "/debts", "/desk", "/shifts", "/merchants", "/reconciliation", "/ledger")) {
            given().get("/money" + page)
                    .then()
                    .statusCode(200)
                    .body(not(containsString("method=\"post\" action=\"/money")));
        }
        given().get("/money/desk/" + stay).then().statusCode(200).body(not(containsString("action=\"/money")));
        form("/money/desk/" + stay + "/waive", Map.of("reason", "long enough")).statusCode(403);
        json("/api/v1/money/shifts", Map.of("drawer", 1)).statusCode(403);
    }
}
