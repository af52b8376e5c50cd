package io.daozha.admin.driver;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.admin.TestSite;
import io.daozha.billing.Coupon;
import io.daozha.billing.Parking;
import io.daozha.billing.Passage;
import io.daozha.billing.Plate;
import io.daozha.billing.Vouchers;
import io.daozha.billing.tariff.Tariff;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Paying inside, and the receipt: of the assembled application, whose clock runs three times as fast as life. */
@QuarkusTest
@WithTestResource(TestSite.class)
class PayTest {
    private static final AtomicBoolean PRICED = new AtomicBoolean();

    @Inject
    Parking parking;

    @Inject
    Vouchers vouchers;

    @Inject
    Clock clock;

    /** Three yuan an hour for all who come in from four hours ago on. */
    @BeforeEach
    void prices() {
        if (PRICED.compareAndSet(false, true)) {
            parking.publish(Tariff.defaultText(), clock.instant().minus(Duration.ofDays(2)));
        }
    }

    private Instant cameIn(String text, Plate.Colour colour, Duration ago) {
        Instant at = clock.instant().minus(ago);
        pass(text, colour, Passage.Direction.IN, at);
        return at;
    }

    private void pass(String text, Plate.Colour colour, Passage.Direction way, Instant at) {
        parking.record(new Passage(
                way + text + at,
                way == Passage.Direction.IN ? "entry" : "exit",
                way,
                new Plate(text, colour),
                Optional.empty(),
                at,
                at,
                true,
                Optional.empty(),
                Optional.empty()));
    }

    /** As a phone's picker writes it. */
    private static String local(Instant at) {
        return at.atZone(OwnStay.ZONE)
                .toLocalDateTime()
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }

    private static RequestSpecification form(String plate, String entered) {
        return given().redirects()
                .follow(false)
                .accept("text/html")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("plate", plate)
                .formParam("entered", entered);
    }

    private static ValidatableResponse ask(String plate, String entered) {
        return form(plate, entered).post("/pay").then();
    }

    private long stay(String text) {
        return parking.findOpen(new Plate(text, Plate.Colour.BLUE))
                .orElseThrow()
                .id();
    }

    @Test
    void whoKnowsPlateAndTimeSeesTheStayPaysAndGetsAReceipt() {
        Instant in = cameIn("湘A10001", Plate.Colour.BLUE, Duration.ofMinutes(100));
        String about = local(in.plus(Duration.ofMinutes(20)));
        ask("湘a·10001 ", about)
                .statusCode(200)
                .body(
                        containsString("¥6.00"),
                        containsString("每60分钟3.00元 × 2 = 6.00元".replace("60分钟", "1小时")),
                        containsString("付款后 15 分钟内离场"),
                        not(containsString("<script")));
        Response paid =
                form("湘A10001", about).formParam("session", stay("湘A10001")).post("/pay/now");
        assertEquals(303, paid.statusCode());
        String receipt = paid.header("Location");
        assertTrue(receipt.contains("/receipt/D"), receipt);
        assertTrue(paid.header("Set-Cookie").contains("HttpOnly"), paid.header("Set-Cookie"));
        given().accept("text/html")
                .header("Accept-Language", "en")
                .get(receipt)
                .then()
                .statusCode(200)
                .body(
                        containsString("Please leave by"),
                        containsString("¥6.00"),
                        containsString("2 × CNY 3.00 per 1 h = CNY 6.00"),
                        containsString("aria-current=\"step\">Out"));
        ask("湘A10001", about).statusCode(200).body(containsString("已付款"), containsString("请离场不晚于"));
        // Paid is paid: the same form once more finds nothing to pay.
        form("湘A10001", about)
                .formParam("session", stay("湘A10001"))
                .post("/pay/now")
                .then()
                .statusCode(409)
                .body(containsString("现在不用付款"));
        pass("湘A10001", Plate.Colour.BLUE, Passage.Direction.OUT, clock.instant());
        given().accept("text/html").get(receipt).then().body(containsString("离场"), not(containsString("http-equiv")));
        assertEquals(List.of(), parking.audit());
    }

    @Test
    void aKnownPlateAndAnUnknownOneAreAnsweredAlike() {
        Instant in = cameIn("湘A10002", Plate.Colour.BLUE, Duration.ofMinutes(200));
        String wrong = local(in.plus(Duration.ofMinutes(90)));
        String known = ask("湘A10002", wrong).statusCode(404).extract().asString();
        String unknown = ask("湘A99999", wrong).statusCode(404).extract().asString();
        assertEquals(known.replace("湘A10002", ""), unknown.replace("湘A99999", ""));
        for (String plate : List.of("湘A10002", "湘A99999")) {
            ask(plate, wrong).statusCode(404);
            ask(plate, wrong).statusCode(404);
            // Then even the right time has to wait, or trying would be free.
            ask(plate, local(in)).statusCode(429).body(containsString("秒后再试"));
        }
    }

