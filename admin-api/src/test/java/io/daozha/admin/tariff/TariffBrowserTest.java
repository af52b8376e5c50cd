package io.daozha.admin.tariff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.admin.TestSite;
import io.daozha.admin.access.Role;
import io.daozha.admin.access.SignedIn;
import io.daozha.admin.live.Browser;
import io.daozha.billing.Tariffs;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;

/** A manager writes a tariff, is told of his mistake while he types, rehearses and publishes it. */
@QuarkusTest
@WithTestResource(TestSite.class)
class TariffBrowserTest {
    @TestHTTPResource("/")
    String address;

    @Inject
    SignedIn signedIn;

    @Inject
    Tariffs tariffs;

    private Browser browser;

    @BeforeEach
    void open() throws IOException {
        browser = Browser.open();
        browser.becomes(address, signedIn.token(Role.MANAGER));
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.leave();
        }
    }

    @ParameterizedTest
    @CsvSource({"zh, 1440, 行有误, 文本有效, 试运行结果", "en, 390, is wrong, The text is a tariff, Rehearsal"})
    void writesRehearsesAndPublishes(String language, int width, String wrong, String right, String rehearsal) {
        browser.size(width, 844);
        browser.get(address + "tariff/draft?lang=" + language);
        browser.eventually("#verdict", right);
        assertEquals(List.of(), browser.flaws());
        type("price: [0-9.]+", "price: one");
        browser.eventually("#verdict .trouble", wrong);
        type("price: one", "price: 2.00");
        browser.eventually("#verdict", right);
        click("[formaction='/tariff/rehearsal']");
        browser.eventually("h1", rehearsal);
        assertEquals(List.of(), browser.flaws());
        click("main form button.strong");
        browser.eventually("#verdict", right);
        browser.executeScript("document.querySelector('#reason').value = arguments[0]", "trial " + language);
        click("[formaction='/tariff/publish']");
        browser.eventually(".facts", "trial " + language);
        assertTrue(tariffs.find(tariffs.newest()).orElseThrow().text().contains("price: 2.00"));
        assertEquals(List.of(), browser.flaws());
        assertEquals(List.of(), browser.complaints());
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
}
