package io.daozha.hardware.led;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.hardware.DeviceException;
import io.daozha.hardware.SignText;
import io.daozha.hardware.serial.SerialLine;
import io.daozha.hardware.serial.Wire;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** What comes back for one frame to the card, byte by byte. */
class LedExchangeTest {
    private static final LedFrame LINE =
            LedPanel.SQUARE.lines(SignText.of("欢迎光临")).frames().get(0);
    private static final byte[] ACK = LedFrameTest.bytes("00 64 FF FF 62 01 00 97 6A");

    private final ScriptedWire wire = new ScriptedWire();
    private final LedExchange exchange = exchange(Duration.ofMillis(50));
    /** For what must be heard, however busy the machine is. */
    private final LedExchange patient = exchange(Duration.ofSeconds(5));

    @Test
    void anAcknowledgementCutAnywhereIsOne() throws Exception {
        for (int cuts = 0; cuts < 1 << (ACK.length - 1); cuts++) {
            int from = 0;
            for (int i = 0; i < ACK.length; i++) {
                if (i == ACK.length - 1 || (cuts >> i & 1) == 1) {
                    wire.incoming.add(Arrays.copyOfRange(ACK, from, i + 1));
                    from = i + 1;
                }
            }
            patient.tell(LINE);
            assertTrue(wire.incoming.isEmpty(), "cuts " + Integer.toBinaryString(cuts));
        }
    }

    @Test
    void noiseOurOwnEchoAndOtherAnswersBeforeItDoNotHideIt() throws Exception {
        byte[][] before = {
            {0},
            {0, 0x64},
            {0, 0x64, (byte) 0xFF, (byte) 0xFF},
            {0, 0x64, (byte) 0xFF, (byte) 0xFF, 0x62, 0x01},
            LedFrameTest.bytes("00 64 FF FF 30 01 00 36 BB"),
            LINE.bytes(),
            ACK.clone()
        };
        for (byte[] noise : before) {
            wire.incoming.add(concat(noise, ACK));
            patient.tell(LINE);
        }
    }

    @Test
    void ourOwnEchoConfirmsNothing() {
        wire.incoming.add(LINE.bytes()); // its first byte of data is 0, as in an acknowledgement
        assertThrows(DeviceException.class, () -> exchange.tell(LINE));
    }

    @Test
    void anAcknowledgementWithAnyByteWrongIsNone() {
        for (int at = 0; at < ACK.length; at++) {
            byte[] damaged = ACK.clone();
            damaged[at] ^= 0x55;
            wire.incoming.add(damaged);
            DeviceException garbled = assertThrows(DeviceException.class, () -> exchange.tell(LINE));
            assertTrue(garbled.getMessage().contains("what is no answer to it: "), garbled::getMessage);
        }
        for (int length = 1; length < ACK.length; length++) {
            wire.incoming.add(Arrays.copyOf(ACK, length));
            assertThrows(DeviceException.class, () -> exchange.tell(LINE), "half a frame of " + length);
        }
    }

    @Test
    void silenceARefusalAndAWrongPasswordAreToldApart() {
        assertEquals(
                "The sign on test, told 0x62, did not answer within 50 ms; check its power, the wires A and B, the baud"
                        + " rate, and that it is not set mute.",
                assertThrows(DeviceException.class, () -> exchange.tell(LINE)).getMessage());
        wire.incoming.add(LedFrame.of(0x62, 3).bytes());
        assertEquals(
                "The sign on test, told 0x62, refused with code 3.",
                assertThrows(DeviceException.class, () -> patient.tell(LINE)).getMessage());
        wire.incoming.add(LedFrame.of(0x00, 1).bytes());
        assertEquals(
                "The sign on test, told 0x00, refused with code 1; its password is another one.",
                assertThrows(DeviceException.class, () -> patient.tell(LedFrame.of(0x00, 0x31)))
                        .getMessage());
    }

    @Test
    void anEndlessStreamOfNoiseEnds() {
        wire.incoming.add(new byte[10_000]);
        assertThrows(DeviceException.class, () -> exchange.tell(LINE));
    }

    @Test
    void aMuteCardIsOnlyGivenTheTimeOfTheBytes() throws Exception {
        LedExchange mute = new LedExchange(new SerialLine.Port("test", 9600), wire, false, Duration.ofHours(1));
        long before = System.nanoTime();
        mute.tell(LINE);
        assertTrue(System.nanoTime() - before >= LINE.length() * 10_000_000_000L / 9600);
    }

    private LedExchange exchange(Duration timeout) {
        return new LedExchange(new SerialLine.Port("test", 9600), wire, true, timeout);
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** Hands out what the script says, a piece a read, then is silent. */
    private static final class ScriptedWire implements Wire {
        final Queue<byte[]> incoming = new ArrayDeque<>();

        @Override
        public void send(byte[] bytes) {}

        @Override
        public int receive(byte[] into, int from) {
            byte[] piece = incoming.poll();
            if (piece == null) {
                LockSupport.parkNanos(1_000_000);
                return 0;
            }
            int count = Math.min(piece.length, into.length - from);
            System.arraycopy(piece, 0, into, from, count);
            return count;
        }

        @Override
        public void discard() {}

        @Override
        public void close() {}
    }
}
