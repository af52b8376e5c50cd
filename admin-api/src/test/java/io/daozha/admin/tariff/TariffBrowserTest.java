package io.daozha.admin.tariff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.admin.TestSite;
import io.daozha.admin.access.Role;
import io.daozha.admin.access.SignedIn;
import io.daozha.admin.live.Browser;
import io.daozha.billing.Tariffs;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A manager writes a tariff, is told of his mistake while he types, rehearses and publishes it. */
@QuarkusTest
@QuarkusTestResource(value = TestSite.class, restrictToAnnotatedClass = true)
class TariffBrowserTest {
    @TestHTTPResource("/")
    String address;

    @Inject
    SignedIn signedIn;

    @Inject
    Tariffs tariffs;

    private ChromeDriver browser;

    @BeforeEach
    void open() throws IOException {
        browser = Browser.open();
        browser.get(address + "login");
        browser.manage().addCookie(new Cookie("daozha", signedIn.token(Role.MANAGER)));
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.quit();
        }
    }

    @ParameterizedTest
    @CsvSource({"zh, 1440, 行有误, 文本有效, 试运行结果", "en, 390, is wrong, The text is a tariff, Rehearsal"})
    void writesRehearsesAndPublishes(String language, int width, String wrong, String right, String rehearsal) {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 844, "deviceScaleFactor", 1, "mobile", width < 500));
        browser.get(address + "tariff/draft?lang=" + language);
        eventually("#verdict", right);
        fits();
        type("price: [0-9.]+", "price: one");
        eventually("#verdict .trouble", wrong);
        type("price: one", "price: 2.00");
        eventually("#verdict", right);
        click("[formaction='/tariff/rehearsal']");
        eventually("h1", rehearsal);
        fits();
        click("main form button.strong");
        eventually("#verdict", right);
        browser.executeScript("document.querySelector('#reason').value = arguments[0]", "trial " + language);
        click("[formaction='/tariff/publish']");
        eventually(".facts", "trial " + language);
        assertTrue(tariffs.find(tariffs.newest()).orElseThrow().text().contains("price: 2.00"));
        fits();
        assertEquals(List.of(), Browser.complaints(browser));
    }

    /** As somebody who types: the page hears of it. */
    private void type(String before, String after) {
        browser.executeScript(
                "const text = document.querySelector('#text'); text.value = text.value.replace(new RegExp(arguments[0]), arguments[1]);"
                        + "text.dispatchEvent(new Event('input', { bubbles: true }))",
                before,
                after);
    }

    private void click(String where) {
        browser.executeScript("arguments[0].click()", browser.findElement(By.cssSelector(where)));
    }

    private void fits() {
        Object wide = browser.executeScript(
                "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertEquals(0L, wide, "nothing may stick out sideways");
    }

    private void eventually(String where, String says) {
        new WebDriverWait(browser, Duration.ofSeconds(20))
                .withMessage(where + " never said '" + says + "'")
                .ignoring(StaleElementReferenceException.class)
                .until(page -> page.findElements(By.cssSelector(where)).stream()
                        .anyMatch(found -> found.getText().contains(says)));
    }
}
