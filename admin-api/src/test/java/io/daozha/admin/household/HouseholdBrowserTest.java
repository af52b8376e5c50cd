package io.daozha.admin.household;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.selenium.AxeBuilder;
import io.daozha.admin.access.Role;
import io.daozha.admin.access.SignedIn;
import io.daozha.admin.live.Browser;
import io.daozha.admin.live.FakeSite;
import io.daozha.billing.Parking;
import io.daozha.billing.Passage;
import io.daozha.billing.Passage.Direction;
import io.daozha.billing.Plate;
import io.daozha.billing.Plate.Colour;
import io.daozha.billing.right.Act;
import io.daozha.billing.right.Household;
import io.daozha.billing.right.HouseholdRights;
import io.daozha.billing.right.Permit;
import io.daozha.billing.right.Rights;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The main job of resident and operator in a browser, and how all their pages look to everybody. */
@QuarkusTest
@TestProfile(FakeSite.class)
class HouseholdBrowserTest {
    /** Where pictures of the pages are left to be looked at. */
    private static final Path PICTURES = Path.of("target", "screens");

    private static final Act ACT = new Act("test", "moved in", Instant.EPOCH);

    @TestHTTPResource("/")
    String address;

    @Inject
    SignedIn signedIn;

    @Inject
    Rights rights;

    @Inject
    HouseholdRights households;

    @Inject
    Parking parking;

    private final String mark = UUID.randomUUID().toString().substring(0, 4);
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

    @Test
    void aResidentSignsUpOnAPhoneAndTheOperatorApprovesWithOneKey() {
        Household home = open("9栋 " + mark);
        size(390, 844);
        browser.get(address + "login");
        browser.findElement(By.cssSelector("a[href='/join']")).click();
        type("code", home.code());
        type("name", "resident " + mark);
        type("password", "green tree by the gate");
        type("again", "green tree by the gate");
        send("main form");
        eventually("h1", home.name());
        click("#permits details summary");
        click("#permits .offers input");
        send("#permits .offers");
        eventually(".waiting", "等待同意");
        type("plate", "湘AO1234");
        send("#register form.sheet");
        eventually(".flaw", "没有字母 I 和 O");
        type("plate", "湘A91234");
        send("#register form.sheet");
        eventually(".waiting .plate", "91234");

        size(1440, 900);
        as(Role.OPERATOR);
        browser.get(address + "rights/requests?lang=en");
        eventually("h1", "Requests");
        press("a");
        eventually("h2", "Plates");
        press("a");
        eventually(".blank", "No request is waiting");
        assertEquals(List.of(new Plate("湘A91234", Colour.BLUE)), households.plates(home.id(), Instant.now()));
        assertEquals(
                List.of(),
                Browser.complaints(browser).stream()
                        .filter(said -> !said.contains("400"))
                        .toList());
    }

    private void press(String key) {
        browser.switchTo().activeElement().sendKeys(key);
    }

    @Test
    void pagesAreForEverybody() throws IOException {
        Household home = open("3栋 40" + mark);
        seed(home);
        List<String> wrong = new ArrayList<>();
        as(Role.OPERATOR);
        long permit = households.permits(home.id()).get(0).id();
        for (String page : List.of(
                "rights",
                "rights/grant",
                "rights/permits/" + permit,
                "rights/requests",
                "rights/households",
                "rights/households/" + home.id(),
                "rights/passes",
                "rights/lists",
                "rights/types")) {
            look(page, page.replaceAll("/\\d+", "-one"), wrong);
        }
        browser.manage().deleteAllCookies();
        look("join", "join", wrong);
        browser.manage().addCookie(new Cookie("daozha", signedIn.residentToken("screens " + mark, home.id())));
        for (String page : List.of("my", "my/stays", "my/data")) {
            look(page, page, wrong);
        }
        assertEquals(List.of(), wrong);
    }

