package io.daozha.admin;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.admin.access.Role;
import io.daozha.admin.access.SignedIn;
import io.daozha.admin.live.Console;
import io.daozha.admin.live.LaneView;
import io.daozha.admin.live.LaneView.Alarm;
import io.daozha.admin.live.LaneView.Stage;
import io.daozha.billing.LedgerEntry;
import io.daozha.billing.Parking;
import io.daozha.billing.ParkingSession;
import io.daozha.billing.Plate;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The cases of a passage, through the assembled application: rendered pixels, the real reader, Modbus RTU frames on a
 * line, the lane, and the real database. What a driver reads is what the sign shows.
 */
@QuarkusTest
@WithTestResource(TestSite.class)
class PassageTest {
    private static final String FREE_FOR_HALF_AN_HOUR = tariff(30);
    private static final String NEVER_FREE = tariff(0);

    @Inject
    Console console;

    @Inject
    SignedIn signedIn;

    @Inject
    Parking parking;

    @Inject
    Clock clock;

    private static String tariff(int freeMinutes) {
        return """
                schema: daozha-tariff/1
                name: test
                currency: CNY
                zone: Asia/Shanghai
                free: {minutes: %d min}
                rates: {per: 60 min, price: 3.00}
                caps: {day: {per: 24 h, amount: 24.00}}
                restart: {every: 24 h, what: units}
                """.formatted(freeMinutes);
    }

    @BeforeEach
    void managerIsThere() {
        signedIn.as(Role.MANAGER);
    }

    /** Whoever is left inside leaves by the operator's hand, so that each test finds the car park empty. */
    @AfterEach
    void everybodyLeaves() {
        await().atMost(60, SECONDS).until(() -> console.now().lanes().stream().allMatch(PassageTest::quiet));
        for (String kind : List.of("TEMPORARY", "PERMIT", "UNPLATED")) {
            while (post("/street/arrive", Map.of("lane", "exit", "kind", kind)) < 300) {
                int before = parking.occupied();
                see(
                        "exit",
                        lane -> lane.visit()
                                .filter(visit -> visit.stage() != Stage.READING)
                                .isPresent());
                post("/lanes/exit/open", Map.of("reason", "end of the test"));
                await().atMost(60, SECONDS)
                        .until(() -> parking.occupied() < before
                                || !parking.unmatchedExits(9).isEmpty());
                await().atMost(60, SECONDS)
                        .until(() -> console.now().lanes().stream().allMatch(PassageTest::quiet));
            }
        }
        assertEquals(List.of(), parking.audit());
        SignedIn.out();
    }

    private static boolean quiet(LaneView lane) {
        return lane.vehicle() == LaneView.Where.NOWHERE && lane.arm() == LaneView.Arm.CLOSED;
    }

    private static int post(String path, Map<String, ?> body) {
        return given().contentType(ContentType.JSON).body(body).post(path).statusCode();
    }

    private void arrives(String lane, String kind, boolean hesitant) {
        // A car is off its lane, and can come again, a moment after its passage was taken.
        await(kind + " comes to " + lane)
                .atMost(60, SECONDS)
                .until(() -> post("/street/arrive", Map.of("lane", lane, "kind", kind, "hesitant", hesitant)) == 204);
    }

    private LaneView lane(String id) {
        return console.now().lane(id).orElseThrow();
    }

    private LaneView see(String lane, Predicate<LaneView> wanted) {
        await(lane).atMost(60, SECONDS).until(() -> wanted.test(lane(lane)));
        return lane(lane);
    }

    private LaneView seeSign(String lane, String words) {
        return see(lane, view -> String.join(" ", view.sign()).contains(words));
    }

    private ParkingSession entered() {
        await("a stay").atMost(60, SECONDS).until(() -> parking.occupied() == 1);
        return parking.inside().get(0);
    }

    private ParkingSession left(ParkingSession stay) {
        await("the exit").atMost(60, SECONDS).until(() -> parking.occupied() == 0);
        return parking.recent(1).stream()
                .filter(recent -> recent.id() == stay.id())
                .findFirst()
                .orElseThrow();
    }

    private long stays(Plate plate) {
        return parking.recent(100).stream()
                .filter(stay -> stay.plate().equals(plate))
                .count();
    }

    private static Plate read(LaneView lane) {
        return lane.visit().orElseThrow().plate().orElseThrow();
    }

    @Test
    void e01_e16_x02_temporaryCarComesInAndLeavesWithinTheFreeMinutes() {
        parking.publish(FREE_FOR_HALF_AN_HOUR, clock.instant());
        int spaces = parking.spacesLeft(clock.instant());
        arrives("entry", "TEMPORARY", false);
        LaneView welcomed = seeSign("entry", "欢迎光临 剩余车位 " + (spaces - 1));
        assertEquals(read(welcomed).text(), welcomed.sign().get(0));
        assertEquals(
                0,
                parking.recent(1).stream()
                        .filter(stay -> stay.state() == ParkingSession.State.OPEN)
                        .count(),
                "it has not passed yet");
        ParkingSession stay = entered();
        assertEquals(read(welcomed), stay.plate());
        assertEquals(Set.of(), stay.review());
        assertEquals(1, stays(stay.plate()), "however often it was read");

        arrives("exit", "TEMPORARY", false);
        seeSign("exit", "免费 一路顺风");
        assertEquals(0, left(stay).charge().orElseThrow().total().minor());
    }

