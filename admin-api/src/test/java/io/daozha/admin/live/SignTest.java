package io.daozha.admin.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.admin.live.LaneView.Arm;
import io.daozha.admin.live.LaneView.Stage;
import io.daozha.hardware.SignText;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_objdetect.QRCodeDetector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;

@QuarkusTest
@TestProfile(FakeSite.class)
class SignTest {
    @TestHTTPResource("/lane/")
    String lanes;

    @Inject
    FakeConsole park;

    private Browser browser;

    @BeforeEach
    void open() throws IOException {
        park.broken = false;
        park.becomes(Scenes.busy());
        browser = Browser.open();
        browser.manage().timeouts().scriptTimeout(Duration.ofSeconds(10));
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.leave();
        }
    }

    private void look(String lane, String query, int width, int height) {
        browser.size(width, height);
        browser.get(lanes + lane + "/sign" + query);
        browser.eventually("[data-link=live]");
    }

    private String says(String where) {
        return browser.findElement(By.cssSelector(where)).getText();
    }

    private static String scanned(Path picture) {
        try (Mat image = opencv_imgcodecs.imread(picture.toString());
                QRCodeDetector detector = new QRCodeDetector();
                BytePointer text = detector.detectAndDecode(image)) {
            return text == null ? "nothing that can be scanned" : text.getString();
        }
    }

    @ParameterizedTest(name = "X03 by {2} on {0} x {1}")
    @CsvSource({"1280, 800, day", "390, 844, day", "1280, 800, night", "390, 844, night"})
    @DisplayName("X03 the screen shows plate, stay, fee and a code that leads to the driver's page")
    void x03_feeAndCode(int width, int height, String light) throws IOException {
        if (light.equals("night")) {
            park.becomes(Scenes.at(Scenes.busy(), Scenes.NOON.plus(Duration.ofHours(11))));
        }
        look("exit", "?lang=zh", width, height);
        browser.eventually("section.pay." + light);
        assertTrue(says(".words .plate").contains("12345"), says(".words"));
        assertEquals("12.00", says(".count b"));
        assertEquals("扫码支付", says("figcaption"));
        assertEquals(Scenes.PAGE, scanned(browser.picture("pay-" + light + "-" + width)));
        fits(light);
        assertEquals(List.of(), browser.complaints());
    }

    @Test
    @DisplayName("E01, E06, X11 each state has its face, in both languages")
    void everyStateHasItsFace() throws IOException {
        for (int width : new int[] {1280, 390}) {
            for (String language : List.of("zh", "en")) {
                look("entry", "?lang=" + language, width, width == 390 ? 844 : 800);
                boolean chinese = language.equals("zh");
                String tag = "-" + language + "-" + width;
                face(
                        "ready",
                        Arm.CLOSED,
                        Optional.empty(),
                        tag,
                        chinese ? ready() : List.of("Welcome", "11 spaces left"));
                face(
                        "reading",
                        Arm.CLOSED,
                        Optional.of(Stage.READING),
                        tag,
                        chinese ? ready() : List.of("Welcome", "11 spaces left"));
                face(
                        "go",
                        Arm.OPEN,
                        Optional.of(Stage.ADMITTED),
                        tag,
                        chinese
                                ? List.of("湘A12345", "桂花路月卡 欢迎回家", "还剩 3 天 请尽快续期")
                                : List.of("湘A12345", "Residents", "Welcome home", "3 days left, renew now"));
                face(
                        "stop",
                        Arm.CLOSED,
                        Optional.of(Stage.REFUSED),
                        tag,
                        chinese ? List.of("湘A12345", "满位 请勿进入") : List.of("湘A12345", "Full, no entry"));
                face(
                        "stuck",
                        Arm.STUCK,
                        Optional.of(Stage.ADMITTED),
                        tag,
                        chinese ? List.of("湘A12345", "一路顺风") : List.of("湘A12345", "Good journey"));
                for (String left : List.of("7", "128", "9999")) {
                    face("ready", Arm.CLOSED, Optional.empty(), "-" + left + tag, List.of("欢迎光临", "剩余车位 " + left));
                }
                face("out-of-order", Arm.OFFLINE, Optional.empty(), tag, List.of("-"));
            }
        }
    }

    private static List<String> ready() {
        return List.of("欢迎光临", "剩余车位 11");
    }

    private void face(String state, Arm arm, Optional<Stage> stage, String tag, List<String> lines) throws IOException {
        park.becomes(
                Scenes.showing(arm, stage.map(Scenes::visit), new SignText(lines, Optional.empty(), Optional.empty())));
        browser.eventually("section." + state);
        if (state.equals("ready")) {
            String figure = lines.get(1).replaceAll("\\D", "");
            browser.waits().until(page -> says(".count b").equals(figure));
        }
        browser.show(state + tag);
        fits(state + tag);
    }

    private void fits(String screen) {
        Object out = browser.executeScript(
                "return [...document.querySelectorAll('section p, section b, figure, .plate')]"
                        + ".filter(e => { const r = e.getBoundingClientRect(); return r.left < 0 || r.right > innerWidth"
                        + " || r.top < 0 || r.bottom > innerHeight || (e.clientWidth && e.scrollWidth > e.clientWidth); }).map(e => e.textContent)");
        assertEquals(List.of(), out, screen + ": sticks out of the screen");
    }

    @ParameterizedTest
    @CsvSource({"8.00, 1280", "120.00, 1280", "1200.00, 1280", "8.00, 390", "120.00, 390", "1200.00, 390"})
    void sumsOfAnyLengthFit(String sum, int width) throws IOException {
        look("entry", "?lang=zh", width, width == 390 ? 844 : 800);
        park.becomes(Scenes.showing(
                Arm.CLOSED,
                Optional.of(Scenes.visit(Stage.ASKED_TO_PAY)),
                new SignText(
                        List.of("湘A12345", "停车 129天23小时41分", "请付 " + sum + " 元", "扫码支付"),
                        Optional.empty(),
                        Optional.of(Scenes.PAGE))));
        browser.eventually("section.pay");
        assertEquals(sum, says(".count b"));
        assertEquals(Scenes.PAGE, scanned(browser.picture("pay-" + sum + "-" + width)));
        fits(sum);
    }

    @Test
    @DisplayName("A screen that hears nothing says so instead of showing an old message, and recovers")
    void aScreenThatLostItsConnectionSaysSo() throws IOException {
        look("exit", "?lang=zh", 1280, 800);
        park.broken = true;
        browser.eventually("[data-link=lost]");
        assertEquals("屏幕已断线", says(".lost p"));
        browser.show("lost-zh-1280");
        park.broken = false;
        browser.eventually("[data-link=live]");
    }

    @Test
    @DisplayName("A screen speaks only where it is asked to, spells plates, and is silent in quiet hours")
    void speaksWhereAsked() {
        park.becomes(Scenes.empty());
        look("entry", "?voice=1", 1280, 800);
        hearken();
        SignText welcome = new SignText(List.of("湘A12345"), Optional.of("车牌号码湘A12345,欢迎光临"), Optional.empty());
        ConsoleView admitted = Scenes.showing(Arm.OPEN, Optional.of(Scenes.visit(Stage.ADMITTED)), welcome);
        park.becomes(admitted);
        browser.eventually("section.go");
        assertEquals(List.of("0.8 zh-CN 车牌号码湘 A 1 2 3 4 5,欢迎光临"), browser.executeScript("return window.heard"));

        park.becomes(Scenes.at(Scenes.empty(), Scenes.NOON.plus(Duration.ofHours(11))));
        browser.eventually("section.ready.night");
        park.becomes(Scenes.at(admitted, Scenes.NOON.plus(Duration.ofHours(11))));
        browser.eventually("section.go.night");
        assertEquals(1L, browser.executeScript("return window.heard.length"), "spoke in quiet hours");

        park.becomes(Scenes.empty());
        look("entry", "", 1280, 800);
        hearken();
        park.becomes(admitted);
        browser.eventually("section.go");
        assertEquals(0L, browser.executeScript("return window.heard.length"), "spoke without being asked to");
    }

    /** In the place of a voice: notes what it is given to say. */
    private void hearken() {
        browser.executeScript("window.heard = []; speechSynthesis.speak = words =>"
                + " heard.push(words.volume.toFixed(1) + ' ' + words.lang + ' ' + words.text)");
    }
}
