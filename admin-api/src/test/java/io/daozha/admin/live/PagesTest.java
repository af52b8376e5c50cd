package io.daozha.admin.live;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.daozha.admin.access.Role;
import io.daozha.admin.access.SignedIn;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(FakeSite.class)
class PagesTest {
    @Inject
    FakeConsole park;

    @Inject
    SignedIn signedIn;

    @AfterEach
    void out() {
        SignedIn.out();
    }

    @BeforeEach
    void busy() {
        signedIn.as(Role.MANAGER);
        park.becomes(Scenes.busy());
        park.orders.clear();
    }

    @Test
    void speaksChineseUnlessAskedOtherwise() {
        given().header("Accept-Language", "fr")
                .get("/")
                .then()
                .statusCode(200)
                .header("Content-Language", "zh-CN")
                .body(containsString("入口"), containsString("出口"), containsString("模拟场地"), containsString("¥12.00"));
    }

    @Test
    void speaksEnglishToThoseWhoPreferItAndRemembersWhoAsked() {
        given().header("Accept-Language", "en-GB,zh;q=0.5")
                .get("/")
                .then()
                .body(containsString("Simulated forecourt"), containsString("3 h 41 min"));
        String cookie =
                given().queryParam("lang", "en").get("/").then().extract().cookie("lang");
        assertEquals("en", cookie);
        given().header("Accept-Language", "zh")
                .cookie("lang", cookie)
                .get("/")
                .then()
                .body(containsString("Waiting for payment"));
    }

    @Test
    void runsNoScriptsButItsOwn() {
        given().get("/")
                .then()
                .header("Content-Security-Policy", containsString("default-src 'self'"))
                .body(not(containsString("<script>")), not(containsString("style=")), not(containsString("onclick")));
    }

    @Test
    void anEmptyCarParkSaysSo() {
        park.becomes(Scenes.empty());
        given().get("/").then().body(containsString("还没有车通过"), not(containsString("模拟场地")));
    }

    @Test
    void theDriverSaysWhichCarIsHis() {
        park.becomes(Scenes.choosing());
        given().get("/lane/exit")
                .then()
                .body(
                        containsString("哪一辆是您的车？"),
                        containsString("/lane/exit/pictures/in-1.jpg"),
                        containsString("这是我的车"));
        given().redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("plate", "湘A12345")
                .formParam("colour", "BLUE")
                .post("/lane/exit/choose")
                .then()
                .statusCode(303);
        assertEquals("choose exit 湘A12345 blue", park.orders.poll());
        given().formParam("plate", "")
                .formParam("colour", "BLUE")
                .post("/lane/exit/choose")
                .then()
                .statusCode(400);
        given().formParam("plate", "湘A12345")
                .formParam("colour", "PINK")
                .post("/lane/exit/choose")
                .then()
                .statusCode(400);
    }

    @Test
    void anArmIsHeldForAReasonAndReleased() {
        given().contentType(ContentType.JSON)
                .body("{}")
                .post("/lanes/entry/hold")
                .then()
                .statusCode(400);
        given().contentType(ContentType.JSON)
                .body("{\"reason\":\"搬家\"}")
                .post("/lanes/entry/hold")
                .then()
                .statusCode(204);
        assertEquals("hold entry 搬家", park.orders.poll());
        given().contentType(ContentType.JSON)
                .body("{}")
                .post("/lanes/entry/release")
                .then()
                .statusCode(204);
        assertEquals("release entry", park.orders.poll());
    }

    @Test
    void openingByHandNeedsAReason() {
        given().contentType(ContentType.JSON)
                .body("{\"reason\":\"  \"}")
                .header("Accept-Language", "en")
                .post("/lanes/entry/open")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("title", equalTo("Opening by hand needs a reason."));
        assertNull(park.orders.poll());
        given().contentType(ContentType.JSON)
                .body("{\"reason\":\"救护车\"}")
                .post("/lanes/entry/open")
                .then()
                .statusCode(204);
        assertEquals("open entry 救护车", park.orders.poll());
    }

