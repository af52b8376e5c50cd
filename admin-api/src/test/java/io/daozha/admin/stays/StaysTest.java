package io.daozha.admin.stays;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.admin.access.Role;
import io.daozha.admin.access.SignedIn;
import io.daozha.admin.live.FakeSite;
import io.daozha.billing.Desk;
import io.daozha.billing.DisputeClaim;
import io.daozha.billing.Parking;
import io.daozha.billing.Plate;
import io.daozha.billing.TrailEntry.Act;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of stays, the page of one, what can be done there, and the same for programs. */
@QuarkusTest
@TestProfile(FakeSite.class)
class StaysTest {
    private static final Duration TWO_HOURS = Duration.ofHours(2);

    @Inject
    Seeds seeds;

    @Inject
    Desk desk;

    @Inject
    Parking parking;

    @Inject
    SignedIn signedIn;

    @BeforeEach
    void logIn() {
        signedIn.as(Role.OPERATOR);
    }

    @AfterEach
    void logOut() {
        SignedIn.out();
        assertEquals(List.of(), parking.audit());
    }

    @Test
    void aStayIsFoundByItsPlateByAPartAndByWhatItIs() {
        Plate plate = Seeds.plate();
        long id = seeds.left(plate, TWO_HOURS);
        String link = "/stays/" + id + "\"";
        String serial = plate.text().substring(2);
        for (String query : List.of(
                "plate=" + plate.text(),
                "plate=" + serial,
                "plate=" + plate.text().substring(0, 5) + "**",
                "plate=" + serial + "&state=CLOSED&lane=exit&owing=yes",
                "plate=" + serial + "&reason=UNPAID&from=2026-01-01&least=0.01&most=100000")) {
            given().get("/stays?" + query).then().statusCode(200).body(containsString(link));
        }
        for (String query : List.of(
                "plate=" + serial + "&state=OPEN",
                "plate=" + serial + "&to=2026-01-01",
                "plate=" + serial + "&lane=desk",
                "plate=" + serial + "&reason=HELD",
                "plate=" + serial + "&most=0")) {
            given().get("/stays?" + query)
                    .then()
                    .statusCode(200)
                    .body(not(containsString(link)), containsString("没有找到"));
        }
        given().get("/stays?lang=en&plate=" + plate.text()).then().body(containsString("1 stays, worth"));
    }

