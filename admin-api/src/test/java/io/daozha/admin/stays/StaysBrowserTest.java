package io.daozha.admin.stays;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.daozha.admin.access.Role;
import io.daozha.admin.access.SignedIn;
import io.daozha.admin.live.Browser;
import io.daozha.admin.live.FakeSite;
import io.daozha.billing.Desk;
import io.daozha.billing.DisputeClaim;
import io.daozha.billing.Plate;
import io.daozha.billing.Review;
import io.daozha.billing.Signature;
import io.daozha.billing.TrailEntry.Act;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** The operator's main job in the queue and at a stay, by hand and by keyboard. */
@QuarkusTest
@TestProfile(FakeSite.class)
class StaysBrowserTest {
    @TestHTTPResource("/")
    String address;

    @Inject
    SignedIn signedIn;

    @Inject
    Seeds seeds;

    @Inject
    Desk desk;

    private Browser browser;

    @BeforeEach
    void open() throws IOException {
        browser = Browser.open();
        browser.becomes(address, signedIn.token(Role.OPERATOR));
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.leave();
        }
    }

    private void press(CharSequence key) {
        browser.findElement(By.tagName("body")).sendKeys(key);
    }

    @Test
    void aKeyDecidesAndTheNextCaseComes() {
        long older = seeds.inside(Seeds.plate(), Duration.ofMinutes(32));
        long newer = seeds.inside(Seeds.plate(), Duration.ofMinutes(31));
        String exit = seeds.unmatched(Seeds.plate());
        desk.dispute(older, DisputeClaim.LEFT_BETWEEN, "中午出去过", Instant.now());
        desk.dispute(newer, DisputeClaim.NOT_MY_CAR, "不是我", Instant.now());

        browser.get(address + "review/stays/" + newer);
        browser.eventually(".odd.signal", "车主说费用不对");
        browser.findElement(By.id("note")).sendKeys("1 录像很清楚");
        assertEquals(1, desk.trail(newer).size(), "who types into a field decides nothing");
        browser.findElement(By.tagName("h1")).click();
        press("1");
        browser.eventually("h1", tail(desk.find(older).orElseThrow().plate()));
        assertEquals(Act.DISPUTE_REJECTED, desk.trail(newer).get(1).act());
        assertEquals("1 录像很清楚", desk.trail(newer).get(1).why());

        press("3");
        assertEquals("yuan", browser.switchTo().activeElement().getDomAttribute("name"), "a sum has to be typed first");
        browser.switchTo().activeElement().sendKeys("4.50", Keys.ENTER);
        browser.waits().until(page -> !page.getCurrentUrl().contains("stays/" + older));
        assertEquals(Act.DISPUTE_ACCEPTED, desk.trail(older).get(1).act());

        browser.get(address + "review/exits/" + exit + "?lang=en");
        browser.eventually(".odd.signal", "no stay of it was open");
        press("0");
        browser.waits().until(page -> !page.getCurrentUrl().contains(exit));
        assertEquals(1, desk.trailOfExit(exit).size());
    }

    @Test
    void aPlateIsCorrectedByHand() {
        Plate right = Seeds.plate();
        long id = seeds.left(Seeds.plate(), Duration.ofHours(2));
        browser.get(address + "stays/" + id + "?lang=en");
        browser.click("#CORRECT_PLATE summary");
        browser.type("plate", right.text());
        browser.findElement(By.id("why-CORRECT_PLATE")).sendKeys("seen in the picture");
        browser.click("#CORRECT_PLATE button");
        browser.eventually("h1", tail(right));
        browser.eventually(".trail", "seen in the picture");
        assertEquals(List.of(), browser.complaints());
    }

    @Test
    void pagesAreForEverybody() throws IOException {
        Plate plate = Seeds.plate();
        long closed = seeds.left(plate, Duration.ofMinutes(305), plate.text().substring(0, 6) + "B");
        desk.correctEntryTime(
                closed, Instant.now().minus(Duration.ofHours(4)), new Signature("王师傅", "看了录像", Instant.now()));
        long disputed = seeds.inside(Seeds.plate(), Duration.ofMinutes(200));
        desk.dispute(disputed, DisputeClaim.LEFT_BETWEEN, "中午出去过一趟", Instant.now());
        Plate almost = Seeds.plate();
        seeds.inside(new Plate(almost.text().substring(0, 6) + "Q", Plate.Colour.GREEN), Duration.ofHours(5));
        String exit = seeds.unmatched(almost);
        seeds.inside(Seeds.plate(), Duration.ofDays(9));
        desk.findLongStays(Instant.now());
        List<String> wrong = new ArrayList<>();
        for (String page : List.of(
                "stays",
                "stays?plate=" + plate.text() + "&least=x",
                "stays/" + closed,
                "review/stays/" + closed,
                "review/stays/" + disputed,
                "review/exits/" + exit,
                "review/long")) {
            String name = page.replaceAll("[?].*", "-wrong").replaceAll("/[-0-9a-f]{2,}$", "")
                    + (page.endsWith("/" + disputed) ? "-disputed" : "");
            wrong.addAll(browser.everyWay(address + page, name));
        }
        desk.lookedAt(closed, Review.MATCH_UNCERTAIN, new Signature("test", "over", Instant.now()));
        assertEquals(List.of(), wrong);
    }

    private static String tail(Plate plate) {
        return plate.text().substring(2);
    }
}
