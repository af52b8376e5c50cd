package io.daozha.admin.money;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The operator's money in a browser: both languages, desktop and phone, and for everybody. */
@QuarkusTest
@TestProfile(FakeSite.class)
class MoneyBrowserTest {
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

    private Browser browser;

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
            browser.leave();
        }
    }

    private void logIn(Role role) {
        browser.becomes(address, signedIn.token(role));
    }

    @Test
    void cashIsTakenOnAPhoneInChinese() {
        browser.size(390, 844);
        Plate car = MoneyStreet.car();
        long stay = street.comes(car, Duration.ofHours(5));
        browser.get(address + "money/shifts?lang=zh");
        browser.type("drawer", "200");
        browser.click("main form button.strong");
        browser.eventually("h1", "当班");
        browser.get(address + "money/desk");
        browser.type("plate", car.text());
        browser.click("main form button.strong");
        browser.eventually("tbody th", car.text().substring(2));
        browser.click("a[href='/money/desk/" + stay + "']");
        browser.eventually(".till h2", "收现金");
        browser.type("given", "100");
        browser.click("form[action$='/cash'] button");
        browser.eventually(".receipt h1", "收据");
        browser.eventually(".receipt .change", "¥");
        assertEquals(List.of(), browser.complaints());
    }

    @Test
    void aRefundIsAskedForAndAnotherApprovesInEnglish() {
        browser.size(1440, 900);
        Plate car = MoneyStreet.car();
        long stay = street.comes(car, Duration.ofDays(30));
        long entry = street.pays(car, "wechat");
        browser.get(address + "money/ledger?lang=en&stay=" + stay);
        browser.click("a[href='/money/refunds/new?entry=" + entry + "']");
        browser.type("amount", "60");
        browser.type("reason", "arm stuck");
        browser.click("main form button.strong");
        browser.eventually(".mark-word", "Waits for approval");
        String refund = browser.getCurrentUrl();
        logIn(Role.MANAGER);
        browser.get(refund + "?lang=en");
        browser.click("form[action$='/approve'] button");
        browser.eventually(".mark-word", "On its way");
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
            String name = page.replaceAll("\\?.*|/\\d+$", "") + (page.matches(".*/\\d+$") ? "-one" : "");
            wrong.addAll(browser.everyWay(address + page, name));
        }
        assertEquals(List.of(), wrong);
        assertEquals(List.of(), browser.complaints());
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
}