    @ParameterizedTest
    @CsvSource({
        "plate, AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "from, yesterday",
        "from, 2026-02-30",
        "to, +999999999-01-01T00:00",
        "state, GONE",
        "reason, BECAUSE",
        "least, -1",
        "least, 1e9",
        "most, 99999999999999999999",
        "most, 1.234"
    })
    void whatCannotBeUnderstoodComesAgainWithASentence(String field, String text) {
        given().queryParam(field, text).get("/stays").then().statusCode(400).body(containsString("请改正标出的几项"));
        given().queryParam(field, text)
                .get("/api/v1/stays")
                .then()
                .statusCode(400)
                .body("cause", equalTo("bad-input"), "fields[0].name", equalTo(field));
        given().queryParam(field, text).get("/stays/stays.csv").then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>alert(1)</script>", "Жук", "'; drop", "%", "*", "\\", "_"})
    void whateverIsLookedForIsOnlyText(String text) {
        given().queryParam("plate", text)
                .get("/stays")
                .then()
                .statusCode(text.length() > 20 ? 400 : 200)
                .body(not(containsString("<script>alert")));
    }

    @Test
    void pagesFollowEachOtherWithoutAGap() {
        List<Long> made = new ArrayList<>();
        Plate plate = Seeds.plate();
        for (int i = 0; i < 5; i++) {
            made.add(0, seeds.left(plate, Duration.ofMinutes(60 - i)));
        }
        List<Long> found = new ArrayList<>();
        String next = "/api/v1/stays?limit=2&plate=" + plate.text();
        while (next != null) {
            Response page = given().urlEncodingEnabled(false).get(next);
            found.addAll(page.jsonPath().getList("items.id", Long.class));
            String link = page.getHeader("Link");
            next = link == null ? null : link.replaceAll("^<([^>]*)>.*$", "$1");
        }
        assertEquals(made, found);
    }

    @Test
    void theExportMasksPlatesUnlessAsked() {
        Plate plate = Seeds.plate();
        seeds.left(plate, TWO_HOURS);
        given().get("/stays/stays.csv?plate=" + plate.text())
                .then()
                .statusCode(200)
                .header("Content-Disposition", containsString("stays.csv"))
                .body(containsString(plate.masked()), not(containsString(plate.text())));
        given().get("/stays/stays.csv?plates=plain&plate=" + plate.text())
                .then()
                .body(containsString(plate.text()));
    }

    @Test
    void theSheetHasWhatThePageFindsWithPlatesMaskedTheSameWay() throws IOException {
        Plate plate = Seeds.plate();
        long id = seeds.left(plate, TWO_HOURS);
        seeds.left(Seeds.plate(), TWO_HOURS);
        String masked = sheet("/stays/stays.xlsx?lang=zh&plate=" + plate.text());
        assertTrue(masked.contains("<v>" + id + "</v>"), masked);
        assertTrue(masked.contains(">" + plate.masked() + "<"), masked);
        assertTrue(masked.contains(">车牌<") && masked.contains(">已离场<"), masked);
        assertFalse(masked.contains(plate.text()), masked);
        assertFalse(masked.contains("<row r=\"3\""), "one stay, and the heading");
        assertTrue(sheet("/stays/stays.xlsx?plates=plain&plate=" + plate.text()).contains(plate.text()));
        given().get("/stays/stays.xlsx?from=yesterday").then().statusCode(400);
    }

    private static String sheet(String path) throws IOException {
        byte[] file = given().get(path)
                .then()
                .statusCode(200)
                .header("Content-Disposition", containsString("stays.xlsx"))
                .extract()
                .asByteArray();
        Path kept = Files.write(Files.createTempFile("stays", ".xlsx"), file);
        try (ZipFile zip = new ZipFile(kept.toFile())) {
            String xml = new String(
                    zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml")).readAllBytes(),
                    StandardCharsets.UTF_8);
            return Pattern.compile("&#x([0-9a-f]+);")
                    .matcher(xml)
                    .replaceAll(letter -> Character.toString(Integer.parseInt(letter.group(1), 16)));
        } finally {
            Files.delete(kept);
        }
    }

    @Test
    void aStayShowsPicturesReadingsAndFeeInBothLanguages() {
        Plate plate = Seeds.plate();
        long id = seeds.left(plate, TWO_HOURS, plate.text().substring(0, 6) + "X");
        given().get("/stays/" + id)
                .then()
                .statusCode(200)
                .body(
                        containsString("/pictures/2026-03-01/" + plate.text() + "IN.jpg"),
                        containsString("/pictures/2026-03-01/" + plate.text() + "OUT.jpg"),
                        containsString("class=\"other\">X</td>"),
                        containsString("93%"),
                        containsString("匹配存疑"),
                        containsString("更正车牌"));
        given().get("/stays/" + id + "?lang=en")
                .then()
                .body(containsString("Uncertain match"), containsString("Correct the plate"));
        given().get("/stays/999999999").then().statusCode(404);
        given().get("/stays/notanumber").then().statusCode(404);
    }

    @Test
    void anAuditorSeesNoForms() {
        long id = seeds.left(Seeds.plate(), TWO_HOURS);
        signedIn.as(Role.AUDITOR);
        given().get("/stays/" + id).then().statusCode(200).body(not(containsString("name=\"act\"")));
        form(id, "HOLD", Map.of()).statusCode(403);
    }

    @Test
    void aPlateIsCorrectedWithAReasonAndTheTrailSaysSo() {
        Plate plate = Seeds.plate();
        Plate right = Seeds.plate();
        long id = seeds.left(plate, TWO_HOURS);
        form(id, "CORRECT_PLATE", Map.of("plate", right.text(), "colour", "BLUE", "reason", " "))
                .statusCode(400)
                .body(containsString("<details open id=\"CORRECT_PLATE\">"), containsString("必填"));
        assertEquals(plate, desk.find(id).orElseThrow().plate());
        form(id, "CORRECT_PLATE", Map.of("plate", " 湘A·" + right.text().substring(2) + " ", "colour", "BLUE"))
                .statusCode(303);
        assertEquals(right, desk.find(id).orElseThrow().plate());
        assertEquals(Act.PLATE_CORRECTED, desk.trail(id).get(0).act());
        assertEquals("test-operator", desk.trail(id).get(0).by());
        given().get("/stays/" + id)
                .then()
                .body(containsString(plate.text() + " 蓝牌 → " + right.text() + " 蓝牌"), containsString("看了录像"));
        given().get("/stays/" + id + "?lang=en").then().body(containsString(plate.text() + " Blue"));
    }

    @Test
    void whatWouldMakeTheBooksUntrueIsRefusedAndChangesNothing() {
        Plate plate = Seeds.plate();
        long one = seeds.inside(plate, TWO_HOURS);
        long two = seeds.inside(Seeds.plate(), TWO_HOURS);
        form(two, "CORRECT_PLATE", Map.of("plate", plate.text(), "colour", "BLUE"))
                .statusCode(409)
                .body(containsString("不能这样改"), containsString("第 " + one + " 次停车"));
        form(two, "MERGE", Map.of("other", Long.toString(two))).statusCode(409);
        form(two, "MERGE", Map.of("other", "999999999")).statusCode(400).body(containsString("没有这个编号"));
        form(two, "ADD_EXIT", Map.of("at", "2099-01-01T00:00")).statusCode(409);
        form(two, "ADD_EXIT", Map.of("at", "2001-01-01T00:00")).statusCode(409);
        form(two, "ADD_EXIT", Map.of("at", "+999999999-12-31T00:00")).statusCode(400);
        form(two, "DECIDE_FEE", Map.of("yuan", "-3")).statusCode(400);
        form(two, "DECIDE_FEE", Map.of("yuan", "一百")).statusCode(400);
        form(two, "LOOKED_AT", Map.of("choice", "HELD")).statusCode(409);
        form(two, "EXPLODE", Map.of()).statusCode(400);
        form(999_999_999, "HOLD", Map.of()).statusCode(404);
        assertEquals(List.of(), desk.trail(two));
        form(two, "MERGE", Map.of("other", Long.toString(one))).statusCode(303);
        form(two, "MERGE", Map.of("other", Long.toString(one))).statusCode(409);
    }

    @Test
    void aPageThatIsOldDecidesNothing() {
        long id = seeds.inside(Seeds.plate(), TWO_HOURS);
        String version = version(id);
        form(id, "HOLD", Map.of("version", version)).statusCode(303);
        form(id, "CLOSE_GHOST", Map.of("version", version)).statusCode(412).body(containsString("有人刚改过它"));
        assertTrue(parking.findOpen(desk.find(id).orElseThrow().plate()).isPresent());
    }

    @Test
    void feesAreDecidedWaivedAndDisputesEnd() {
        long id = seeds.left(Seeds.plate(), TWO_HOURS);
        form(id, "DECIDE_FEE", Map.of("yuan", "12.50")).statusCode(303);
        assertEquals(1250, desk.find(id).orElseThrow().balance().minor());
        form(id, "WAIVE", Map.of()).statusCode(303);
        assertEquals(0, desk.find(id).orElseThrow().balance().minor());
        form(id, "WAIVE", Map.of()).statusCode(409).body(containsString("没有待付的费用"));

        long disputed = seeds.inside(Seeds.plate(), TWO_HOURS);
        desk.dispute(disputed, DisputeClaim.LEFT_BETWEEN, "中午出去过", Instant.now());
        given().get("/stays/" + disputed).then().body(containsString("中间出去过"), containsString("车主: 中午出去过"));
        form(disputed, "ACCEPT_DISPUTE", Map.of("yuan", "0")).statusCode(303);
        assertEquals(Act.DISPUTE_ACCEPTED, desk.trail(disputed).get(1).act());
    }

    @Test
    void aProgramCorrectsWhatItHasSeenOnce() {
        Plate plate = Seeds.plate();
        long id = seeds.left(plate, TWO_HOURS);
        String etag = given().get("/api/v1/stays/" + id)
                .then()
                .statusCode(200)
                .body(
                        "plate.text", equalTo(plate.text()),
                        "entry.reading.confidence", equalTo(0.93f),
                        "measures", hasItems("DECIDE_FEE", "WAIVE"),
                        "now", nullValue())
                .extract()
                .header("ETag");
        Map<String, Object> wish = Map.of("act", "DECIDE_FEE", "fee", 700, "reason", "看了录像");
        api(id, wish, null, null).statusCode(428);
        api(id, Map.of("act", "DECIDE_FEE", "fee", "much", "reason", "x"), etag, null)
                .statusCode(400)
                .body("fields.name", hasItems("fee", "reason"));
        String key = UUID.randomUUID().toString();
        api(id, wish, etag, key).statusCode(200).body("balance.minor", equalTo(700));
        api(id, wish, etag, key).statusCode(200).header("Idempotent-Replayed", "true");
        api(id, wish, etag, null).statusCode(412);
        assertEquals(1, desk.trail(id).size());
        api(999_999_999, wish, etag, null).statusCode(404);
        given().contentType(ContentType.JSON)
                .header("If-Match", etag)
                .body("[]")
                .post(corrections(id))
                .then()
                .statusCode(400);
        given().contentType(ContentType.JSON)
                .header("If-Match", etag)
                .post(corrections(id))
                .then()
                .statusCode(400);
    }

    private static String corrections(long id) {
        return "/api/v1/stays/" + id + "/corrections";
    }

    private static ValidatableResponse api(long id, Map<String, ?> wish, String etag, String key) {
        var request = given().contentType(ContentType.JSON).body(wish);
        request = etag == null ? request : request.header("If-Match", etag);
        request = key == null ? request : request.header("Idempotency-Key", key);
        return request.post(corrections(id)).then();
    }

    /** As the page sends it; a reason and the newest version unless the test says otherwise. */
    private static ValidatableResponse form(long id, String act, Map<String, String> fields) {
        Map<String, String> sent = new HashMap<>(Map.of("act", act, "reason", "看了录像", "version", version(id)));
        sent.putAll(fields);
        return given().redirects()
                .follow(false)
                .contentType(ContentType.URLENC.withCharset("UTF-8"))
                .formParams(sent)
                .post("/stays/" + id)
                .then();
    }

    private static String version(long id) {
        Matcher version = Pattern.compile("name=\"version\" value=\"(\\d+)\"")
                .matcher(given().get("/stays/" + id).asString());
        return version.find() ? version.group(1) : "0";
    }
}
