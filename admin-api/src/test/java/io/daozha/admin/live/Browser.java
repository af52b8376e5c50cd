package io.daozha.admin.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** The Chromium installed on this machine, without a window. */
public final class Browser {
    private Browser() {}

    /** Skips the test, loudly, where no browser is installed. */
    public static ChromeDriver open() throws IOException {
        Optional<Path> browser = installed("chromium", "chromium-browser", "google-chrome");
        Optional<Path> driver = installed("chromedriver");
        if (browser.isEmpty() || driver.isEmpty()) {
            String why = "BROWSER TEST SKIPPED: install chromium and chromium-driver to run it";
            System.err.println(why);
            Assumptions.abort(why);
        }
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.orElseThrow().toFile());
        options.setCapability("goog:loggingPrefs", logs);
        options.setExperimentalOption("prefs", Map.of("intl.accept_languages", "zh-CN"));
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + Files.createTempDirectory("daozha-browser"));
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driver.orElseThrow().toFile())
                .usingAnyFreePort()
                .build();
        return new ChromeDriver(service, options);
    }

    /** What pages complained of in the browser's console since last asked. */
    public static List<String> complaints(ChromeDriver browser) {
        return browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(Object::toString)
                .toList();
    }

    /** What sticks out of the page sideways, so that a person would have to push it about; nothing, where it fits. */
    @SuppressWarnings("unchecked")
    public static List<String> sticksOut(ChromeDriver browser) {
        return (List<String>) browser.executeScript("""
                const root = document.documentElement;
                if (root.scrollWidth <= root.clientWidth) return [];
                const scrolls = e => e && (getComputedStyle(e).overflowX !== 'visible' || scrolls(e.parentElement));
                const out = [...document.querySelectorAll('body *')]
                    .filter(e => e.getBoundingClientRect().right > root.clientWidth + 1 && !scrolls(e.parentElement));
                return [`${location.pathname} is ${root.scrollWidth} wide on ${root.clientWidth}`,
                    ...out.slice(0, 5).map(e => `${e.tagName} .${e.getAttribute('class')}: ${e.textContent.trim().slice(0, 40)}`)];
                """);
    }

    private static Optional<Path> installed(String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of(System.getenv("PATH").split(":")).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