    @Test
    void nobodyPaysOrUsesACouponForAStayHeHasNotShownToBeHis() {
        Instant in = cameIn("湘A10003", Plate.Colour.BLUE, Duration.ofMinutes(100));
        cameIn("湘A10004", Plate.Colour.BLUE, Duration.ofMinutes(100));
        form("湘A10003", local(in))
                .formParam("session", stay("湘A10004"))
                .post("/pay/now")
                .then()
                .statusCode(409);
        form("湘A10003", local(in))
                .formParam("session", "x")
                .post("/pay/now")
                .then()
                .statusCode(400);
        form("湘A10003", local(in))
                .formParam("session", stay("湘A10004"))
                .formParam("code", "AAAA")
                .post("/pay/coupon")
                .then()
                .statusCode(409);
    }

    @Test
    void aCouponLowersTheSumAndWhatIsWrongWithOneIsNotSaid() {
        Instant in = cameIn("湘A10005", Plate.Colour.BLUE, Duration.ofMinutes(100));
        Instant now = clock.instant();
        Coupon coupon = vouchers.give(
                vouchers.agree("小面馆", 10).id(),
                Coupon.Kind.AMOUNT,
                200,
                Optional.empty(),
                now,
                now.plus(Duration.ofDays(1)));
        for (String bad : List.of("NOSUCHCODE", "<script>", "；")) {
            form("湘A10005", local(in))
                    .formParam("session", stay("湘A10005"))
                    .formParam("code", bad)
                    .post("/pay/coupon")
                    .then()
                    .statusCode(409)
                    .body(containsString("不能用在这次停车上"), containsString("¥6.00"), not(containsString("<script>")));
        }
        form("湘A10005", local(in))
                .formParam("session", stay("湘A10005"))
                .formParam("code", coupon.code().toLowerCase(Locale.ROOT))
                .post("/pay/coupon")
                .then()
                .statusCode(200)
                .body(containsString("优惠（小面馆）"), containsString("付 ¥4.00"));
    }

    @Test
    void aDebtIsPaidByWhoKnowsThatStay() {
        Instant in = cameIn("湘A10006", Plate.Colour.BLUE, Duration.ofHours(5));
        long owed = stay("湘A10006");
        pass("湘A10006", Plate.Colour.BLUE, Passage.Direction.OUT, in.plus(Duration.ofMinutes(100)));
        ask("湘A10006", local(in)).statusCode(200).body(containsString("上次离场时没有付"), containsString("付 ¥6.00"));
        form("湘A10006", local(in))
                .formParam("session", owed)
                .post("/pay/now")
                .then()
                .statusCode(303);
        ask("湘A10006", local(in)).statusCode(404);
        assertEquals(List.of(), parking.audit());
    }

    @Test
    void aLaneTicketNeedsNoTime() {
        cameIn("无7K2M9QX", Plate.Colour.TICKET, Duration.ofMinutes(100));
        ask("7k2m 9qx", "").statusCode(200).body(containsString("¥6.00"));
        given().cookie("ticket", "7K2M9QX").get("/pay").then().body(containsString("无7K2M9QX"));
        given().cookie("ticket", "\"><script>")
                .get("/pay")
                .then()
                .statusCode(200)
                .body(not(containsString("<script>")));
    }

    @Test
    void badInputIsAnsweredWithASentenceAndNeverAFault() {
        for (String plate : List.of(
                "", " ", "x".repeat(4000), "<script>alert(1)</script>", "'; drop table", "😀😀😀😀😀", "湘\u0000A1")) {
            ask(plate, "2026-05-18T12:00").statusCode(400).body(not(containsString("<script>alert")));
        }
        for (String time : List.of("", "yesterday", "-1", "2026-13-45T99:99", "+999999999-01-01T00:00")) {
            ask("湘A10007", time).statusCode(400);
        }
        given().accept("text/html").get("/receipt/D0").then().statusCode(404);
        given().accept("text/html").get("/receipt/D%00000000000000").then().statusCode(404);
        given().accept("text/html")
                .get("/receipt/DAAAAAAAAAAAAAAAAAAAAAAAA")
                .then()
                .statusCode(404)
                .body(startsWith("<!DOCTYPE"));
    }
}
