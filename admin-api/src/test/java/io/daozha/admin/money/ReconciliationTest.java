package io.daozha.admin.money;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.admin.access.Role;
import io.daozha.admin.access.SignedIn;
import io.daozha.admin.live.FakeSite;
import io.daozha.billing.Ledger;
import io.daozha.billing.LedgerEntry;
import io.daozha.billing.Plate;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The channel's bill of a day, uploaded by a person or by a program. */
@QuarkusTest
@TestProfile(FakeSite.class)
class ReconciliationTest {
    private static final String HEAD = "交易时间,微信订单号,商户订单号,交易状态,商户退款单号,订单金额,申请退款金额\r\n";

    @Inject
    SignedIn signedIn;

    @Inject
    MoneyStreet street;

    @Inject
    Ledger ledger;

    private String day;
    private LedgerEntry paid;
    private LedgerEntry unbilled;

    @BeforeEach
    void twoHavePaid() {
        day = LocalDate.ofInstant(street.ago(Duration.ZERO), Given.ZONE).toString();
        paid = payment();
        unbilled = payment();
        signedIn.as(Role.OPERATOR);
    }

    @AfterEach
    void logOut() {
        SignedIn.out();
    }

    private LedgerEntry payment() {
        Plate car = MoneyStreet.car();
        street.comes(car, Duration.ofHours(5));
        return ledger.line(street.pays(car, "wechat")).orElseThrow().entry();
    }

    private String line(String serial, String order, String yuan) {
        return "`%s 12:00:00,`%s,`%s,`SUCCESS,`,`%s,`0.00\r\n".formatted(day, serial, order, yuan);
    }

    private byte[] bill(String... lines) {
        return (HEAD + String.join("", lines) + "总交易单数,订单总金额\r\n`" + lines.length + ",`0.00\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private ValidatableResponse upload(String name, byte[] file) {
        return given().redirects()
                .follow(false)
                .header("Accept", "text/html")
                .header("Accept-Language", "en")
                .multiPart("channel", "wechat")
                .multiPart("day", day)
                .multiPart("file", name, file)
                .post("/money/reconciliation")
                .then();
    }

    @Test
    void f07_theThreeListsAndANoteForEach() {
        String sum = Long.toString(-paid.amount().minor() / 100) + ".00";
        String strange = "w" + System.nanoTime();
        byte[] file = bill(
                line(paid.channelSerial().orElseThrow(), paid.orderNumber().orElseThrow(), sum),
                line(strange, "D1", "9.99"));
        String page = upload("bill.csv", file).statusCode(303).extract().header("Location");
        given().get(page + "&lang=en")
                .then()
                .statusCode(200)
                .body(containsString("Theirs only"), containsString(strange), containsString("¥9.99"));
        String lists = "/api/v1/money/reconciliation?channel=wechat&day=" + day;
        given().get(lists)
                .then()
                .body(
                        "theirsOnly.serial", hasItem(strange),
                        "oursOnly.serial", hasItem(unbilled.channelSerial().orElseThrow()),
                        "oursOnly.serial", not(hasItem(paid.channelSerial().orElseThrow())));
        given().redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(Map.of("channel", "wechat", "day", day, "serial", strange, "note", "隔壁停车场的"))
                .post("/money/reconciliation/note")
                .then()
                .statusCode(303);
        given().get(lists).then().body("theirsOnly.find { it.serial == '" + strange + "' }.note", equalTo("隔壁停车场的"));
        given().contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(Map.of("channel", "wechat", "day", day, "serial", strange, "note", ""))
                .header("Accept", "text/html")
                .post("/money/reconciliation/note")
                .then()
                .statusCode(400);
        given().contentType(ContentType.JSON)
                .body(Map.of("channel", "wechat", "serial", strange, "note", "found out"))
                .post("/api/v1/money/reconciliation/notes")
                .then()
                .statusCode(204);
        given().contentType("text/csv")
                .body(file)
                .post(lists)
                .then()
                .statusCode(200)
                .body("matched", equalTo(1));
    }

    @Test
    void whatIsNoBillIsRefusedWholeAndSaysWhy() {
        String before = given().get("/api/v1/money/reconciliation?channel=wechat&day=" + day)
                .asString();
        upload("none.csv", new byte[0]).statusCode(400).body(containsString("Choose the bill"));
        upload("bill.zip", new byte[] {'P', 'K', 3, 4}).statusCode(400).body(containsString("ZIP archive"));
        upload("bill.csv", new byte[] {1, 0, 2}).statusCode(400).body(containsString("no bill"));
        upload("bill.csv", "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8))
                .statusCode(400)
                .body(containsString("not understood"), not(containsString("<script>alert")));
        upload("bill.csv", bill(line("w1", "D1", "nine"))).statusCode(400).body(containsString("Line 2"));
        upload("cut.csv", (HEAD + line("w1", "D1", "9.99")).getBytes(StandardCharsets.UTF_8))
                .statusCode(400)
                .body(containsString("cut off"));
        upload("bill.gz", new byte[] {0x1f, (byte) 0x8b, 1, 2}).statusCode(400);
        upload("large.csv", new byte[BillFile.MOST_BYTES + 1]).statusCode(413).body(containsString("4 MB"));
        given().multiPart("channel", "cash")
                .multiPart("file", "bill.csv", new byte[] {'x'})
                .header("Accept", "text/html")
                .post("/money/reconciliation")
                .then()
                .statusCode(400);
        for (String query : List.of("x=y", "channel=wechat", "channel=cash&day=" + day, "channel=wechat&day=today")) {
            given().get("/api/v1/money/reconciliation?" + query).then().statusCode(400);
            given().contentType("text/csv")
                    .body("x")
                    .post("/api/v1/money/reconciliation?" + query)
                    .then()
                    .statusCode(400);
        }
        given().contentType("text/csv")
                .body("x")
                .post("/api/v1/money/reconciliation?channel=alipay&day=" + day)
                .then()
                .statusCode(400);
        String after = given().get("/api/v1/money/reconciliation?channel=wechat&day=" + day)
                .asString();
        assertTrue(after.equals(before), "nothing of it was taken in");
    }
}
