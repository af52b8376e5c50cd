package io.daozha.admin;

import io.daozha.admin.live.Browser;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * What people wait for, in Chromium: a driver for the page to pay on, over a network as slow as Chromium's "Slow 4G" (150 ms
 * there and back, 1.6 Mbit/s down, 0.75 up, nothing cached); an operator for his open page to show what changed, on the
 * machine's own network.
 *
 * <p>{@code ./mvnw -B -ntp verify -pl admin-api -am -Dtest=none -Dit.test=ScreensBenchmark
 * -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false}
 */
class ScreensBenchmark {
    private static final int TIMES = 20;
    private static final double BITS = 8;

    @Test
    void measure() throws Exception {
        try (PackagedApplication application = PackagedApplication.shipped(
                Files.createTempDirectory("daozha-screens"), PackagedApplication.freePort(), List.of())) {
            application.line("Daozha is ready");
            ChromeDriver browser = Browser.open();
            try {
                liveUpdates(application, browser);
                browser.executeCdpCommand("Network.enable", Map.of());
                browser.executeCdpCommand("Network.setCacheDisabled", Map.of("cacheDisabled", true));
                browser.executeCdpCommand(
                        "Network.emulateNetworkConditions",
                        Map.of(
                                "offline",
                                false,
                                "latency",
                                150,
                                "downloadThroughput",
                                1.6e6 / BITS,
                                "uploadThroughput",
                                0.75e6 / BITS));
                for (String page : List.of("/pay", "/lane/exit", "/board")) {
                    firstView(application, browser, page);
                }
            } finally {
                browser.quit();
            }
        }
    }

    private static void firstView(PackagedApplication application, ChromeDriver browser, String page) {
        double[] loaded = new double[TIMES];
        for (int time = 0; time < TIMES; time++) {
            browser.get("about:blank");
            browser.get(application.address() + page);
            loaded[time] = number(browser, "performance.getEntriesByType('navigation')[0].loadEventEnd");
        }
        say(page + " on a slow network, complete", loaded);
    }

    private static void liveUpdates(PackagedApplication application, ChromeDriver browser) throws Exception {
        String[] cookie = application.cookie().split("=", 2);
        browser.get(application.address() + "/login");
        browser.manage().addCookie(new Cookie(cookie[0], cookie[1]));
        browser.get(application.address());
        while (browser.findElements(By.cssSelector("[data-link=live]")).isEmpty()) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        double[] millis = new double[TIMES];
        for (int time = 0; time < TIMES; time++) {
            millis[time] = ((Number) browser.executeAsyncScript("""
                            const [on, done] = arguments;
                            let began;
                            const watch = new MutationObserver(() => requestAnimationFrame(() => {
                                watch.disconnect();
                                done(performance.now() - began);
                            }));
                            watch.observe(document.getElementById('banner'), { subtree: true, childList: true, attributes: true });
                            began = performance.now();
                            fetch('/street/paying', { method: 'POST', headers: { 'Content-Type': 'application/json' },
                                body: JSON.stringify({ on }) });
                            """, Boolean.toString(time % 2 == 1))).doubleValue();
            LockSupport.parkNanos(Duration.ofMillis(700).toNanos());
        }
        say("an order until the open page shows it", millis);
    }

    private static double number(ChromeDriver browser, String script) {
        return ((Number) browser.executeScript("return " + script)).doubleValue();
    }

    private static void say(String what, double[] millis) {
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "%-48s p50 %.0f ms, p95 %.0f ms, most %.0f ms%n",
                what,
                millis[TIMES / 2],
                millis[(int) (TIMES * 0.95)],
                millis[TIMES - 1]);
    }
}
