package io.daozha.admin.alarms;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.admin.access.Role;
import io.daozha.admin.access.SignedIn;
import io.daozha.admin.live.Console;
import io.daozha.admin.live.ConsoleView;
import io.daozha.admin.live.FakeConsole;
import io.daozha.admin.live.FakeSite;
import io.daozha.admin.live.LaneView;
import io.daozha.admin.live.LaneView.Alarm.Kind;
import io.daozha.admin.live.LiveFeed;
import io.daozha.billing.Facts;
import io.daozha.billing.postgres.Outage;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@TestProfile(FakeSite.class)
class AlarmsTest {
    /** Of the second book: the application's own looks at what the fake console shows, which has these never. */
    private static final Instant NOON = Instant.parse("2026-05-18T04:00:00Z");

    @Inject
    SignedIn signedIn;

    @Inject
    FakeConsole park;

    @Inject
    LiveFeed pages;

    @Inject
    Console console;

    @Inject
    AlarmBook book;

    @Inject
    AlarmWatch watch;

    @Inject
    Facts facts;

    @BeforeEach
    void allIsWell() {
        watch.stop(null);
        book.look(with(NOON));
        book.list(0, 200).items().forEach(alarm -> book.see(alarm.id(), "before", NOON));
        signedIn.as(Role.OPERATOR);
    }

    @AfterEach
    void out() {
        SignedIn.out();
    }

    private ConsoleView with(Instant at, Kind... wrong) {
        return with(at, "<script>", wrong);
    }

    private ConsoleView with(Instant at, String detail, Kind... wrong) {
        ConsoleView view = console.now();
        List<LaneView> lanes = view.lanes().stream()
                .map(lane -> new LaneView(
                        lane.id(),
                        lane.direction(),
                        lane.arm(),
                        lane.presence(),
                        lane.safety(),
                        lane.visit(),
                        lane.signText(),
                        lane.camera(),
                        lane.board(),
                        lane.entry()
                                ? List.of()
                                : Stream.of(wrong)
                                        .map(kind -> new LaneView.Alarm(kind, at, detail))
                                        .toList()))
                .toList();
        return new ConsoleView(view.place(), at, view.pace(), view.street(), view.lot(), lanes, view.passages());
    }

