package io.daozha.admin.reports;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.admin.access.Role;
import io.daozha.admin.access.SignedIn;
import io.daozha.admin.live.Browser;
import io.daozha.admin.live.FakeSite;
import io.daozha.billing.Parking;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(FakeSite.class)
class ReportsPagesTest {
    private static final String MARCH = "from=2026-03-01&to=2026-03-31";

    @TestHTTPResource("/")
    String address;

    @Inject
    SignedIn signedIn;

    @Inject
    DataSource database;

    @Inject
    Parking parking;

    @BeforeEach
    void march() throws SQLException {
        MadeUpMonth.write(database);
        signedIn.as(Role.AUDITOR);
    }

    @AfterEach
    void out() {
        SignedIn.out();
        assertEquals(List.of(), parking.audit());
    }

    @Test
    void aMonthIsToldInPlotsWithTheirNumbersBehindThem() {
        given().get("/reports?of=MONTH&on=2026-03-17&lang=en")
                .then()
                .statusCode(200)
                .body(
                        containsString("2026-03-01 to 2026-03-31"),
                        containsString("<title id=\"revenue-plot-title\">Revenue</title>"),
                        containsString(
                                MadeUpMonth.PERMITS + " of " + MadeUpMonth.STAYS + " cars came in under a permit"),
                        containsString("WeChat Pay"),
                        containsString("&lt;b&gt;设备故障&lt;/b&gt;"),
                        not(containsString("<script>")),
                        not(containsString("style=")));
        given().header("Accept-Language", "zh")
                .get("/reports?of=DAY&on=2026-03-05")
                .then()
                .body(containsString("2026-03-05"), containsString("漏收"), containsString("of=DAY&amp;on=2026-03-04"));
    }

    @Test
    void aDayOnWhichNothingHappenedSaysSo() {
        given().get("/reports?of=DAY&on=2021-03-05&lang=en")
                .then()
                .statusCode(200)
                .body(containsString("No money came in"), containsString("Every opening is explained"));
    }

    @Test
    void everySheetIsThereAsCsvAndTheWholeAsJson() {
        for (Sheet sheet : Sheet.values()) {
            given().get("/api/v1/reports/" + sheet.path() + ".csv?" + MARCH)
                    .then()
                    .statusCode(200)
                    .contentType(startsWith("text/csv"))
                    .header("Content-Disposition", containsString(sheet.path() + "-2026-03-01-2026-03-31.csv"));
            given().get("/api/v1/reports/" + sheet.path() + ".xlsx?" + MARCH)
                    .then()
                    .statusCode(200)
                    .contentType(startsWith("application/vnd.openxmlformats"))
                    .header("Content-Disposition", containsString(sheet.path() + "-2026-03-01-2026-03-31.xlsx"))
                    .body(startsWith("PK"));
        }
        String leakage =
                given().get("/api/v1/reports/leakage.csv?" + MARCH).body().asString();
        assertTrue(leakage.contains("\"'=救护车,急\""), "a reason is no formula: " + leakage);
        assertEquals(6 + 1, leakage.lines().count(), leakage);
        given().get("/api/v1/reports?" + MARCH)
                .then()
                .statusCode(200)
                .body("currency", equalTo("CNY"))
                .body("of.stays", equalTo((int) MadeUpMonth.STAYS - 2)) // two went on into April
                .body("of.leaks", hasSize(6));
        given().get("/api/v1/reports/secrets.csv").then().statusCode(404);
        given().get("/api/v1/reports/secrets.xlsx").then().statusCode(404);
    }

    @Test
    void whatIsNoPeriodIsRefusedWithASentence() {
        for (String wrong : List.of(
                "from=2026-02-30",
                "from=<script>",
                "from=二月",
                "from=-1",
                "from=+999999999-12-31",
                "to=1999-12-31",
                "from=2026-03-02&to=2026-03-01",
                "from=2020-01-01&to=2026-03-01",
                "from=" + "9".repeat(2000))) {
            for (String path : List.of("/reports", "/api/v1/reports", "/api/v1/reports/revenue.csv")) {
                String told = given().urlEncodingEnabled(true)
                        .header("Accept", path.equals("/reports") ? "text/html" : "application/json, text/csv")
                        .queryParams(split(wrong))
                        .get(path)
                        .then()
                        .statusCode(400)
                        .extract()
                        .asString();
                assertTrue(!told.contains("<script>"), told);
            }
        }
        given().get("/reports?of=CENTURY").then().statusCode(400);
    }

    private static Map<String, String> split(String query) {
        return List.of(query.split("&")).stream()
                .map(part -> part.split("=", 2))
                .collect(java.util.stream.Collectors.toMap(part -> part[0], part -> part[1]));
    }

    @Test
    void anAuditorReadsTheMonthOnDeskAndPhone() throws IOException {
        Browser browser = Browser.open();
        try {
            browser.becomes(address, signedIn.token(Role.AUDITOR));
            String month = address + "reports?of=MONTH&on=2026-03-01";
            assertEquals(List.of(), browser.everyWay(month, "reports"));
            for (int width : new int[] {1440, 390}) {
                browser.size(width, 900);
                browser.get(month);
                browser.click("#revenue ~ .behind summary");
                assertTrue(browser.find("#revenue ~ .behind table").isDisplayed());
                assertEquals(List.of(), browser.flaws());
            }
            assertEquals(List.of(), browser.complaints());
        } finally {
            browser.leave();
        }
    }
}
