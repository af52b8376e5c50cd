package io.daozha.admin.money;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.admin.access.Role;
import io.daozha.admin.access.SignedIn;
import io.daozha.admin.live.FakeSite;
import io.daozha.billing.Plate;
import io.daozha.billing.Till;
import io.daozha.billing.UnclearPayment;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The day at a glance, the ledger and its files, unclear money, arms that do not rise. */
@QuarkusTest
@TestProfile(FakeSite.class)
class BooksTest {
    @Inject
    SignedIn signedIn;

    @Inject
    MoneyStreet street;

    @Inject
    Till till;

    private Plate car;
    private long stay;

    @BeforeEach
    void aCarIsInside() {
        car = MoneyStreet.car();
        stay = street.comes(car, Duration.ofHours(5));
        signedIn.as(Role.OPERATOR);
    }

    @AfterEach
    void logOut() {
        SignedIn.out();
    }

    @Test
    void todayAddsUp() {
        Plate another = MoneyStreet.car();
        street.comes(another, Duration.ofHours(5));
        street.pays(another, "alipay");
        int before = alipayToday();
        street.pays(car, "alipay");
        int after = alipayToday();
        assertTrue(after > before, after + " after " + before);
        given().get("/money?lang=zh")
                .then()
                .statusCode(200)
                .body(containsString("支付宝"), containsString("<svg"), not(containsString("style=")));
        given().get("/money?lang=en&day=2026-01-01").then().statusCode(200).body(containsString("Nothing came in"));
        for (String day : List.of("yesterday", "2026-13-01", "0001-01-01", "99999-01-01")) {
            given().header("Accept", "text/html")
                    .get("/money?day=" + day)
                    .then()
                    .statusCode(400);
        }
        given().get("/api/v1/money/days?from=2026-03-01&to=2026-02-01").then().statusCode(400);
        given().get("/api/v1/money/days?from=2020-03-01&to=2026-02-01").then().statusCode(400);
        given().get("/api/v1/money/owed").then().statusCode(200);
    }

    private static int alipayToday() {
        return given().get("/api/v1/money/days")
                .then()
                .statusCode(200)
                .body("size()", equalTo(14))
                .extract()
                .path("[13].takings.find { it.channel == 'alipay' }.in.minor");
    }

    @Test
    void entriesAreFoundByWhatTheyAreAbout() {
        long entry = street.pays(car, "wechat");
        street.leaves(car);
        given().queryParam("plate", car.text())
                .queryParam("kind", "paid")
                .get("/api/v1/money/entries")
                .then()
                .body("items.id", equalTo(List.of((int) entry)), "items[0].plate.text", equalTo(car.text()));
        given().queryParam("channel", "wechat")
                .queryParam("limit", 1)
                .get("/api/v1/money/entries")
                .then()
                .body("items.channel", everyItem(equalTo("wechat")));
        given().get("/api/v1/money/entries?from=2026-01-01&to=2026-01-02")
                .then()
                .body("items.size()", equalTo(0));
        given().get("/money/ledger?lang=en&stay=" + stay)
                .then()
                .body(containsString("Refund"), containsString("Payment"), containsString("Charge"));
        given().get("/money/ledger?lang=zh&plate=京Z").then().statusCode(200).body(containsString("没有符合的流水"));
        for (Map.Entry<String, String> wrong : Map.of(
                        "from",
                        "soon",
                        "kind",
                        "STOLEN",
                        "plate",
                        "a b'; drop",
                        "stay",
                        "-1",
                        "channel",
                        "c".repeat(50))
                .entrySet()) {
            given().queryParam(wrong.getKey(), wrong.getValue())
                    .get("/api/v1/money/entries")
                    .then()
                    .statusCode(400)
                    .body("fields.name", hasItem(wrong.getKey()));
            given().queryParam(wrong.getKey(), wrong.getValue())
                    .header("Accept", "text/html")
                    .get("/money/ledger")
                    .then()
                    .statusCode(400);
        }
    }

    @Test
    void theLedgerIsAFileWithMaskedPlates() throws IOException {
        street.pays(car, "wechat");
        String masked = car.text().substring(0, 2) + "·" + car.text().charAt(2) + "**"
                + car.text().substring(5);
        String csv = given().header("Accept-Language", "en")
                .queryParam("stay", stay)
                .get("/money/ledger/export?as=csv")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertEquals(
                "\uFEFFid,time,stay,plate,kind,amount,currency,channel,order,serial,by,reason,permit",
                csv.lines().findFirst().orElseThrow());
        assertTrue(csv.contains("," + masked + ",Payment,-"), csv);
        assertTrue(given().queryParam("stay", stay)
                .queryParam("plates", "full")
                .get("/money/ledger/export")
                .asString()
                .contains(car.text()));
        byte[] xlsx = given().queryParam("stay", stay)
                .get("/money/ledger/export?as=XLSX")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        Path file = Files.write(Files.createTempFile("ledger", ".xlsx"), xlsx);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            String sheet = new String(
                    zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml")).readAllBytes(),
                    StandardCharsets.UTF_8);
            assertTrue(sheet.contains("<row r=\"2\""), sheet);
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void f07_unclearMoneyIsBookedOrExplained() {
        street.paysWrongly(car, 1);
        UnclearPayment unclear = till.unclear().get(till.unclear().size() - 1);
        given().get("/money/unclear?lang=en")
                .then()
                .body(containsString("unclear-" + unclear.id()), containsString("The order asks"));
        given().get("/api/v1/money/unclear").then().body("id", hasItem((int) unclear.id()));
        given().header("Accept", "text/html")
                .header("Accept-Language", "en")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("note", " ")
                .post("/money/unclear/" + unclear.id() + "/accept")
                .then()
                .statusCode(400)
                .body(containsString("aria-invalid"));
        given().contentType(ContentType.JSON)
                .body(Map.of())
                .post("/api/v1/money/unclear/" + unclear.id() + "/resolve")
                .then()
                .statusCode(400);
        given().redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("note", "渠道确认")
                .post("/money/unclear/" + unclear.id() + "/accept")
                .then()
                .statusCode(303);
        given().contentType(ContentType.JSON)
                .header("Accept-Language", "zh")
                .body(Map.of("note", "again"))
                .post("/api/v1/money/unclear/" + unclear.id() + "/resolve")
                .then()
                .statusCode(409)
                .body("title", containsString("处理过"));
        given().contentType(ContentType.JSON)
                .body(Map.of("note", "nothing there"))
                .post("/api/v1/money/unclear/987654321/resolve")
                .then()
                .statusCode(409);
        given().get("/money/unclear?lang=zh")
                .then()
                .body(containsString("渠道确认"), not(containsString("unclear-" + unclear.id() + "\"")));
        given().get("/money/ledger?lang=en&stay=" + stay).then().body(containsString("Paid too much"));
    }

    @Test
    void x11_whoPaidBeforeAnArmThatDoesNotRiseIsShown() {
        street.paysBeforeTheArm(car);
        given().get("/api/v1/money/stuck").then().body("stay", hasItem((int) stay), "lane", hasItem("exit"));
        given().get("/money/unclear?lang=en").then().body(containsString("/money/ledger?stay=" + stay));
        given().get("/money?lang=en").then().body(containsString("the arm is down"));
        street.leaves(car);
        given().get("/api/v1/money/stuck").then().body("stay", not(hasItem((int) stay)));
    }
}
