package io.daozha.hardware.serial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.hardware.serial.UnitException.Fault;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** What comes back for one request, byte by byte. */
class ExchangeTest {
    private static final Duration TIMEOUT = Duration.ofMillis(30);
    private static final Request.ReadInputs READ = new Request.ReadInputs(1, 8);
    private static final Request.WriteCoil FLASH = new Request.WriteCoil(1, 0x0200, 5);
    private static final byte[] INPUTS_5A = frame(1, 0x02, 0x01, 0x5A);
    private static final BitSet BITS_5A = BitSet.valueOf(new byte[] {0x5A});

    private final ScriptedWire wire = new ScriptedWire();
    private final Exchange exchange = new Exchange(new SerialLine.Port("test", 115200), wire, TIMEOUT);

    @Test
    void anAnswerCutInEveryPossibleWayIsTheSameAnswer() throws Exception {
        for (int cuts = 0; cuts < 1 << (INPUTS_5A.length - 1); cuts++) {
            wire.incoming.addAll(cut(INPUTS_5A, cuts));
            assertEquals(BITS_5A, exchange.receive(READ), "cuts " + Integer.toBinaryString(cuts));
            assertTrue(wire.incoming.isEmpty());
        }
    }

    @Test
    void noiseAroundAnAnswerDoesNotHideIt() throws Exception {
        byte[][] noises = {
            {0},
            {(byte) 0xFF, 0},
            {1},
            {1, 2},
            {1, 2, 1},
            {1, (byte) 0x82, 2},
            {1, 2, 1, 0x5A, 0, 0},
            frame(1, 0x02, 0x01)
        };
        for (byte[] before : noises) {
            for (byte[] after : noises) {
                byte[] all = concat(before, concat(INPUTS_5A, after));
                for (int cut = 1; cut < all.length; cut++) {
                    wire.incoming.clear();
                    wire.incoming.add(Arrays.copyOf(all, cut));
                    wire.incoming.add(Arrays.copyOfRange(all, cut, all.length));
                    assertEquals(BITS_5A, exchange.receive(READ), RtuFrame.hex(all, all.length));
                }
            }
        }
    }

    @Test
    void silenceAWrongChecksumAndAnotherUnitAreNoAnswers() {
        assertEquals(Fault.SILENT, failure(READ).fault);

        byte[] damaged = INPUTS_5A.clone();
        damaged[3] ^= 1;
        wire.incoming.add(damaged);
        UnitException wrongChecksum = failure(READ);
        assertEquals(Fault.GARBLED, wrongChecksum.fault);
        assertTrue(wrongChecksum.getMessage().contains(RtuFrame.hex(damaged, damaged.length)));

        wire.incoming.add(frame(2, 0x02, 0x01, 0x5A));
        assertEquals(Fault.GARBLED, failure(READ).fault);

        wire.incoming.add(frame(1, 0x01, 0x01, 0x5A));
        assertEquals(Fault.GARBLED, failure(READ).fault, "relays are not inputs");
    }

    @Test
    void aRefusalIsARefusal() {
        wire.incoming.add(CapturedFramesTest.bytes("01 85 03 02 91"));
        UnitException refused = failure(FLASH);
        assertEquals(Fault.REFUSED, refused.fault);
        assertEquals(
                "unit 1 on test refused a write of 0005 to coil 0200: exception 03, it does not accept this value.",
                refused.getMessage());
    }

    @Test
    void onlyTheEchoOfThisVeryWriteConfirmsIt() throws Exception {
        byte[] otherRelay = new RtuFrame(1, new Request.WriteCoil(1, 0x0201, 5).pdu()).bytes();
        byte[] otherLength = new RtuFrame(1, new Request.WriteCoil(1, 0x0200, 7).pdu()).bytes();
        byte[] right = new RtuFrame(1, FLASH.pdu()).bytes();
        for (byte[] wrong : List.of(otherRelay, otherLength)) {
            wire.incoming.add(wrong);
            assertEquals(Fault.GARBLED, failure(FLASH).fault);
            wire.incoming.add(wrong);
            wire.incoming.add(right);
            assertEquals(FLASH, exchange.receive(FLASH), "a late echo of another write comes first");
        }
    }

    @Test
    void anEndlessStreamOfNoiseEnds() {
        byte[] noise = new byte[RtuFrame.MAX_LENGTH];
        Arrays.fill(noise, (byte) 1);
        wire.incoming.add(noise);
        assertEquals(Fault.GARBLED, failure(READ).fault);
    }

    private UnitException failure(Request<?> request) {
        return assertThrows(UnitException.class, () -> exchange.receive(request));
    }

    /** Bit n of cuts set means: a pause after byte n. */
    private static List<byte[]> cut(byte[] bytes, int cuts) {
        List<byte[]> pieces = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (i == bytes.length - 1 || (cuts >> i & 1) == 1) {
                pieces.add(Arrays.copyOfRange(bytes, from, i + 1));
                from = i + 1;
            }
        }
        return pieces;
    }

    private static byte[] frame(int unit, int... pdu) {
        byte[] bytes = new byte[pdu.length];
        for (int i = 0; i < pdu.length; i++) {
            bytes[i] = (byte) pdu[i];
        }
        return new RtuFrame(unit, bytes).bytes();
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
            System.arraycopy(piece, 0, into, from, piece.length);
            return piece.length;
        }

        @Override
        public void discard() {}

        @Override
        public void close() {}
    }
}
