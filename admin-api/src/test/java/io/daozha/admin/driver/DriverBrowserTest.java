package io.daozha.admin.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.admin.TestSite;
import io.daozha.admin.live.Browser;
import io.daozha.billing.Parking;
import io.daozha.billing.Passage;
import io.daozha.billing.Plate;
import io.daozha.billing.tariff.Tariff;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;

/** A driver pays inside and keeps the receipt: on a phone whose scripts are off, and on a desk. */
@QuarkusTest
@WithTestResource(TestSite.class)
class DriverBrowserTest {
    @TestHTTPResource("/")
    String address;

    @Inject
    Parking parking;

    @Inject
    Clock clock;

    private Browser browser;

    @BeforeEach
    void open() throws IOException {
        browser = Browser.open();
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.leave();
        }
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
        browser.size(width, 844);
        browser.get(address + "pay?lang=" + language);
        browser.executeScript(
                "document.querySelector('#plate').value = arguments[0]; document.querySelector('#entered').value = arguments[1]",
                plate,
                in.plus(Duration.ofMinutes(15))
                        .atZone(OwnStay.ZONE)
                        .toLocalDateTime()
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString());
        browser.scripts(scripts);
        browser.findElement(By.cssSelector("button.strong")).click();
        browser.eventually(".sum b", "¥6.00");
        browser.show("pay-" + language);
        browser.findElement(By.cssSelector("button.strong")).click();
        browser.eventually("h1", receipt);
        assertTrue(browser.getCurrentUrl().contains("/receipt/D"), browser.getCurrentUrl());
        browser.show("receipt-" + language);
        assertTrue(browser.findElement(By.cssSelector(".steps")).getText().contains(paid));
        browser.scripts(true);
        assertEquals(List.of(), browser.sticksOut());
        assertEquals(List.of(), browser.complaints());
    }
}
