package io.daozha.admin.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.admin.TestSite;
import io.daozha.admin.live.Browser;
import io.daozha.billing.Parking;
import io.daozha.billing.Passage;
import io.daozha.billing.Plate;
import io.daozha.billing.tariff.Tariff;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;

/** A driver pays inside and keeps the receipt: on a phone whose scripts are off, and on a desk. */
@QuarkusTest
@QuarkusTestResource(value = TestSite.class, restrictToAnnotatedClass = true)
class DriverBrowserTest {
    /** Where pictures of the pages are left to be looked at. */
    private static final Path PICTURES = Path.of("target", "screens");

    @TestHTTPResource("/")
    String address;

    @Inject
    Parking parking;

    @Inject
    Clock clock;

    private ChromeDriver browser;

    @BeforeEach
    void open() throws IOException {
        browser = Browser.open();
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.quit();
        }
    }

    private void picture(String name) throws IOException {
        Files.write(
                Files.createDirectories(PICTURES).resolve(name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
    }

    @ParameterizedTest
    @CsvSource({"zh, 390, false, 湘A30001, 已付款, 收据", "en, 1440, true, 湘A30002, Paid, Receipt"})
    void paysInsideAndKeepsTheReceipt(
            String language, int width, boolean scripts, String plate, String paid, String receipt) throws IOException {
        Instant in = clock.instant().minus(Duration.ofMinutes(100));
        if (parking.inside().isEmpty()) {
            parking.publish(Tariff.defaultText(), in.minus(Duration.ofDays(1)));
        }
        parking.record(new Passage(
                plate,
                "entry",
                Passage.Direction.IN,
                new Plate(plate, Plate.Colour.BLUE),
                Optional.empty(),
                in,
                in,
                true,
                Optional.empty(),
                Optional.empty()));
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 844, "deviceScaleFactor", 1, "mobile", width < 500));
        browser.get(address + "pay?lang=" + language);
        browser.executeScript(
                "document.querySelector('#plate').value = arguments[0]; document.querySelector('#entered').value = arguments[1]",
                plate,
                in.plus(Duration.ofMinutes(15))
                        .atZone(OwnStay.ZONE)
                        .toLocalDateTime()
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString());
        browser.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !scripts));
        browser.findElement(By.cssSelector("button.strong")).click();
        assertEquals("¥6.00", browser.findElement(By.cssSelector(".sum b")).getText());
        picture("pay-" + language);
        browser.findElement(By.cssSelector("button.strong")).click();
        assertTrue(browser.getCurrentUrl().contains("/receipt/D"), browser.getCurrentUrl());
        picture("receipt-" + language);
        assertEquals(receipt, browser.findElement(By.tagName("h1")).getText());
        assertTrue(browser.findElement(By.cssSelector(".steps")).getText().contains(paid));
        browser.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", false));
        Object wide = browser.executeScript(
                "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertEquals(0L, wide, "nothing may stick out sideways");
        assertEquals(List.of(), Browser.complaints(browser));
    }
}
