package io.daozha.admin.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.admin.access.Role;
import io.daozha.admin.access.SignedIn;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

@QuarkusTest
@TestProfile(FakeSite.class)
class BrowserTest {
    @TestHTTPResource("/")
    String address;

    @Inject
    FakeConsole park;

    @Inject
    SignedIn signedIn;

    private Browser browser;

    @BeforeEach
    void open() throws IOException {
        park.becomes(Scenes.busy());
        park.orders.clear();
        browser = Browser.open();
        browser.becomes(address, signedIn.token(Role.MANAGER));
        browser.get(address);
        browser.eventually("[data-link=live]", "");
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.leave();
        }
    }

    @Test
    void bothLanesInBothLanguages() {
        assertEquals(List.of("入口", "出口"), texts(".lane h2"));
        browser.eventually("#lane-entry img[data-seen]", "");
        browser.findElement(By.cssSelector(".languages [lang=en]")).click();
        browser.eventually("[data-link=live]", "Simulated forecourt");
        assertEquals(List.of("Entry", "Exit"), texts(".lane h2"));
        assertEquals(List.of(), browser.complaints());
    }

    @Test
    void anUpdateArrivesAndLeavesAloneWhatTheReaderDoes() {
        browser.findElement(By.cssSelector("#passage-x-6 summary")).click();
        browser.findElement(By.cssSelector("#lane-entry .by-hand summary")).click();
        WebElement reason = browser.findElement(By.cssSelector("#lane-entry .by-hand input"));
        reason.sendKeys("救护");

        park.becomes(Scenes.troubled());
        browser.eventually("#lane-entry .visit", "认不出是哪辆车");
        browser.eventually("#lane-exit .alarms", "读不到车道的任何信号");
        reason.sendKeys("车");

        assertEquals("救护车", reason.getDomProperty("value"));
        assertTrue(browser.findElement(By.cssSelector("#passage-x-6 .bill")).isDisplayed());
        assertEquals(List.of(), browser.complaints());
    }

    @Test
    void buttonsGiveOrdersAndSayWhatWasRefused() throws InterruptedException {
        browser.findElement(By.cssSelector("#lane-entry [value=UNPLATED]")).click();
        assertEquals("arrive entry UNPLATED PATIENT", park.orders.poll(5, TimeUnit.SECONDS));
        browser.findElement(By.cssSelector("#banner [data-send='/street/traffic'] button"))
                .click();
        assertEquals("traffic false", park.orders.poll(5, TimeUnit.SECONDS));
        browser.findElement(By.cssSelector("#lane-exit [value=PERMIT]")).click();
        browser.eventually("#toast", "场内没有这样的车可以离场。");
    }

    @Test
    void fitsANarrowPhone() {
        browser.size(390, 844);
        assertEquals(List.of(), browser.flaws());
    }

    private List<String> texts(String where) {
        return browser.findElements(By.cssSelector(where)).stream()
                .map(WebElement::getText)
                .toList();
    }
}
