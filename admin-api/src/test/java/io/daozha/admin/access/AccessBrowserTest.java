package io.daozha.admin.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import io.daozha.admin.live.Browser;
import io.daozha.admin.live.FakeSite;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

@QuarkusTest
@TestProfile(FakeSite.class)
class AccessBrowserTest {
    /** Where pictures of the pages are left to be looked at. */
    private static final Path PICTURES = Path.of("target", "screens");

    @TestHTTPResource("/")
    String address;

    @Inject
    SignedIn signedIn;

    @Inject
    People people;

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

    private void type(String field, String text) {
        browser.findElement(By.name(field)).clear();
        browser.findElement(By.name(field)).sendKeys(text);
    }

    private void send() {
        browser.findElement(By.cssSelector("main form button.strong")).click();
    }

    private void eventually(String where, String says) {
        new WebDriverWait(browser, Duration.ofSeconds(20))
                .withMessage(where + " never said '" + says + "'")
                .ignoring(org.openqa.selenium.StaleElementReferenceException.class)
                .until(page -> page.findElements(By.cssSelector(where)).stream()
                        .anyMatch(found -> found.getText().contains(says)));
    }

    private void logIn(Role role) {
        browser.get(address + "login");
        browser.manage().addCookie(new Cookie(Doorkeeper.COOKIE, signedIn.token(role)));
    }

    private void size(int width, int height) {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
    }

    @Test
    void aNewManagerLogsInChoosesAPasswordAndSeesTheLanes() {
        String name = "新" + UUID.randomUUID().toString().substring(0, 6);
        String once = people.make(name, "MANAGER", Instant.now()).password();
        browser.get(address);
        type("name", name);
        type("password", "guess");
        send();
        eventually(".trouble", "用户名或密码不对");
        type("password", once);
        send();
        eventually("h1", "修改密码");
        type("old", once);
        type("fresh", "1234567890");
        type("again", "1234567890");
        send();
        eventually(".flaw", "太好猜");
        type("old", once);
        type("fresh", SignedIn.PASSWORD);
        type("again", SignedIn.PASSWORD);
        send();
        eventually("[data-link=live] .lane h2", "入口");
        browser.findElement(By.cssSelector(".languages [lang=en]")).click();
        eventually("[data-link=live] .lane h2", "Entry");
        browser.findElement(By.cssSelector(".me summary")).click();
        browser.findElement(By.cssSelector(".me button")).click();
        eventually("h1", "Log in");
        assertEquals(
                List.of(),
                Browser.complaints(browser).stream()
                        .filter(said -> !said.contains("401") && !said.contains("400"))
                        .toList());
    }

    @Test
    void pagesAreForEverybody() throws IOException {
        logIn(Role.MANAGER);
        List<String> wrong = new ArrayList<>();
        for (String page : List.of(
                "",
                "settings/people",
                "settings/people/new",
                "settings/keys/new",
                "settings/audit",
                "password",
                "nowhere")) {
            for (String language : List.of("zh", "en")) {
                size(1440, 900);
                browser.get(address + page + "?lang=" + language);
                wrong.addAll(violations(page + " " + language));
                picture(page, language, 1440, 900, "light");
                size(390, 844);
                browser.get(address + page + "?lang=" + language);
                wrong.addAll(violations(page + " narrow " + language));
                Object wide = browser.executeScript("return document.documentElement.scrollWidth");
                if (!wide.equals(390L)) {
                    wrong.add(page + " " + language + " sticks out: " + wide);
                }
                picture(page, language, 390, 844, "light");
                if (language.equals("zh")) {
                    picture(page, language, 1440, 900, "dark");
                    picture(page, language, 390, 844, "dark");
                }
            }
        }
        browser.manage().deleteAllCookies();
        for (String language : List.of("zh", "en")) {
            for (int width : new int[] {1440, 390}) {
                size(width, 844);
                browser.get(address + "login?lang=" + language);
                wrong.addAll(violations("login " + width));
                picture("login", language, width, 844, "light");
            }
        }
        picture("login", "en", 1440, 900, "dark");
        assertEquals(List.of(), wrong);
    }

    private List<String> violations(String page) {
        return new AxeBuilder()
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa")).analyze(browser).getViolations().stream()
                        .map(rule -> page + ": " + rule.getId() + " " + nodes(rule))
                        .toList();
    }

    private static List<String> nodes(Rule rule) {
        return rule.getNodes().stream()
                .limit(3)
                .map(node -> node.getTarget() + " " + node.getFailureSummary())
                .toList();
    }

    private void picture(String page, String language, int width, int height, String light) throws IOException {
        size(width, height);
        browser.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", light))));
        String name = (page.isEmpty() ? "live" : page.replace('/', '-')) + "-" + language + "-" + width + "-" + light;
        Files.createDirectories(PICTURES);
        Files.write(PICTURES.resolve(name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
        browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of()));
    }
}
