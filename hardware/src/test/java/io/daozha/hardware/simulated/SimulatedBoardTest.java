package io.daozha.hardware.simulated;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.hardware.serial.RtuFrame;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a board does and says, frame by frame. */
class SimulatedBoardTest {
    private long nanos;
    private final SimulatedBoard board = new SimulatedBoard(1, () -> nanos);

    @Test
    void relaysAreSetToggledAndRead() {
        assertEquals("05 00 03 FF 00", say("05 00 03 FF 00"));
        assertEquals("01 01 08", say("01 00 00 00 08"));
        say("05 00 03 55 00");
        assertEquals("01 01 00", say("01 00 00 00 08"));
        say("05 00 FF FF 00");
        assertEquals("01 01 FF", say("01 00 00 00 08"));
        assertEquals("0F 00 00 00 08", say("0F 00 00 00 08 01 55"));
        assertEquals("01 01 55", say("01 00 00 00 08"));
        assertEquals("01 01 05", say("01 00 02 00 03"), "relays 2, 3, 4 are on, off, on");
    }

    @Test
    void inputsAreRead() {
        board.setInput(0, true);
        board.setInput(7, true);
        assertEquals("02 01 81", say("02 00 00 00 08"));
        assertEquals("02 01 01", say("02 00 07 00 01"));
    }

    @Test
    void outputModesAreRead() {
        board.setMode(1, 2);
        assertEquals("03 06 00 00 00 02 00 00", say("03 10 00 00 03"));
        assertEquals("83 02", say("03 10 00 00 09"));
        assertEquals("83 02", say("03 00 00 00 01"));
    }

    @Test
    void aFlashEndsByTheBoardsClockAndANewOneStartsOver() {
        say("05 02 01 00 08");
        pass(Duration.ofMillis(799));
        assertTrue(board.relayClosed(1));
        say("05 02 01 00 08");
        pass(Duration.ofMillis(799));
        assertTrue(board.relayClosed(1));
        pass(Duration.ofMillis(1));
        assertFalse(board.relayClosed(1));

        say("05 00 02 FF 00");
        say("05 04 02 00 01"); // flash off: opens, then closes again
        assertFalse(board.relayClosed(2));
        pass(Duration.ofMillis(100));
        assertTrue(board.relayClosed(2));
    }

    @ParameterizedTest
    @CsvSource({
        "04 00 00 00 08, 84 01",
        "01 00 00 00 09, 81 02",
        "02 00 08 00 01, 82 02",
        "02 00 00 00 00, 82 03",
        "05 00 08 FF 00, 85 02",
        "05 02 08 00 01, 85 02",
        "05 02 00 00 00, 85 03",
        "05 02 00 FF FF, 85 03",
        "05 00 00 12 34, 85 03",
        "0F 00 01 00 08 01 FF, 8F 02",
        "0F 00 00 00 08 02 FF FF, 8F 03"
    })
    void whatItCannotDoItRefuses(String request, String answer) {
        assertEquals(answer, say(request));
        assertEquals("01 01 00", say("01 00 00 00 08"), "and nothing moved");
    }

    @Test
    void faultsAreWhatTheySay() {
        board.mute();
        assertTrue(board.answer(request("05 00 00 FF 00")).isEmpty());
        assertTrue(board.relayClosed(0), "a mute board still does what it hears");
        board.answerException(6);
        assertEquals("85 06", say("05 00 00 00 00"));
        assertTrue(board.relayClosed(0));
        board.tear();
        assertArrayEquals(
                HexFormat.ofDelimiter(" ").parseHex("01 01 01"),
                board.answer(request("01 00 00 00 08")).orElseThrow());
        board.heal();
        assertEquals("01 01 01", say("01 00 00 00 08"));
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }

    private String say(String pdu) {
        byte[] answer = board.answer(request(pdu)).orElseThrow();
        return HexFormat.ofDelimiter(" ")
                .withUpperCase()
                .formatHex(RtuFrame.at(answer, 0, answer.length).orElseThrow().pdu());
    }

    private static RtuFrame request(String pdu) {
        return new RtuFrame(1, HexFormat.ofDelimiter(" ").parseHex(pdu));
    }
}
