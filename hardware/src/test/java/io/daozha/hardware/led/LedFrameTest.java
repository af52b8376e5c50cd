package io.daozha.hardware.led;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.hardware.SignText;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Frames as the maker and integrators print them, and ours beside them. */
class LedFrameTest {

    @ParameterizedTest
    @CsvFileSource(resources = "frames.csv", numLinesToSkip = 1)
    void everyCapturedFrameIsReadAndWrittenBackTheSameAndNoDamagedOneIsRead(String hex, String meaning) {
        byte[] bytes = bytes(hex);
        assertArrayEquals(
                bytes, LedFrame.at(bytes, 0, bytes.length).orElseThrow().bytes(), meaning);
        for (int length = 0; length < bytes.length; length++) {
            assertTrue(LedFrame.at(bytes, 0, length).isEmpty(), meaning + ", only " + length + " bytes");
        }
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] damaged = bytes.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            assertTrue(LedFrame.at(damaged, 0, damaged.length).isEmpty(), meaning + ", bit " + bit);
        }
    }

    @Test
    void levelsClockAndPasswordLookAsCaptured() {
        assertFrame("00 64 FF FF 0C 01 32 77 62", LedPanel.brightness(50));
        assertFrame("00 64 FF FF 0D 01 32 26 A2", LedPanel.volume(50));
        assertArrayEquals(new byte[] {10}, LedPanel.volume(3).data(), "it goes no lower");
        LedPanel locked = new LedPanel(4, 8, Optional.of("159753"), true);
        assertFrame(
                "00 64 FF FF 00 06 31 35 39 37 35 33 FB 06", locked.connect().orElseThrow());
        // The capture has weekday 7 for this Thursday; by the maker's table it is 5.
        byte[] captured = bytes("E0 07 03 0A 07 0F 05 06");
        captured[4] = 5;
        assertArrayEquals(
                captured,
                LedPanel.clock(LocalDateTime.of(2016, 3, 10, 15, 5, 6)).data());
    }

    @Test
    void aLineLooksAsCaptured() {
        List<LedFrame> rows = LedPanel.SQUARE.lines(SignText.of("欢迎光临")).frames();
        assertEquals(4, rows.size(), "the other rows are cleared");
        assertFrame(
                "00 64 FF FF 62 1B 00 00 01 00 05 00 01 03 00 FF 00 00 00 00 00 00 00 08 00 BB B6 D3 AD B9 E2 C1 D9 58 96",
                rows.get(0));
        List<LedFrame> running = LedPanel.SQUARE.lines(SignText.of("欢迎光临请入场停车")).frames();
        assertEquals(0x15, running.get(0).data()[1], "what is wider than the panel runs through");
    }

    @Test
    void speechClearsWhatIsBeingSaid() {
        LedFrame captured = LedFrame.at(bytes("00 64 FF FF 30 09 01 BB B6 D3 AD B9 E2 C1 D9 32 58"), 0, 17)
                .orElseThrow();
        byte[] expected = captured.data();
        expected[0] = 2;
        LedPanel.Script script = LedPanel.speech("欢迎光临");
        assertArrayEquals(expected, script.frames().get(0).data());
        assertEquals("", script.loss());
    }

    @Test
    void whatGbkLacksIsNamedAndReplaced() {
        LedText text = LedText.of("京A🚗\n€", 32);
        assertEquals("京A??€", new String(text.gbk(), LedText.GBK));
        assertEquals("The card has no U+1F697, U+000A of '京A🚗?€'; it shows ? instead. ", text.loss());
    }

    @ParameterizedTest
    @CsvSource({"4, 京A1", "3, 京A", "2, 京", "1, ''", "0, ''"})
    void whatIsTooLongEndsBetweenTwoCharactersAndSaysSo(int most, String kept) {
        LedText text = LedText.of("京A1车", most);
        assertEquals(kept, new String(text.gbk(), LedText.GBK));
        assertTrue(text.loss().startsWith("'京A1车' is longer than the " + most + " bytes"), text.loss());
        assertEquals("", LedText.of("京A1车", 6).loss());
    }

    @Test
    void everyTextFitsItsFrame() {
        String endless = "停".repeat(1000);
        LedPanel.Script lines = LedPanel.SQUARE.lines(SignText.of(endless, endless, endless, endless));
        for (LedFrame frame : lines.frames()) {
            assertEquals(19 + 32, frame.data().length);
        }
        assertEquals(255, LedPanel.speech(endless).frames().get(0).data().length);
    }

    @Test
    void aRowThatThePanelLacksIsNamed() {
        LedPanel two = new LedPanel(2, 8, Optional.empty(), true);
        LedPanel.Script script = two.lines(SignText.of("一", "二", "三"));
        assertEquals(2, script.frames().size());
        assertEquals("There is no row for '三'. ", script.loss());
    }

    @Test
    void panelsThatCannotBeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new LedPanel(0, 8, Optional.empty(), true));
        assertThrows(IllegalArgumentException.class, () -> new LedPanel(5, 8, Optional.empty(), true));
        assertThrows(IllegalArgumentException.class, () -> new LedPanel(4, 1, Optional.empty(), true));
        assertThrows(IllegalArgumentException.class, () -> new LedPanel(4, 8, Optional.of("12345"), true));
        assertThrows(IllegalArgumentException.class, () -> new LedPanel(4, 8, Optional.of("密码密码密码"), true));
    }

    private static void assertFrame(String hex, LedFrame frame) {
        assertEquals(Arrays.toString(bytes(hex)), Arrays.toString(frame.bytes()), frame.toString());
    }

    static byte[] bytes(String hex) {
        return HexFormat.ofDelimiter(" ").parseHex(hex);
    }
}