    @Test
    void aPlateIsTakenAsPeopleWriteIt() {
        given().contentType(ContentType.JSON)
                .body("{\"plate\":\"湘a·12345 \",\"colour\":\"BLUE\"}")
                .post("/lanes/exit/identify")
                .then()
                .statusCode(204);
        assertEquals("identify exit 湘A12345 blue", park.orders.poll());
        given().contentType(ContentType.JSON)
                .body("{\"plate\":\"…………………………………………\",\"colour\":\"BLUE\"}")
                .post("/lanes/exit/identify")
                .then()
                .statusCode(400)
                .body("cause", equalTo("PLATE_UNUSABLE"));
    }

    @Test
    void aSimulatedStreetIsPlayed() {
        given().get("/?lang=en")
                .then()
                .body(containsString("Police"), containsString("Tailgates"), containsString("Bus unplugged"));
        play("arrive", "{\"lane\":\"entry\",\"kind\":\"POLICE\",\"tailgating\":\"true\"}", 204);
        assertEquals("arrive entry POLICE TAILGATING", park.orders.poll());
        play("pull", "{\"plug\":\"BUS\",\"out\":\"true\"}", 204);
        assertEquals("pull BUS true", park.orders.poll());
        play("paying", "{\"on\":\"false\"}", 204);
        assertEquals("paying false", park.orders.poll());
        play("pull", "{\"plug\":\"CAMERA\",\"out\":\"true\"}", 204);
        assertEquals("pull CAMERA true", park.orders.poll());
        play("pace", "{\"times\":\"5\"}", 204);
        assertEquals("pace 5.0", park.orders.poll());
        play("dispute", "{\"lane\":\"exit\"}", 204);
        assertEquals("dispute exit", park.orders.poll());
        for (String bad : List.of("{}", "{\"times\":\"0\"}", "{\"times\":\"21\"}", "{\"times\":\"NaN\"}")) {
            play("pace", bad, 400);
        }
        play("pull", "{\"plug\":\"<script>\",\"out\":true}", 400);
        play("pull", "{}", 400);
        play("arrive", "{\"lane\":\"entry\",\"kind\":\"TANK\"}", 400);
        assertNull(park.orders.poll());
    }

    private static void play(String what, String order, int status) {
        given().contentType(ContentType.JSON)
                .body(order)
                .post("/street/" + what)
                .then()
                .statusCode(status);
    }

    @Test
    void theStreetCannotBePlayedWhereTheLanesAreReal() {
        park.becomes(Scenes.empty());
        given().contentType(ContentType.JSON)
                .body("{\"lane\":\"entry\",\"kind\":\"PERMIT\"}")
                .post("/street/arrive")
                .then()
                .statusCode(404)
                .body("title", equalTo("这里是真实车道，不能模拟街面。"));
    }

    @Test
    void aDriverPaysForTheStayHeSaw() {
        given().get("/lane/exit").then().statusCode(200).body(containsString("¥12.00"), containsString("value=\"41\""));
        given().redirects()
                .follow(false)
                .formParam("session", 41)
                .post("/lane/exit/pay")
                .then()
                .statusCode(303)
                .header("Location", containsString("/lane/exit"));
        assertEquals("pay exit 41", park.orders.poll());
        given().formParam("session", 40)
                .post("/lane/exit/pay")
                .then()
                .statusCode(409)
                .body(containsString("车道上已经换了一辆车"));
        assertNull(park.orders.poll());
    }

    @Test
    void aCarWithoutAPlateIsOfferedANumber() {
        park.becomes(Scenes.troubled());
        given().get("/lane/entry").then().body(containsString("action=\"/lane/entry/ticket\""));
        given().redirects().follow(false).post("/lane/entry/ticket").then().statusCode(303);
        assertEquals("ticket entry", park.orders.poll());
    }

    @Test
    void aStaleCodeLeadsToASentence() {
        given().get("/lane/nowhere").then().statusCode(404).body(containsString("没有这条车道"));
    }

    @Test
    void framesComeOneByOne() {
        given().get("/lanes/entry/frame.jpg").then().statusCode(200).contentType("image/jpeg");
        given().get("/lanes/exit/frame.jpg").then().statusCode(204);
    }
}
