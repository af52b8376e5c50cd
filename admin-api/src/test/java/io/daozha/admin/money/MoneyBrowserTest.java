package io.daozha.admin.money;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.selenium.AxeBuilder;
import io.daozha.admin.access.Role;
import io.daozha.admin.access.SignedIn;
import io.daozha.admin.live.Browser;
import io.daozha.admin.live.FakeSite;
import io.daozha.billing.Coupon;
import io.daozha.billing.Money;
import io.daozha.billing.Plate;
import io.daozha.billing.Till;
import io.daozha.billing.Vouchers;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The operator's money in a browser: both languages, desktop and phone, and for everybody. */
@QuarkusTest
@TestProfile(FakeSite.class)
class MoneyBrowserTest {
    /** Where pictures of the pages are left to be looked at. */
    private static final Path PICTURES = Path.of("target", "screens");

    @TestHTTPResource("/")
    String address;

    @Inject
    SignedIn signedIn;

    @Inject
    MoneyStreet street;

    @Inject
    Till till;

    @Inject
    Vouchers vouchers;

    @Inject
    Clock clock;

    private ChromeDriver browser;

    @BeforeEach
    void open() throws IOException {
        street.nobodyIsOnShift();
        browser = Browser.open();
        logIn(Role.OPERATOR);
    }

    @AfterEach
    void close() {
        street.nobodyIsOnShift();
        if (browser != null) {
            browser.quit();
        }
    }

    private void logIn(Role role) {
        browser.get(address + "login");
        browser.manage().deleteAllCookies();
        browser.manage().addCookie(new Cookie("daozha", signedIn.token(role)));
    }

    private void size(int width, int height) {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
    }

    private void type(String field, String text) {
        browser.findElement(By.name(field)).clear();
        browser.findElement(By.name(field)).sendKeys(text);
    }

    private void click(String where) {
        browser.findElement(By.cssSelector(where)).click();
    }

    private void eventually(String where, String says) {
        new WebDriverWait(browser, Duration.ofSeconds(20))
                .withMessage(where + " never said '" + says + "'")
                .ignoring(StaleElementReferenceException.class)
                .until(page -> page.findElements(By.cssSelector(where)).stream()
                        .anyMatch(found -> found.getText().contains(says)));
    }

    @Test
    void cashIsTakenOnAPhoneInChinese() {
        size(390, 844);
        Plate car = MoneyStreet.car();
        long stay = street.comes(car, Duration.ofHours(5));
        browser.get(address + "money/shifts?lang=zh");
        type("drawer", "200");
        click("main form button.strong");
        eventually("h1", "当班");
        browser.get(address + "money/desk");
        type("plate", car.text());
        click("main form button.strong");
        eventually("tbody th", car.text().substring(2));
        click("a[href='/money/desk/" + stay + "']");
        eventually(".till h2", "收现金");
        type("given", "100");
        click("form[action$='/cash'] button");
        eventually(".receipt h1", "收据");
        eventually(".receipt .change", "¥");
        assertEquals(List.of(), Browser.complaints(browser));
    }

    @Test
    void aRefundIsAskedForAndAnotherApprovesInEnglish() {
        size(1440, 900);
        Plate car = MoneyStreet.car();
        long stay = street.comes(car, Duration.ofDays(30));
        long entry = street.pays(car, "wechat");
        browser.get(address + "money/ledger?lang=en&stay=" + stay);
        click("a[href='/money/refunds/new?entry=" + entry + "']");
        type("amount", "60");
        type("reason", "arm stuck");
        click("main form button.strong");
        eventually(".mark-word", "Waits for approval");
        String refund = browser.getCurrentUrl();
        logIn(Role.MANAGER);
        browser.get(refund + "?lang=en");
        click("form[action$='/approve'] button");
        eventually(".mark-word", "On its way");
    }

    @Test
    void pagesAreForEverybody() throws IOException {
        String merchant = aBusyDay();
        List<String> wrong = new ArrayList<>();
        logIn(Role.MANAGER);
        for (String page : List.of(
                "money",
                "money/unclear",
                "money/refunds",
                "money/debts",
                "money/desk",
                "money/shifts",
                "money/merchants",
                merchant,
                "money/reconciliation?channel=wechat&day=" + java.time.LocalDate.ofInstant(clock.instant(), Given.ZONE),
                "money/ledger")) {
            for (String language : List.of("zh", "en")) {
                for (int width : new int[] {1440, 390}) {
                    size(width, 900);
                    browser.get(address + page + (page.contains("?") ? "&" : "?") + "lang=" + language);
                    String name = page.replaceAll("\\?.*|/\\d+$", "").replace('/', '-')
                            + (page.matches(".*/\\d+$") ? "-one" : "");
                    wrong.addAll(violations(name + " " + language + " " + width));
                    Object wide = browser.executeScript("return document.documentElement.scrollWidth");
                    if ((long) wide > width) {
                        wrong.add(name + " " + language + " sticks out of " + width + ": " + wide);
                    }
                    picture(name + "-" + language + "-" + width, "light");
                    if (language.equals("zh")) {
                        picture(name + "-" + language + "-" + width, "dark");
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertEquals(List.of(), Browser.complaints(browser));
    }

    /** @return the path of a merchant's page */
    private String aBusyDay() {
        for (String channel : List.of("wechat", "wechat", "wechat", "alipay", "wechat", "alipay")) {
            Plate car = MoneyStreet.car();
            street.comes(car, Duration.ofHours(7));
            long entry = street.pays(car, channel);
            street.leaves(car);
            if (channel.equals("alipay")) {
                till.askRefund(entry, Money.fen(200), "test-operator", "多收了一小时", clock.instant());
            }
        }
        for (int debtors = 0; debtors < 3; debtors++) {
            Plate car = MoneyStreet.car();
            street.comes(car, Duration.ofHours(3));
            street.leaves(car);
        }
        Plate large = MoneyStreet.car();
        street.comes(large, Duration.ofDays(20));
        till.askRefund(street.pays(large, "wechat"), Money.fen(6000), "test-operator", "道闸没有抬起", clock.instant());
        Plate odd = MoneyStreet.car();
        street.comes(odd, Duration.ofHours(2));
        street.paysWrongly(odd, 5);
        Plate stuck = MoneyStreet.car();
        street.comes(stuck, Duration.ofHours(4));
        street.paysBeforeTheArm(stuck);
        till.openShift("test-manager", Money.fen(20_000), clock.instant());
        Plate cash = MoneyStreet.car();
        long paying = street.comes(cash, Duration.ofHours(4));
        till.takeCash(paying, Money.fen(5000), "test-manager", clock.instant());
        long shop = vouchers.agree("阿婆粉店", 100).id();
        vouchers.give(
                shop,
                12,
                Coupon.Kind.MINUTES,
                60,
                Optional.empty(),
                clock.instant(),
                clock.instant().plus(Duration.ofDays(30)));
        vouchers.agree("街角面包", 40);
        return "money/merchants/" + shop;
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
        Files.write(PICTURES.resolve(name + "-" + light + ".png"), browser.getScreenshotAs(OutputType.BYTES));
        browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of()));
    }
}
