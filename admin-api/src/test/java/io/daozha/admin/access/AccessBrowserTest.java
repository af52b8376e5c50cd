package io.daozha.admin.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.daozha.admin.live.Browser;
import io.daozha.admin.live.FakeSite;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

@QuarkusTest
@TestProfile(FakeSite.class)
class AccessBrowserTest {
    @TestHTTPResource("/")
    String address;

    @Inject
    SignedIn signedIn;

    @Inject
    People people;

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
    void aNewManagerLogsInChoosesAPasswordAndSeesTheLanes() {
        String name = "新" + UUID.randomUUID().toString().substring(0, 6);
        String once = people.make(name, "MANAGER", Instant.now()).password();
        browser.get(address);
        browser.type("name", name);
        browser.type("password", "guess");
        browser.click("main form button.strong");
        browser.eventually(".trouble", "用户名或密码不对");
        browser.type("password", once);
        browser.click("main form button.strong");
        browser.eventually("h1", "修改密码");
        browser.type("old", once);
        browser.type("fresh", "1234567890");
        browser.type("again", "1234567890");
        browser.click("main form button.strong");
        browser.eventually(".flaw", "太好猜");
        browser.type("old", once);
        browser.type("fresh", SignedIn.PASSWORD);
        browser.type("again", SignedIn.PASSWORD);
        browser.click("main form button.strong");
        browser.eventually("[data-link=live] .lane h2", "入口");
        browser.findElement(By.cssSelector(".languages [lang=en]")).click();
        browser.eventually("[data-link=live] .lane h2", "Entry");
        browser.findElement(By.cssSelector(".me summary")).click();
        browser.findElement(By.cssSelector(".me button")).click();
        browser.eventually("h1", "Log in");
        assertEquals(
                List.of(),
                browser.complaints().stream()
                        .filter(said -> !said.contains("401") && !said.contains("400"))
                        .toList());
    }

    @Test
    void pagesAreForEverybody() throws IOException {
        browser.becomes(address, signedIn.token(Role.MANAGER));
        List<String> wrong = new ArrayList<>();
        for (String page : List.of(
                "",
                "settings/people",
                "settings/people/new",
                "settings/keys/new",
                "settings/audit",
                "password",
                "nowhere")) {
            wrong.addAll(browser.everyWay(address + page, page.isEmpty() ? "live" : page));
        }
        browser.manage().deleteAllCookies();
        wrong.addAll(browser.everyWay(address + "login", "login"));
        assertEquals(List.of(), wrong);
    }
}
