package io.daozha.hardware.serial;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Frames as makers and integrators print them. */
class CapturedFramesTest {

    @ParameterizedTest
    @CsvFileSource(resources = "frames.csv", numLinesToSkip = 1)
    void everyCapturedFrameIsReadAndWrittenBackTheSame(String hex, String meaning) {
        byte[] bytes = bytes(hex);
        RtuFrame frame = RtuFrame.at(bytes, 0, bytes.length).orElseThrow(() -> new AssertionError(meaning));
        assertArrayEquals(bytes, frame.bytes());
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] damaged = bytes.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            assertTrue(RtuFrame.at(damaged, 0, damaged.length).isEmpty(), meaning + ", bit " + bit);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0x0000, 0xFF00, 01 05 00 00 FF 00 8C 3A",
        "0x0003, 0xFF00, 01 05 00 03 FF 00 7C 3A",
        "0x0200, 7, 01 05 02 00 00 07 8D B0",
        "0x0201, 8, 01 05 02 01 00 08 9C 74"
    })
    void aWriteLooksAsCaptured(String address, String value, String hex) {
        Request<?> write = new Request.WriteCoil(1, Integer.decode(address), Integer.decode(value));
        assertArrayEquals(bytes(hex), new RtuFrame(write.unit(), write.pdu()).bytes());
    }

    @Test
    void aReadLooksAsCapturedAndSoDoesItsAnswer() {
        Request.ReadInputs inputs = new Request.ReadInputs(1, 8);
        assertArrayEquals(bytes("01 02 00 00 00 08 79 CC"), new RtuFrame(1, inputs.pdu()).bytes());
        assertEquals(Optional.of(new BitSet()), inputs.answer(pdu("01 02 01 00 A1 88")));
        assertEquals(6, inputs.answerLength());
        Request.ReadCoils coils = new Request.ReadCoils(1, 8);
        assertArrayEquals(bytes("01 01 00 00 00 08 3D CC"), new RtuFrame(1, coils.pdu()).bytes());
        assertEquals(Optional.of(new BitSet()), coils.answer(pdu("01 01 01 00 51 88")));
    }

    @Test
    void outputModesAreReadAsCaptured() {
        Request.ReadRegisters modes = new Request.ReadRegisters(1, 0x1000, 8);
        assertArrayEquals(bytes("01 03 10 00 00 08 40 CC"), new RtuFrame(1, modes.pdu()).bytes());
        Request.ReadRegisters two = new Request.ReadRegisters(1, 0x1000, 2);
        assertEquals(Optional.of(List.of(3, 0xFFFE)), two.answer(new byte[] {3, 4, 0, 3, -1, -2}));
        assertEquals(Optional.empty(), two.answer(new byte[] {3, 2, 0, 3}), "one register answers some other request");
    }

    @Test
    void bitsCountFromTheLowEndAndPaddingIsIgnored() {
        Request.ReadInputs five = new Request.ReadInputs(1, 5);
        assertEquals(
                Optional.of(BitSet.valueOf(new long[] {0b10001})), five.answer(new byte[] {2, 1, (byte) 0b11110001}));
        assertEquals(Optional.empty(), five.answer(new byte[] {2, 2, 0, 0}), "two bytes answer some other request");
    }

    @Test
    void requestsThatCannotBeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Request.ReadInputs(0, 8), "broadcast");
        assertThrows(IllegalArgumentException.class, () -> new Request.ReadInputs(248, 8));
        assertThrows(IllegalArgumentException.class, () -> new Request.ReadCoils(1, 0));
        assertThrows(IllegalArgumentException.class, () -> new Request.WriteCoil(1, 0x10000, 0));
    }

    @ParameterizedTest
    @CsvSource({"tcp://10.0.0.7:502, true", "/dev/ttyUSB0, false", "COM3, false"})
    void aLineIsNamedByPathOrByAddress(String where, boolean isTcp) {
        SerialLine line = SerialLine.parse(where, 9600);
        assertEquals(where, line.toString());
        assertEquals(isTcp, line instanceof SerialLine.Tcp);
    }

    @ParameterizedTest
    @CsvSource({"tcp://host", "tcp://:502", "tcp://host:port", "tcp://host:0", "''"})
    void aLineThatNamesNothingIsRefused(String where) {
        assertThrows(IllegalArgumentException.class, () -> SerialLine.parse(where, 9600));
    }

    private static byte[] pdu(String hex) {
        byte[] bytes = bytes(hex);
        return RtuFrame.at(bytes, 0, bytes.length).orElseThrow().pdu();
    }

    static byte[] bytes(String hex) {
        return HexFormat.ofDelimiter(" ").parseHex(hex);
    }
}
