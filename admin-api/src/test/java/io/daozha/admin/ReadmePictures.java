package io.daozha.admin;

import static org.awaitility.Awaitility.await;

import io.daozha.admin.live.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;

/**
 * Takes the pictures that README and tour show, of the packaged application and its simulated forecourt, anew. It is no
 * test, and runs only when it is asked for:
 *
 * <p>{@code ./mvnw -B -ntp -q verify -pl admin-api -am -Dtest=none -Dit.test=ReadmePictures
 * -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false}
 */
class ReadmePictures {
    private static final Path DOCS = Path.of("..", "docs");
    private static final int STAYS = 5;

    @Test
    void take() throws Exception {
        Path data = Files.createTempDirectory(Files.createDirectories(Path.of("target/sites")), "pictures-");
        int port = PackagedApplication.freePort();
        List<String> settings = List.of("daozha.simulation.seed=8");
        try (PackagedApplication application = PackagedApplication.start(data, port, settings)) {
            application.line("Daozha is ready");
            await().atMost(Duration.ofMinutes(10))
                    .pollInterval(Duration.ofSeconds(2))
                    .until(() ->
                            application.get("/books/stays.csv?days=1").lines().count() > STAYS);
            Browser browser = Browser.open();
            try {
                look(application, browser, "http://localhost:" + port + "/");
            } finally {
                browser.quit();
            }
        }
    }

    private static void look(PackagedApplication application, Browser browser, String address) throws Exception {
        browser.get(address + "login?lang=zh");
        browser.type("name", "manager");
        browser.type("password", PackagedApplication.PASSWORD);
        browser.click("main form button.strong");

        // A driver who has to pay stands at the exit until he is asked for no more.
        browser.executeCdpCommand("Emulation.setScrollbarsHidden", Map.of("hidden", true));
        browser.size(1280, 860);
        application.post("/street/paying", "{\"on\":false}");
        await().atMost(Duration.ofMinutes(5))
                .ignoreExceptions() // the page is renewed while it is read
                .until(() -> browser.find("#lane-exit .visit").getText().contains("¥"));
        // A machine that is busy with more than this may have missed an answer of the boards.
        browser.executeScript(
                "document.querySelectorAll(\"form[data-send$='/seen'] button\").forEach(one => one.click())");
        await().until(() ->
                browser.findElements(By.cssSelector("form[data-send$='/seen']")).isEmpty());
        application.post("/street/arrive", "{\"lane\":\"entry\",\"kind\":\"PERMIT\"}");
        browser.eventually("#lane-entry .visit", "已放行");
        keep(browser, "console");

        browser.size(1280, 800);
        browser.get(address + "lane/exit/sign?lang=zh");
        browser.eventually(".count", "");
        keep(browser, "sign");

        browser.size(390, 844);
        browser.get(address + "lane/exit?lang=zh");
        browser.eventually(".sum", "¥");
        keep(browser, "phone");

        browser.size(1280, 760);
        browser.get(address + "tariff/draft?lang=zh");
        keep(browser, "tariff");
    }

    /** The window as it is: what is below it nobody looks at. */
    private static void keep(Browser browser, String name) throws IOException {
        Files.write(DOCS.resolve(name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
    }
}
