package io.daozha.admin.live;

import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The Chromium installed on this machine, without a window, and what every page is asked in it. */
public final class Browser extends ChromeDriver {
    /** Where pictures of the pages are left to be looked at. */
    private static final Path PICTURES = Path.of("target", "screens");

    /** Pictures of every page every way take a minute that few runs have somebody for: {@code -Dscreens}. */
    private static final boolean LOOKED_AT = System.getProperty("screens") != null;

    private static final int PHONE = 500;

    /** Starting one takes longer than most of what is asked of it. */
    private static Browser started;

    private int width;
    private int height;

    private Browser(ChromeDriverService service, ChromeOptions options) {
        super(service, options);
    }

    /** As if just installed; skips the test, loudly, where none is. */
    public static synchronized Browser open() throws IOException {
        if (started == null) {
            started = start();
            Runtime.getRuntime().addShutdownHook(new Thread(started::quit, "browser"));
        }
        started.scripts(true);
        started.size(1440, 900);
        started.light("light");
        return started;
    }

    private static Browser start() throws IOException {
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
        return new Browser(service, options);
    }

    /** Forgets whose it was and what it saw, for whoever opens it next. */
    public void leave() {
        String origin = (String) executeScript("return location.origin");
        executeCdpCommand("Storage.clearDataForOrigin", Map.of("origin", origin, "storageTypes", "all"));
        executeCdpCommand("Network.clearBrowserCookies", Map.of());
        executeCdpCommand("Network.clearBrowserCache", Map.of());
        get("about:blank");
        complaints();
    }

    private static Optional<Path> installed(String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of(System.getenv("PATH").split(":")).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** From now on the browser of whoever holds the token, and of nobody else. */
    public void becomes(String address, String token) {
        get(address + "login");
        manage().deleteAllCookies();
        manage().addCookie(new Cookie("daozha", token));
    }

    /** In CSS pixels. What is as narrow as a phone is one. */
    public void size(int width, int height) {
        this.width = width;
        this.height = height;
        metrics(height);
    }

    private void metrics(long height) {
        executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < PHONE));
    }

    public WebElement find(String where) {
        return findElement(By.cssSelector(where));
    }

    /** Clicks in the middle of the screen: on a phone the navigation lies over its last line. */
    public void click(String where) {
        WebElement found = find(where);
        executeScript("arguments[0].scrollIntoView({block: 'center'})", found);
        found.click();
    }

    /** Into the field of that name, in place of what it says. */
    public void type(String field, String text) {
        WebElement found = findElement(By.name(field));
        found.clear();
        found.sendKeys(text);
    }

    /** Looks often: what is waited for comes mostly within a tenth of a second. */
    public WebDriverWait waits() {
        return new WebDriverWait(this, Duration.ofSeconds(20), Duration.ofMillis(40));
    }

    /** Waits until something is there: a click without scripts does not wait for the page that it leads to. */
    public WebElement eventually(String where) {
        return waits().withMessage(where + " was never there")
                .until(page -> page.findElements(By.cssSelector(where)).stream()
                        .findFirst()
                        .orElse(null));
    }

    /** Waits until something there says so, over pages that go while they are looked at. */
    public void eventually(String where, String says) {
        waits().withMessage(where + " never said '" + says + "'")
                .ignoring(WebDriverException.class)
                .until(page -> page.findElements(By.cssSelector(where)).stream()
                        .anyMatch(found -> found.getText().contains(says)));
    }

    /** What the page complained of in the browser's console since last asked. */
    public List<String> complaints() {
        return manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(Object::toString)
                .toList();
    }

    /** What keeps somebody from using the page: what axe finds, and what sticks out sideways. */
    @SuppressWarnings("deprecation") // the new mode is for frames: it opens a window and gives it one second
    public List<String> flaws() {
        String page = getCurrentUrl() + " on " + width + " pixels: ";
        Stream<String> found = new AxeBuilder()
                .setLegacyMode().analyze(this).getViolations().stream()
                        .map(rule -> page + rule.getId() + " "
                                + rule.getNodes().stream()
                                        .limit(3)
                                        .map(node -> node.getTarget() + " " + node.getFailureSummary())
                                        .toList());
        return Stream.concat(found, sticksOut().stream().map(page::concat)).toList();
    }

    /** What sticks out of the page sideways, so that a person would have to push it about; nothing, where it fits. */
    @SuppressWarnings("unchecked")
    public List<String> sticksOut() {
        return (List<String>) executeScript("""
                const root = document.documentElement;
                if (root.scrollWidth <= root.clientWidth) return [];
                const scrolls = e => e && (getComputedStyle(e).overflowX !== 'visible' || scrolls(e.parentElement));
                const out = [...document.querySelectorAll('body *')]
                    .filter(e => e.getBoundingClientRect().right > root.clientWidth + 1 && !scrolls(e.parentElement));
                return [`${location.pathname} is ${root.scrollWidth} wide on ${root.clientWidth}`,
                    ...out.slice(0, 5).map(e => `${e.tagName} .${e.getAttribute('class')}: ${e.textContent.trim().slice(0, 40)}`)];
                """);
    }

    /** A picture for people, in runs that they look at. */
    public void show(String name) throws IOException {
        if (LOOKED_AT) {
            picture(name);
        }
    }

    /** The whole page by the light it is in. */
    public Path picture(String name) throws IOException {
        metrics(Math.max(height, (long) executeScript("return document.documentElement.scrollHeight")));
        byte[] png = getScreenshotAs(OutputType.BYTES);
        metrics(height);
        return Files.write(Files.createDirectories(PICTURES).resolve(name.replace('/', '-') + ".png"), png);
    }

    /**
     * Reads a page in both languages, on a desk and on a phone, on a phone by night too, where colours are the same as on a desk.
     * Whether something sticks out depends on the words and the width together, what axe looks at on one of them: it
     * reads each language, each width and each light once.
     *
     * @param address of the page without {@code lang}
     * @return the flaws of all of them
     */
    public List<String> everyWay(String address, String name) throws IOException {
        List<String> flaws = new ArrayList<>();
        for (String language : List.of("zh", "en")) {
            for (int wide : new int[] {1440, 390}) {
                size(wide, 900);
                get(address + (address.contains("?") ? "&" : "?") + "lang=" + language);
                boolean nightToo = language.equals("zh") && wide < PHONE;
                for (String light : nightToo ? List.of("light", "dark") : List.of("light")) {
                    light(light);
                    boolean read = light.equals("dark") || wide < PHONE == language.equals("en");
                    flaws.addAll(read ? flaws() : sticksOut());
                    show(name + "-" + language + "-" + wide + "-" + light);
                }
            }
        }
        light("light");
        return flaws;
    }

    /** As if scripts were switched off in the browser, or on again. */
    public void scripts(boolean on) {
        executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !on));
    }

    /** Nothing moves then, as what is half faded in is hard to read. */
    public void light(String light) {
        executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", light),
                                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    }
}
