package io.daozha.admin.tariff;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.daozha.admin.TestSite;
import io.daozha.admin.access.Role;
import io.daozha.admin.access.SignedIn;
import io.daozha.billing.Parking;
import io.daozha.billing.Passage;
import io.daozha.billing.Plate;
import io.daozha.billing.Tariffs;
import io.daozha.billing.tariff.Tariff;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The tariff's pages and API, and the notice board, of the assembled application. */
@QuarkusTest
@WithTestResource(TestSite.class)
class TariffPagesTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String TEXT = Tariff.defaultText();
    private static final String DEARER = TEXT.replace("price: 3.00", "price: 5.00");

    @Inject
    Tariffs tariffs;

    @Inject
    Parking parking;

    @Inject
    SignedIn signedIn;

    @Inject
    Clock clock;

    @BeforeEach
    void in() {
        signedIn.as(Role.MANAGER);
    }

    @AfterEach
    void out() {
        SignedIn.out();
    }

    private static RequestSpecification form(String text) {
        return given().redirects()
                .follow(false)
                .accept("text/html")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("text", text)
                .formParam("entry", "2026-03-02T09:00")
                .formParam("exit", "2026-03-02T11:30");
    }

    private static ValidatableResponse api(String path, Map<String, ?> body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/tariffs" + path)
                .then();
    }

    private String inSomeDays(int days) {
        return clock.instant()
                .plus(Duration.ofDays(days))
                .atZone(ZONE)
                .toLocalDateTime()
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }

    @Test
    void theBoardIsWrittenFromTheTariffThatBills() {
        SignedIn.out();
        given().accept("text/html")
                .get("/board")
                .then()
                .statusCode(200)
                .body(containsString("机动车停放服务收费公示"), containsString("12315"), containsString("Complaints about prices"))
                .body(not(containsString("<script")));
    }

    @Test
    void aDraftIsCheckedAndItsExamplePriced() {
        form(TEXT).post("/tariff/draft").then().statusCode(200).body(containsString("文本有效"), containsString("¥9.00"));
        form(TEXT.replace("price: 3.00", "prise: 3.00"))
                .header("Accept-Language", "en")
                .post("/tariff/draft")
                .then()
                .statusCode(200)
                .body(containsString("Line 9 is wrong."), containsString("did you mean"), containsString("price"));
        form(TEXT.replace("price: 3.00", "price: <script>alert(1)</script>"))
                .post("/tariff/draft")
                .then()
                .statusCode(200)
                .body(containsString("第 9 行有误"), not(containsString("<script>alert")));
        for (String bad :
                List.of("", "   ", "x".repeat(40_000), "[".repeat(5000), "&a [*a, *a]", "😀", "a: \u0000", "- 1")) {
            form(bad).post("/tariff/draft").then().statusCode(200).body(not(containsString("文本有效")));
        }
        form(TEXT)
                .formParam("exit", "2025-01-01T00:00")
                .post("/tariff/draft")
                .then()
                .statusCode(200);
    }

    @Test
    void aDraftIsHeldAgainstTheStaysOfTheLastDays() {
        int before = api("/rehearse", Map.of("text", TEXT, "days", 30))
                .statusCode(200)
                .extract()
                .path("stays");
        Instant at = clock.instant().minus(Duration.ofHours(5));
        pass("湘A20001", Passage.Direction.IN, at);
        pass("湘A20001", Passage.Direction.OUT, at.plus(Duration.ofMinutes(130)));
        form(TEXT.replace("amount: 24.00", "amount: 1.00"))
                .post("/tariff/rehearsal")
                .then()
                .statusCode(200)
                .body(containsString("试运行结果"), containsString("湘A20001"), containsString("<svg"));
        form(TEXT)
                .formParam("days", "0")
                .post("/tariff/rehearsal")
                .then()
                .statusCode(400)
                .body(containsString("应在 1 到 366 之间"));
        form(TEXT)
                .formParam("days", "9".repeat(30))
                .post("/tariff/rehearsal")
                .then()
                .statusCode(400);
        form("nonsense").post("/tariff/rehearsal").then().statusCode(400).body(containsString("nonsense"));
        form(TEXT.replace("CNY", "JPY").replace(".00", ""))
                .post("/tariff/rehearsal")
                .then()
                .statusCode(400)
                .body(containsString("货币不同"));
        api("/rehearse", Map.of("text", TEXT, "days", 30)).statusCode(200).body("stays", equalTo(before + 1));
    }

    private void pass(String text, Passage.Direction way, Instant at) {
        parking.record(new Passage(
                way + text,
                way == Passage.Direction.IN ? "entry" : "exit",
                way,
                new Plate(text, Plate.Colour.BLUE),
                Optional.empty(),
                at,
                at,
                true,
                Optional.empty(),
                Optional.empty()));
    }

    @Test
    void publishingNeedsAReasonAndAMomentAndTheNewestVersion() {
        long seen = tariffs.newest();
        int before = tariffs.all().size();
        publish(DEARER, inSomeDays(3), " ", seen).statusCode(400).body(containsString("必填"));
        publish(DEARER, "2020-01-01T00:00", "涨价", seen).statusCode(400).body(containsString("已经过去"));
        publish(DEARER, "+99999-01-01T00:00", "涨价", seen).statusCode(400);
        publish("schema: x", inSomeDays(3), "涨价", seen).statusCode(400).body(containsString("schema: x"));
        publish(DEARER, inSomeDays(3), "涨价", seen - 1).statusCode(412).body(containsString("有人刚改过它"));
        publish(DEARER, inSomeDays(3), "x".repeat(201), seen).statusCode(400);
        assertEquals(before, tariffs.all().size());
        String soon = inSomeDays(3);
        publish(DEARER, soon, "涨价<b>", seen).statusCode(303);
        assertEquals(before + 1, tariffs.all().size());
        given().accept("text/html")
                .get("/tariff")
                .then()
                .body(containsString("涨价&lt;b&gt;"), containsString("test-manager"), containsString("已排期"));
        publish(DEARER, soon, "又涨", tariffs.newest()).statusCode(400).body(containsString("请换一个时间"));
        given().get("/tariff/" + tariffs.newest() + "/tariff.yaml")
                .then()
                .statusCode(200)
                .header("Content-Disposition", containsString("attachment"))
                .body(equalTo(DEARER));
        signedIn.as(Role.OPERATOR);
        publish(DEARER, inSomeDays(4), "涨价", tariffs.newest()).statusCode(403);
    }

    private static ValidatableResponse publish(String text, String from, String reason, long seen) {
        return form(text)
                .formParam("validFrom", from)
                .formParam("reason", reason)
                .formParam("seen", seen)
                .post("/tariff/publish")
                .then();
    }

    @Test
    void theApiPublishesOnceByItsKeyAndOnlyOnWhatWasSeen() {
        String tag =
                given().get("/api/v1/tariffs").then().statusCode(200).extract().header("ETag");
        Map<String, String> body = new HashMap<>(Map.of("text", DEARER, "validFrom", inSomeDays(10), "reason", "年度调整"));
        api("", body).statusCode(428);
        given().contentType(ContentType.JSON)
                .header("If-Match", "\"0\"")
                .body(body)
                .post("/api/v1/tariffs")
                .then()
                .statusCode(412);
        for (int times = 0; times < 2; times++) {
            given().contentType(ContentType.JSON)
                    .header("If-Match", tag)
                    .header("Idempotency-Key", "next-year")
                    .body(body)
                    .post("/api/v1/tariffs")
                    .then()
                    .statusCode(201)
                    .header("Location", containsString("/api/v1/tariffs/"))
                    .body("reason", equalTo("年度调整"), "inForce", equalTo(false));
        }
        long mine = tariffs.all().stream()
                .filter(version -> version.reason().filter("年度调整"::equals).isPresent())
                .count();
        assertEquals(1, mine);
        given().contentType(ContentType.JSON)
                .header("If-Match", tag)
                .body(body)
                .post("/api/v1/tariffs")
                .then()
                .statusCode(412);
        given().get("/api/v1/tariffs/" + tariffs.newest())
                .then()
                .statusCode(200)
                .body("text", equalTo(DEARER));
        given().get("/api/v1/tariffs/999999").then().statusCode(404);
        given().get("/api/v1/tariffs?limit=1&before=-3").then().statusCode(200).body("items.size()", equalTo(1));
    }

    @Test
    void theApiSaysWhatATextIsWorth() {
        api("/validate", Map.of("text", TEXT)).statusCode(200).body("valid", equalTo(true), "board.size()", equalTo(7));
        api("/validate", Map.of("text", TEXT.replace("3.00", "-3.00")))
                .statusCode(200)
                .body("valid", equalTo(false), "line", equalTo(9), "detail", containsString("第 9 行"))
                .body("detail", containsString("不能是负数：-3.00"));
        api("/validate?lang=en", Map.of("text", TEXT.replace("3.00", "-3.00")))
                .body("detail", containsString("must not be negative: -3.00"));
        api("/validate", Map.of()).statusCode(200).body("valid", equalTo(false));
        api("/price", Map.of("text", TEXT, "entry", "2026-03-02T09:00", "exit", "2026-03-02T11:30"))
                .statusCode(200)
                .body("total", equalTo(900), "lines[0].said.en", containsString("3 × CNY 3.00"));
        api("/price", Map.of("text", TEXT, "entry", "2026-03-02T09:00", "exit", "2026-03-01T11:30"))
                .statusCode(422)
                .body("detail", containsString("不能在那以前"));
        api("/price?lang=en", Map.of("text", TEXT, "entry", "2026-03-02T09:00", "exit", "2026-03-01T11:30"))
                .body("detail", containsString("cannot end before"));
        api("/price", Map.of("entry", "x", "exit", "2026-03-02T11:30", "vehicle", "TANK"))
                .statusCode(400)
                .body("fields.name", equalTo(List.of("entry", "vehicle")));
        api("/price", Map.of("version", 999_999, "entry", "2026-03-02T09:00", "exit", "2026-03-02T11:30"))
                .statusCode(404);
        api("/rehearse", Map.of("text", TEXT, "days", -1)).statusCode(400);
        given().contentType(ContentType.JSON)
                .body("[]")
                .post("/api/v1/tariffs/price")
                .then()
                .statusCode(400);
        given().contentType(ContentType.JSON)
                .post("/api/v1/tariffs/validate")
                .then()
                .statusCode(400);
    }

    @Test
    void whoOnlyReadsMayAskAndNotPublish() {
        signedIn.as(Role.AUDITOR);
        given().accept("text/html").get("/tariff").then().statusCode(200);
        given().accept("text/html")
                .get("/tariff/draft")
                .then()
                .statusCode(200)
                .body(not(containsString("/tariff/publish")));
        form(TEXT).post("/tariff/draft").then().statusCode(200);
        signedIn.as(Role.RESIDENT);
        given().accept("text/html").get("/tariff").then().statusCode(403);
    }
}