    @Test
    void e02_x01_permitHolderIsWelcomedHomeAndLeavesFree() {
        arrives("entry", "PERMIT", false);
        LaneView welcomed = seeSign("entry", "欢迎回家");
        ParkingSession stay = entered();
        assertEquals(read(welcomed), stay.plate());
        assertTrue(parking.permits().stream().anyMatch(permit -> permit.plates().contains(stay.plate())));

        arrives("exit", "PERMIT", false);
        seeSign("exit", "一路顺风");
        assertEquals(
                "PERMIT",
                left(stay).charge().orElseThrow().lines().get(0).kind().name());
    }

    @Test
    void e13_carThatBacksOutOpensNoStay() {
        int before = parking.recent(100).size();
        arrives("entry", "TEMPORARY", true);
        see("entry", lane -> lane.arm() == LaneView.Arm.OPEN);
        assertEquals(204, post("/street/back-out", Map.of("lane", "entry")));
        see("entry", lane -> lane.alarms().stream().anyMatch(alarm -> alarm.kind() == Alarm.Kind.NO_ENTRY));
        see("entry", lane -> lane.arm() == LaneView.Arm.CLOSED);
        assertEquals(before, parking.recent(100).size());
    }

    @Test
    void x03_x04_carThatOwesPaysAndTheArmRises() {
        parking.publish(NEVER_FREE, clock.instant());
        arrives("entry", "TEMPORARY", false);
        ParkingSession stay = entered();
        Instant firstMinuteOver = stay.enteredAt().plusSeconds(61);
        Console.Street street = console.street().orElseThrow();
        double pace = street.pace();
        await().atMost(60, SECONDS).until(() -> console.now().lanes().stream().allMatch(PassageTest::quiet));
        street.pace(12); // nobody moves meanwhile
        await("a stay worth something")
                .atMost(60, SECONDS)
                .until(() -> clock.instant().isAfter(firstMinuteOver));
        street.pace(pace);

        arrives("exit", "TEMPORARY", false);
        LaneView asked = seeSign("exit", "请付 3.00 元 扫码支付");
        assertEquals(LaneView.Arm.CLOSED, asked.arm());
        assertEquals(300, asked.quote().orElseThrow().due().minor());
        given().get("/lane/exit").then().statusCode(200).body(containsString("3.00"));

        assertEquals(204, post("/street/pay", Map.of("lane", "exit")));
        see("exit", lane -> lane.arm() == LaneView.Arm.OPEN);
        ParkingSession closed = left(stay);
        assertEquals(0, closed.balance().minor());
        assertEquals(
                List.of(LedgerEntry.Kind.PAID, LedgerEntry.Kind.CHARGED),
                closed.ledger().stream().map(LedgerEntry::kind).toList());
        assertTrue(closed.leaveBy().isPresent());
        assertTrue(closed.review().isEmpty());

        given().get("/books/ledger.csv?stays=1")
                .then()
                .statusCode(200)
                .body(containsString(stay.plate().text()));
        given().get("/books/entries.csv").then().statusCode(200).body(containsString(",PAID,-300,CNY,"));
        given().get("/books/audit").then().statusCode(200).body("$", empty());
        given().get("/pictures/" + closed.exit().orElseThrow().picture().orElseThrow())
                .then()
                .statusCode(200)
                .contentType("image/jpeg");
    }

    @Test
    void e10_x09_carWithoutAPlateParksUnderATicket() {
        parking.publish(FREE_FOR_HALF_AN_HOUR, clock.instant());
        arrives("entry", "UNPLATED", false);
        seeSign("entry", "未识别到车牌");
        String ticket = given().contentType(ContentType.JSON)
                .body("{}")
                .post("/lanes/entry/ticket")
                .then()
                .statusCode(200)
                .extract()
                .path("text");
        ParkingSession stay = entered();
        assertEquals(new Plate(ticket, Plate.Colour.TICKET), stay.plate());

        arrives("exit", "UNPLATED", false);
        seeSign("exit", "未识别到车牌");
        assertEquals(204, post("/lanes/exit/identify", Map.of("plate", ticket, "colour", "TICKET")));
        left(stay);
    }

    @Test
    void f12_operatorOpensWithAReasonOnly() {
        assertEquals(400, post("/lanes/entry/open", Map.of("reason", " ")));
        assertEquals(404, post("/lanes/nowhere/open", Map.of("reason", "test")));
        assertEquals(204, post("/lanes/entry/open", Map.of("reason", "test")));
        LaneView opened = see("entry", lane -> lane.arm() == LaneView.Arm.OPEN);
        assertTrue(opened.alarms().stream()
                .anyMatch(alarm -> alarm.kind() == Alarm.Kind.OPENED_BY_HAND
                        && alarm.detail().contains("test")));
        assertFalse(console.frame("entry").isEmpty());
    }
}