    @Test
    void anAlarmBeginsOnceLastsAndEnds() {
        assertTrue(book.look(with(NOON, Kind.ARM_STUCK)));
        assertFalse(book.look(with(NOON.plusSeconds(2), Kind.ARM_STUCK)), "it is the same alarm");
        assertEquals(1, book.count());
        assertTrue(book.unseen().get(0).lasts());
        assertTrue(book.look(with(NOON.plusSeconds(4))));
        Alarm over = book.unseen().get(0);
        assertEquals(NOON.plusSeconds(4), over.endedAt().orElseThrow());
        book.look(with(NOON.plusSeconds(6), Kind.ARM_STUCK));
        assertEquals(2, book.count(), "another time is another alarm");
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void pagesAreToldOfWhatGoesWrongWithoutAnEventOfItsLane() throws Exception {
        ConsoleView well = park.now();
        watch.look();
        BlockingQueue<List<LaneView>> looks = new LinkedBlockingQueue<>();
        Cancellable page = pages.looks(
                        Duration.ofDays(1), () -> List.of(park.now().lanes()))
                .subscribe()
                .with(looks::add);
        try {
            looks.take();
            ConsoleView wrong = with(NOON, Kind.HELD); // a deed: the book of alarms has nothing to write
            park.turnsUnheard(wrong);
            watch.look();
            while (!looks.take().equals(wrong.lanes())) {
                // a look of before
            }
        } finally {
            page.cancel();
            park.turnsUnheard(well);
        }
    }

    @Test
    void whatAPersonDidHimselfIsNoAlarm() {
        book.look(with(NOON, Kind.OPENED_BY_HAND, Kind.HELD));
        assertEquals(0, book.count());
    }

    @Test
    void thePageShowsItUntilSomebodyHasSeenItAndKeepsWho() {
        book.look(with(NOON, Kind.LEFT_UP));
        long id = book.unseen().get(0).id();
        given().get("/?lang=en")
                .then()
                .body(
                        containsString("1 alarms to be seen"),
                        containsString("&lt;script&gt;"),
                        containsString("data-alarms>1<"));
        given().contentType("application/json")
                .post("/api/v1/alarms/" + id + "/seen")
                .then()
                .statusCode(200)
                .body("seenBy", equalTo("test-operator"));
        signedIn.as(Role.MANAGER);
        given().contentType("application/json")
                .post("/api/v1/alarms/" + id + "/seen")
                .then()
                .body("seenBy", equalTo("test-operator"));
        given().get("/?lang=en").then().body(not(containsString("alarms to be seen")));
        given().get("/api/v1/alarms?limit=1").then().body("items[0].kind", equalTo("LEFT_UP"));
        signedIn.as(Role.AUDITOR);
        given().contentType("application/json")
                .post("/api/v1/alarms/" + id + "/seen")
                .then()
                .statusCode(403);
        signedIn.as(Role.MANAGER);
        for (String none : List.of("0", "-1", "987654321", "99999999999999999999", "x")) {
            given().contentType("application/json")
                    .post("/api/v1/alarms/" + none + "/seen")
                    .then()
                    .statusCode(404);
        }
    }

    @Test
    void whatBillingTellsOthersOfIsAnAlarmHereToo() {
        facts.alarm("DISK_NEARLY_FULL", "3 MB", NOON);
        facts.alarm("OPENED_BY_HAND", "Lane exit was opened", NOON);
        book.look(with(NOON));
        assertEquals(1, book.count());
        given().get("/?lang=en").then().body(containsString("The disk is nearly full"), containsString("3 MB"));
        given().get("/?lang=zh").then().body(containsString("磁盘快满了"), containsString("3 MB"));
    }

    @Test
    void f04_anOutageOfTheDatabaseIsShownFromMemoryAndWrittenDownAfterwards() {
        Outage away = new Outage(NOON, Optional.empty(), 0, "");
        assertTrue(book.away(Optional.of(away), NOON));
        assertFalse(book.away(Optional.of(away), NOON.plusSeconds(2)), "it is the same alarm");
        Outage failed = new Outage(NOON, Optional.empty(), 3, "No space left on device");
        assertTrue(book.away(Optional.of(failed), NOON.plusSeconds(4)));
        assertEquals(1, book.count());
        given().get("/?lang=en")
                .then()
                .body(
                        containsString("id=\"alarm-database\" class=\"lasts\""),
                        containsString("The database stopped by itself"),
                        containsString("No space left on device"),
                        not(containsString("/api/v1/alarms/")));

        Outage over = new Outage(NOON, Optional.of(NOON.plusSeconds(5)), 4, "No space left on device");
        assertTrue(book.away(Optional.of(over), NOON.plusSeconds(6)));
        assertFalse(book.away(Optional.of(over), NOON.plusSeconds(8)), "it is written once");
        assertEquals(1, book.count());
        Alarm written = book.unseen().get(0);
        assertEquals(AlarmBook.DATABASE_DOWN, written.kind());
        assertEquals("No space left on device", written.detail());
        assertEquals(NOON, written.beganAt());
        assertEquals(NOON.plusSeconds(6), written.endedAt().orElseThrow());
        given().get("/?lang=zh").then().body(containsString("数据库自己停了"), containsString("已过"));
    }

    @Test
    void whatTheFailPolicyAnswersIsSaidInTheReadersLanguage() {
        book.look(with(NOON, "DATABASE OPEN LIMIT", Kind.BY_POLICY));
        given().get("/?lang=zh").then().body(containsString("数据库 放行 已到上限"));
        given().get("/?lang=en").then().body(containsString("Database let through limit reached"));
    }
}
