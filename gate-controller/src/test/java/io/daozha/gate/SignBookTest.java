package io.daozha.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.billing.Money;
import io.daozha.hardware.SignText;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignBookTest {
    private static final Charset GBK = Charset.forName("GBK");
    private static final String PAGE = "http://192.168.1.10:8080/lane/exit";
    private static final String PLATE = "无7K2M9QX";
    private static final Duration LONG = Duration.ofDays(999).plusHours(23).plusMinutes(59);

    /** Every message with the longest that may stand in it. */
    private static final List<SignMessage> LONGEST = List.of(
            new SignMessage.Ready(),
            new SignMessage.Welcome(PLATE, 9999),
            new SignMessage.WelcomePermit(PLATE, "桂花路社区住户长期停车月卡（二〇二六年度）", 999),
            new SignMessage.WelcomePermit(PLATE, "Residents of the old neighbourhood", 7),
            new SignMessage.WelcomePermit(PLATE, "Residents of the old neighbourhood", 3),
            new SignMessage.WelcomePermit(PLATE, "Residents of the old neighbourhood", 0),
            new SignMessage.WelcomeOwing(PLATE, Money.fen(9_999_999)),
            new SignMessage.PayDebt(PLATE, Money.fen(9_999_999)),
            new SignMessage.Full(PLATE),
            new SignMessage.Pay(PLATE, LONG, Money.fen(9_999_999)),
            new SignMessage.Farewell(PLATE),
            new SignMessage.FarewellFree(PLATE, LONG),
            new SignMessage.Unread(),
            new SignMessage.NotInside(PLATE),
            new SignMessage.BillingAway(true),
            new SignMessage.BillingAway(false),
            new SignMessage.Wait());

    private static SignBook book(Locale locale, OptionalInt left) {
        return new SignBook(SignWords.in(locale), PAGE, () -> left);
    }

    private static SignText chinese(SignMessage message) {
        return book(Locale.CHINESE, OptionalInt.of(11)).text(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void everyMessageFitsACardInFourLinesOf32BytesOfGbk(Locale locale) {
        Set<Class<?>> tried = LONGEST.stream().map(Object::getClass).collect(Collectors.toSet());
        assertEquals(Set.of(SignMessage.class.getPermittedSubclasses()), tried, "a message is not tried here");
        for (OptionalInt left : List.of(OptionalInt.empty(), OptionalInt.of(0), OptionalInt.of(9999))) {
            for (SignMessage message : LONGEST) {
                SignText text = book(locale, left).text(message);
                Stream.concat(text.lines().stream(), text.speech().stream())
                        .forEach(words -> assertTrue(GBK.newEncoder().canEncode(words), words + " is not all GBK"));
                text.lines().forEach(line -> {
                    int bytes = line.getBytes(GBK).length;
                    assertTrue(bytes > 0 && bytes <= 32, line + " has " + bytes + " bytes");
                });
                text.speech().ifPresent(said -> assertTrue(said.getBytes(GBK).length <= 254, said));
            }
        }
    }

    @Test
    void aNameThatDoesNotFitIsCutAndShowsIt() {
        assertEquals(
                "桂花路社区住户… 欢迎回家",
                chinese(new SignMessage.WelcomePermit(PLATE, "桂花路社区住户长期停车月卡", 30))
                        .lines()
                        .get(1));
        assertEquals(
                "桂花路月卡 欢迎回家",
                chinese(new SignMessage.WelcomePermit(PLATE, "桂花路月卡", 30))
                        .lines()
                        .get(1));
    }

    @ParameterizedTest(name = "E02 with {0} days left")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    30 | -                 | 车牌号码湘A12345,欢迎回家
                     8 | -                 | 车牌号码湘A12345,欢迎回家
                     7 | 还剩 7 天 请续期   | 车牌号码湘A12345,欢迎回家
                     4 | 还剩 4 天 请续期   | 车牌号码湘A12345,欢迎回家
                     3 | 还剩 3 天 请尽快续期 | 车牌号码湘A12345,欢迎回家,剩余3天,请续期
                     1 | 还剩 1 天 请尽快续期 | 车牌号码湘A12345,欢迎回家,剩余1天,请续期
                     0 | 今天到期 请续期    | 车牌号码湘A12345,欢迎回家,今天到期,请续期
                    """)
    void e02_permitWarnsFromSevenDaysOnAndSaysItFromThree(long days, String warning, String said) {
        SignText text = chinese(new SignMessage.WelcomePermit("湘A12345", "月卡", days));
        assertEquals(List.of("湘A12345", "月卡 欢迎回家"), text.lines().subList(0, 2));
        assertEquals(Optional.ofNullable(warning), text.lines().stream().skip(2).findFirst());
        assertEquals(Optional.of(said), text.speech());
    }

    @Test
    @DisplayName("E06 the sign outside shows 0 spaces, and a car that comes is told that it is full")
    void e06_full() {
        assertEquals(
                List.of("车位已满", "剩余车位 0"),
                book(Locale.CHINESE, OptionalInt.of(0))
                        .text(new SignMessage.Ready())
                        .lines());
        assertTrue(chinese(new SignMessage.Full("湘A12345")).lines().get(1).contains("满位"));
    }

    @Test
    void nobodyIsSpokenToWhileNobodyIsThere() {
        assertEquals(Optional.empty(), chinese(new SignMessage.Ready()).speech());
        assertEquals(
                List.of("欢迎光临", "剩余车位 11"), chinese(new SignMessage.Ready()).lines());
    }

    @Test
    @DisplayName("E10 a plate that is not read: the sign asks for the code")
    void e10_unread() {
        SignText text = chinese(new SignMessage.Unread());
        assertTrue(text.lines().contains("请扫码"));
        assertEquals(Optional.of(PAGE), text.code());
    }

    @Test
    @DisplayName("X03 stay, fee and code are shown, stay and fee are said in phrases that cards store")
    void x03_feeDue() {
        SignText text = chinese(new SignMessage.Pay("湘A12345", Duration.ofMinutes(221), Money.fen(1200)));
        assertEquals(List.of("湘A12345", "停车 3小时41分", "请付 12.00 元", "扫码支付"), text.lines());
        assertEquals(Optional.of("车牌号码湘A12345,停车时间3小时41分钟,请交费12.00元"), text.speech());
        assertEquals(Optional.of(PAGE), text.code());
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 0分钟", "PT59M59S, 59分钟", "PT1H, 1小时0分", "PT23H59M, 23小时59分", "PT24H, 1天0小时0分", "PT49H5M, 2天1小时5分"
    })
    void staysAreWrittenInTheLargestUnitsThatTheyHave(Duration stay, String written) {
        assertEquals(
                "停车 " + written + " 免费",
                chinese(new SignMessage.FarewellFree(PLATE, stay)).lines().get(1));
    }

    @Test
    void aSiteReplacesWhatItNamesAndNothingElse(@TempDir Path folder) throws IOException {
        Path own = Files.writeString(
                folder.resolve("signs.properties"), "welcome.show=你好 {plate}\\n还有 {spaces} 个位\nfull.say=\n");
        SignBook book = new SignBook(SignWords.in(Locale.CHINESE, own), PAGE, OptionalInt::empty);
        SignText welcome = book.text(new SignMessage.Welcome("湘A12345", 7));
        assertEquals(List.of("你好 湘A12345", "还有 7 个位"), welcome.lines());
        assertEquals(Optional.of("车牌号码湘A12345,欢迎光临,剩余车位7位"), welcome.speech());
        SignText full = book.text(new SignMessage.Full("湘A12345"));
        assertEquals(Optional.empty(), full.speech());
        assertEquals(chinese(new SignMessage.Full("湘A12345")).lines(), full.lines());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    wellcome.show=hi             | 'wellcome.show' is not in the table of signs; its rows are [ready, ready-spaces
                    welcome=hi                   | 'welcome' is not in the table of signs
                    welcome.speak=hi             | 'welcome.speak' ends in .speak; a row has .show and .say
                    welcome.show={plat}          | 'welcome.show' has the blank {plat}; it may have [plate, spaces]
                    full.say={sum}               | 'full.say' has the blank {sum}; it may have [plate]
                    welcome.show={0} hi          | 'welcome.show' has a { or } that belongs to no blank
                    welcome.show={plate          | 'welcome.show' has a { or } that belongs to no blank
                    welcome.show=                | 'welcome.show' has 0 lines; a sign shows 1 to 4
                    welcome.show=1\\n2\\n3\\n4\\n5 | 'welcome.show' has 5 lines; a sign shows 1 to 4
                    """)
    void aTableThatCannotBeUsedIsNamed(String line, String said, @TempDir Path folder) throws IOException {
        Path own = Files.writeString(folder.resolve("own.properties"), line);
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> SignWords.in(Locale.CHINESE, own));
        assertTrue(refused.getMessage().startsWith(own + ": " + said), refused.getMessage());
    }

    @Test
    void aTableThatIsNotThereIsNamed() {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class, () -> SignWords.in(Locale.CHINESE, Path.of("nowhere.properties")));
        assertTrue(refused.getMessage().startsWith("nowhere.properties cannot be read"), refused.getMessage());
    }

    @Test
    void bothLanguagesHaveEveryRowAndNoneIsLeftInTheOther() {
        for (SignMessage message : LONGEST) {
            SignText english = book(Locale.ENGLISH, OptionalInt.empty()).text(message);
            assertFalse(english.lines().equals(chinese(message).lines()), english.toString());
        }
    }
}
