package io.daozha.admin.money;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.admin.access.Role;
import io.daozha.admin.access.SignedIn;
import io.daozha.admin.live.FakeSite;
import io.daozha.billing.Coupon;
import io.daozha.billing.Plate;
import io.daozha.billing.Vouchers;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Merchants, their quotas, sheets of coupons, and what is to be settled. */
@QuarkusTest
@TestProfile(FakeSite.class)
class MerchantsTest {
    @Inject
    SignedIn signedIn;

    @Inject
    MoneyStreet street;

    @Inject
    Vouchers vouchers;

    @Inject
    Clock clock;

    private String name;
    private long shop;

    @BeforeEach
    void aShopWithThreeCoupons() {
        name = "粉店" + UUID.randomUUID().toString().substring(0, 6);
        shop = vouchers.agree(name, 3).id();
        signedIn.as(Role.OPERATOR);
    }

    @AfterEach
    void logOut() {
        SignedIn.out();
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

    private ValidatableResponse issue(Map<String, ?> fields) {
        return form("/money/merchants/" + shop + "/coupons", fields);
    }

    @Test
    void x17_aSheetOfCodesIsIssuedPrintedUsedAndSettled() {
        String sheet = issue(Map.of("kind", "MINUTES", "value", "600", "count", "2", "days", "30"))
                .statusCode(303)
                .extract()
                .header("Location");
        List<Coupon> coupons =
                vouchers.sheet(shop, vouchers.batches(shop, 1).get(0).givenAt());
        assertEquals(2, coupons.size());
        String printed = given().get(sheet)
                .then()
                .statusCode(200)
                .body(containsString("免 600 分钟"))
                .extract()
                .asString();
        for (Coupon coupon : coupons) {
            assertTrue(printed.contains(CouponView.of(coupon).spaced()), printed);
        }
        Plate car = MoneyStreet.car();
        long stay = street.comes(car, Duration.ofHours(5));
        vouchers.present(coupons.get(0).code(), stay, clock.instant());
        street.leaves(car);
        given().get("/api/v1/money/merchants/" + shop + "/coupons")
                .then()
                .body("code", equalTo(List.of(coupons.get(0).code())), "stay", hasItem((int) stay));
        given().get("/money/merchants/" + shop + "?lang=en")
                .then()
                .body(containsString("2 of 3 coupons given, 1 used"));
        given().get("/money/merchants/" + shop + "/export")
                .then()
                .statusCode(200)
                .body(
                        containsString(coupons.get(0).code()),
                        not(containsString(coupons.get(1).code())));
        given().get("/money/merchants/" + shop + "/sheet?given=yesterday")
                .then()
                .statusCode(404);
        given().get("/money/merchants/987654321").then().statusCode(404);
    }

    @Test
    void noSheetGoesBeyondTheQuotaAndOnlyAManagerRaisesIt() {
        Map<String, String> four = Map.of("kind", "PERCENT", "value", "50", "count", "4", "days", "30");
        issue(four)
                .statusCode(409)
                .body(containsString("may give out 3 coupons, 3 are left"), containsString("value=\"50\""));
        assertEquals(0, vouchers.standing(shop).orElseThrow().given(), "all or none");
        form("/money/merchants/" + shop + "/quota", Map.of("quota", "4")).statusCode(403);
        form("/money/merchants", Map.of("name", "another", "quota", "4")).statusCode(403);
        signedIn.as(Role.MANAGER);
        form("/money/merchants/" + shop + "/quota", Map.of("quota", "-4")).statusCode(400);
        form("/money/merchants/" + shop + "/quota", Map.of("quota", "4")).statusCode(303);
        issue(four).statusCode(303);
        given().get("/api/v1/money/merchants/" + shop).then().body("given", equalTo(4), "left", equalTo(0));
        given().contentType(ContentType.JSON)
                .body(Map.of("quota", 9))
                .put("/api/v1/money/merchants/" + shop + "/quota")
                .then()
                .body("quota", equalTo(9), "left", equalTo(5));
    }

    @Test
    void aManagerAgreesWithANewMerchant() {
        signedIn.as(Role.MANAGER);
        String fresh = name + " 二";
        form("/money/merchants", Map.of("name", fresh, "quota", "20")).statusCode(303);
        form("/money/merchants", Map.of("name", fresh, "quota", "1"))
                .statusCode(409)
                .body(containsString("id=\"name-flaw\""));
        for (Map<String, String> wrong : List.of(
                Map.of("name", "", "quota", "1"),
                Map.of("name", "x".repeat(41), "quota", "1"),
                Map.of("name", "a\u200Bb", "quota", "1"),
                Map.of("name", "fine", "quota", "many"),
                Map.of("name", "fine", "quota", "99999999999"))) {
            form("/money/merchants", wrong).statusCode(400);
        }
        given().get("/api/v1/money/merchants").then().body("name", hasItem(fresh), "name", not(hasItem("fine")));
        given().contentType(ContentType.JSON)
                .body(Map.of())
                .post("/api/v1/money/merchants")
                .then()
                .statusCode(400);
        given().contentType(ContentType.JSON)
                .body(Map.of("name", fresh + " 三", "quota", 5))
                .post("/api/v1/money/merchants")
                .then()
                .statusCode(201)
                .body("quota", equalTo(5));
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        for (Map<String, String> wrong : List.of(
                Map.of("kind", "FREE", "value", "1", "count", "1", "days", "1"),
                Map.of("kind", "PERCENT", "value", "101", "count", "1", "days", "1"),
                Map.of("kind", "MINUTES", "value", "", "count", "1", "days", "1"),
                Map.of("kind", "AMOUNT", "value", "-3", "count", "1", "days", "1"),
                Map.of("kind", "EVERYTHING", "value", "", "count", "0", "days", "1"),
                Map.of("kind", "EVERYTHING", "value", "", "count", "1", "days", "100000"),
                Map.of("x", "y"))) {
            issue(wrong).statusCode(400);
            given().contentType(ContentType.JSON)
                    .body(Map.of("kind", wrong.getOrDefault("kind", "")))
                    .post("/api/v1/money/merchants/" + shop + "/coupons")
                    .then()
                    .statusCode(400);
        }
        assertEquals(0, vouchers.standing(shop).orElseThrow().given());
        issue(Map.of("kind", "AMOUNT", "value", "5.50", "count", "1", "days", "1"))
                .statusCode(303);
        assertEquals(550, vouchers.batches(shop, 1).get(0).value());
    }
}