    private void look(String page, String name, List<String> wrong) throws IOException {
        for (String language : List.of("zh", "en")) {
            for (int width : new int[] {1440, 390}) {
                size(width, 900);
                browser.get(address + page + "?lang=" + language);
                wrong.addAll(violations(name + " " + language + " " + width));
                Object wide = browser.executeScript("return document.documentElement.scrollWidth");
                if ((long) wide > width) {
                    wrong.add(name + " " + language + " sticks out: " + wide);
                }
                picture(name + "-" + language + "-" + width, language.equals("en") && width == 390 ? "dark" : "light");
            }
        }
    }

    private List<String> violations(String page) {
        return new AxeBuilder()
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa")).analyze(browser).getViolations().stream()
                        .map(rule -> page + ": " + rule.getId() + " "
                                + rule.getNodes().stream()
                                        .limit(3)
                                        .map(node -> node.getTarget() + " " + node.getFailureSummary())
                                        .toList())
                        .toList();
    }

    private void picture(String name, String light) throws IOException {
        browser.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", light))));
        Files.createDirectories(PICTURES);
        Files.write(PICTURES.resolve(name.replace('/', '-') + ".png"), browser.getScreenshotAs(OutputType.BYTES));
        browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of()));
    }

    private void seed(Household home) {
        Instant now = Instant.now();
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        Plate car = new Plate("湘F8K216", Colour.BLUE);
        Permit permit = rights.grant(
                1, Optional.of(home.id()), home.name(), List.of(car), today.minusDays(26), new Act("李姐", "已收费", now));
        rights.addPlate(permit.id(), new Plate("湘FD12345", Colour.GREEN), new Act("李姐", "第二辆车", now));
        rights.grant(
                1,
                Optional.empty(),
                "王师傅",
                List.of(new Plate("湘F66B80", Colour.BLUE)),
                today.minusDays(5),
                new Act("李姐", "已收费", now));
        passage(Direction.IN, car, now.minus(Duration.ofHours(30)));
        passage(Direction.OUT, car, now.minus(Duration.ofHours(20)));
        passage(Direction.IN, car, now.minus(Duration.ofHours(2)));
        households.askForPlate(home.id(), new Plate("湘F12Q34", Colour.BLUE), now);
        households.askForRenewal(home.id(), permit.id(), now);
        households.givePass(home.id(), Optional.empty(), now, now.plus(Duration.ofHours(8)), 1, now);
        households.givePass(
                home.id(), Optional.of(new Plate("粤B71X92", Colour.BLUE)), now, now.plus(Duration.ofHours(30)), 3, now);
        households.lock(home.id(), car, now);
        rights.ban(new Plate("湘F00D44", Colour.BLUE), new Act("李姐", "多次冲杆", now));
    }

    private void passage(Direction direction, Plate plate, Instant at) {
        parking.record(new Passage(
                UUID.randomUUID().toString(),
                "lane",
                direction,
                plate,
                Optional.empty(),
                at,
                at,
                true,
                Optional.empty(),
                Optional.empty()));
    }

    private Household open(String name) {
        return rights.openHousehold(name, new Household.Quota(3, 1, 3), Optional.empty(), ACT);
    }

    private void as(Role role) {
        browser.get(address + "login");
        browser.manage().deleteAllCookies();
        browser.manage().addCookie(new Cookie("daozha", signedIn.token(role)));
    }

    private void type(String field, String text) {
        browser.findElement(By.name(field)).clear();
        browser.findElement(By.name(field)).sendKeys(text);
    }

    private void send(String form) {
        click(form + " button.strong");
    }

    /** On a phone the navigation lies over the last line of the screen. */
    private void click(String where) {
        WebElement found = browser.findElement(By.cssSelector(where));
        browser.executeScript("arguments[0].scrollIntoView({block: 'center'})", found);
        found.click();
    }

    private void eventually(String where, String says) {
        new WebDriverWait(browser, Duration.ofSeconds(20))
                .withMessage(where + " never said '" + says + "'")
                .ignoring(org.openqa.selenium.StaleElementReferenceException.class)
                .until(page -> page.findElements(By.cssSelector(where)).stream()
                        .anyMatch(found -> found.getText().contains(says)));
    }

    private void size(int width, int height) {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
    }
}
