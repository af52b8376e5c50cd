package io.daozha.admin.household;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.daozha.admin.access.Role;
import io.daozha.admin.access.SignedIn;
import io.daozha.admin.live.Browser;
import io.daozha.admin.live.FakeSite;
import io.daozha.billing.Money;
import io.daozha.billing.OrderBook;
import io.daozha.billing.Parking;
import io.daozha.billing.PaymentNotice;
import io.daozha.billing.PaymentOrder;
import io.daozha.billing.PermitFee;
import io.daozha.billing.Plate;
import io.daozha.billing.Plate.Colour;
import io.daozha.billing.right.Act;
import io.daozha.billing.right.Hours;
import io.daozha.billing.right.Household;
import io.daozha.billing.right.HouseholdRights;
import io.daozha.billing.right.Permit;
import io.daozha.billing.right.PermitType;
import io.daozha.billing.right.Rights;
import io.daozha.billing.right.StreetLists;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** The main job of resident and operator in a browser, and how all their pages look to everybody. */
@QuarkusTest
@TestProfile(FakeSite.class)
class HouseholdBrowserTest {
    private static final Household.Quota QUOTA = new Household.Quota(4, 2, 3);

    @TestHTTPResource("/")
    String address;

    @Inject
    SignedIn signedIn;

    @Inject
    Neighbourhood street;

    @Inject
    Rights rights;

    @Inject
    StreetLists lists;

    @Inject
    HouseholdRights households;

    @Inject
    Parking parking;

    @Inject
    OrderBook orders;

    private final String mark = UUID.randomUUID().toString().substring(0, 4);
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

    @Test
    void aResidentSignsUpOnAPhoneTheOperatorApprovesWithOneKeyAndItIsPaidOnTheSpot() {
        Household home = street.home("9栋 " + mark, QUOTA);
        long monthly = monthly().id();
        browser.size(390, 844);
        browser.get(address + "login");
        browser.findElement(By.cssSelector("a[href='/join']")).click();
        browser.type("code", home.code());
        browser.type("name", "resident " + mark);
        browser.type("password", "green tree by the gate");
        browser.type("again", "green tree by the gate");
        browser.click("main form button.strong");
        browser.eventually("h1", home.name());
        browser.click("#permits details summary");
        browser.click("#permits .offers input[value='" + monthly + "']");
        browser.click("#permits .offers button.strong");
        browser.eventually(".waiting", "等待同意");
        browser.type("plate", "湘AO1234");
        browser.click("#register form.sheet button.strong");
        browser.eventually(".flaw", "没有字母 I 和 O");
        browser.type("plate", "湘A91234");
        browser.click("#register form.sheet button.strong");
        browser.eventually(".waiting .plate", "91234");

        browser.size(1440, 900);
        browser.becomes(address, signedIn.token(Role.OPERATOR));
        browser.get(address + "rights/requests?lang=en");
        browser.eventually("h1", "Requests");
        press("a");
        browser.eventually("h2", "Plates");
        press("a");
        browser.eventually(".blank", "No request is waiting");
        assertEquals(List.of(new Plate("湘A91234", Colour.BLUE)), households.plates(home.id(), Instant.now()));

        browser.size(390, 844);
        browser.becomes(address, signedIn.residentToken("resident " + mark, home.id()));
        browser.get(address + "my?lang=zh");
        browser.click(".owed a.button");
        browser.eventually(".pay .sum", "¥150.00");
        browser.executeScript("arguments[0].scrollIntoView({block: 'center'})", browser.find(".pay button.strong"));
        browser.scripts(false);
        browser.find(".pay button.strong").click();
        browser.eventually("h1", "收据");
        browser.scripts(true);

        browser.size(1440, 900);
        browser.get(address + "my?lang=en");
        browser.click("#permits .permits button");
        browser.eventually(".pay .sum", "¥150.00");
        somebodyAtHomePays(home);
        browser.eventually("#outcome .well", "The permit lasts to");
        assertEquals(List.of(), browser.flaws());
        assertEquals(
                List.of(),
                browser.complaints().stream()
                        .filter(said -> !said.contains("400"))
                        .toList());
    }

    private void somebodyAtHomePays(Household home) {
        PermitFee waits = households.fees(home.id()).stream()
                .filter(fee -> !fee.began())
                .findFirst()
                .orElseThrow();
        PaymentOrder order = orders.orderFee(waits.id(), Instant.now());
        parking.settle(new PaymentNotice(order.number(), "wechat", "W" + mark, order.amount()), Instant.now());
    }

    private PermitType monthly() {
        return rights.offer(
                new PermitType.Terms(
                        "月卡 " + mark,
                        1,
                        0,
                        Money.fen(15_000),
                        Hours.ALL_DAY,
                        1,
                        2,
                        30,
                        PermitType.Overflow.TEMPORARY,
                        false),
                street.act());
    }

    private void press(String key) {
        browser.switchTo().activeElement().sendKeys(key);
    }

    @Test
    void pagesAreForEverybody() throws IOException {
        Household home = street.home("3栋 40" + mark, QUOTA);
        seed(home);
        List<String> wrong = new ArrayList<>();
        browser.becomes(address, signedIn.token(Role.OPERATOR));
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
            wrong.addAll(browser.everyWay(address + page, page.replaceAll("/\\d+", "-one")));
        }
        browser.manage().deleteAllCookies();
        wrong.addAll(browser.everyWay(address + "join", "join"));
        browser.becomes(address, signedIn.residentToken("screens " + mark, home.id()));
        PermitFee first = households.fees(home.id()).get(0);
        for (String page : List.of("my", "my/stays", "my/data", "my/fees/" + first.id())) {
            wrong.addAll(browser.everyWay(address + page, page.replaceAll("/\\d+", "-one")));
        }
        PaymentOrder order = orders.orderFee(first.id(), Instant.now());
        parking.settle(new PaymentNotice(order.number(), "wechat", "W0" + mark, order.amount()), Instant.now());
        wrong.addAll(browser.everyWay(address + "receipt/" + order.number(), "permit-receipt"));
        assertEquals(List.of(), wrong);
    }

    private void seed(Household home) {
        Instant now = Instant.now();
        LocalDate today = street.today();
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
        rights.grant(
                monthly().id(),
                Optional.of(home.id()),
                home.name(),
                List.of(new Plate("湘F88D66", Colour.BLUE)),
                today.minusDays(26),
                new Act("李姐", "下班后来交", now));
        street.comesIn(car, now.minus(Duration.ofHours(30)));
        street.leaves(car, now.minus(Duration.ofHours(20)));
        street.comesIn(car, now.minus(Duration.ofHours(2)));
        households.askForPlate(home.id(), new Plate("湘F12Q34", Colour.BLUE), now);
        households.askForRenewal(home.id(), permit.id(), now);
        households.givePass(home.id(), Optional.empty(), now, now.plus(Duration.ofHours(8)), 1, now);
        households.givePass(
                home.id(), Optional.of(new Plate("粤B71X92", Colour.BLUE)), now, now.plus(Duration.ofHours(30)), 3, now);
        households.lock(home.id(), car, now);
        lists.ban(new Plate("湘F00D44", Colour.BLUE), new Act("李姐", "多次冲杆", now));
    }
}
