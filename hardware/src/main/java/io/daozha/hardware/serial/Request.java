package io.daozha.hardware.serial;

import com.digitalpetri.modbus.pdu.ReadCoilsRequest;
import com.digitalpetri.modbus.pdu.ReadDiscreteInputsRequest;
import com.digitalpetri.modbus.pdu.ReadHoldingRegistersRequest;
import com.digitalpetri.modbus.pdu.WriteSingleCoilRequest;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A question to one unit, and how its answer is known. Of all Modbus functions only those that a relay board needs.
 *
 * @param <A> what the answer says
 */
public sealed interface Request<A> {

    /** Address of the unit, 1 to 247. There is no broadcast: nobody would answer. */
    int unit();

    /** Asking twice does no harm. */
    boolean repeatable();

    /** Function code and what belongs to it, as sent. */
    byte[] pdu();

    /** Bytes of the whole answer on the wire. */
    int answerLength();

    /** What the answer says; empty if this PDU answers some other request. */
    Optional<A> answer(byte[] pdu);

    /** Reads discrete inputs (function 02). The answer has a bit set for each input that is on, from 0. */
    record ReadInputs(int unit, int count) implements Request<BitSet> {
        public ReadInputs {
            checkUnit(unit);
            checkCount(count);
        }

        @Override
        public boolean repeatable() {
            return true;
        }

        @Override
        public byte[] pdu() {
            ByteBuffer pdu = ByteBuffer.allocate(5);
            ReadDiscreteInputsRequest.Serializer.encode(new ReadDiscreteInputsRequest(0, count), pdu);
            return pdu.array();
        }

        @Override
        public int answerLength() {
            return bitsAnswerLength(count);
        }

        @Override
        public Optional<BitSet> answer(byte[] pdu) {
            return bits(pdu, count);
        }

        @Override
        public String toString() {
            return "read of " + count + " inputs";
        }
    }

    /** Reads coils (function 01). The answer has a bit set for each relay that is closed, from 0. */
    record ReadCoils(int unit, int count) implements Request<BitSet> {
        public ReadCoils {
            checkUnit(unit);
            checkCount(count);
        }

        @Override
        public boolean repeatable() {
            return true;
        }

        @Override
        public byte[] pdu() {
            ByteBuffer pdu = ByteBuffer.allocate(5);
            ReadCoilsRequest.Serializer.encode(new ReadCoilsRequest(0, count), pdu);
            return pdu.array();
        }

        @Override
        public int answerLength() {
            return bitsAnswerLength(count);
        }

        @Override
        public Optional<BitSet> answer(byte[] pdu) {
            return bits(pdu, count);
        }

        @Override
        public String toString() {
            return "read of " + count + " relays";
        }
    }

    /** Reads holding registers (function 03). The answer has their values in order, each 0 to 65535. */
    record ReadRegisters(int unit, int first, int count) implements Request<List<Integer>> {
        public ReadRegisters {
            checkUnit(unit);
            if (first < 0 || count < 1 || count > 125 || first + count > 0x10000) {
                throw new IllegalArgumentException("Nobody can read " + count + " registers from " + first + ".");
            }
        }

        @Override
        public boolean repeatable() {
            return true;
        }

        @Override
        public byte[] pdu() {
            ByteBuffer pdu = ByteBuffer.allocate(5);
            ReadHoldingRegistersRequest.Serializer.encode(new ReadHoldingRegistersRequest(first, count), pdu);
            return pdu.array();
        }

        @Override
        public int answerLength() {
            return 5 + 2 * count;
        }

        @Override
        public Optional<List<Integer>> answer(byte[] pdu) {
            if (pdu.length != 2 + 2 * count || (pdu[1] & 0xFF) != 2 * count) {
                return Optional.empty();
            }
            ByteBuffer values = ByteBuffer.wrap(pdu, 2, 2 * count);
            return Optional.of(Stream.generate(() -> values.getShort() & 0xFFFF)
                    .limit(count)
                    .toList());
        }

        @Override
        public String toString() {
            return String.format("read of %d registers from %04X", count, first);
        }
    }

    /**
     * Writes one coil (function 05). Waveshare boards take any value in some ranges of addresses, not only FF00 and
     * 0000. The answer repeats address and value, and nothing else counts as an answer.
     */
    record WriteCoil(int unit, int address, int value) implements Request<WriteCoil> {
        public WriteCoil {
            checkUnit(unit);
            if (address < 0 || address > 0xFFFF || value < 0 || value > 0xFFFF) {
                throw new IllegalArgumentException("Coil " + address + " or value " + value + " is not 16 bits.");
            }
        }

        @Override
        public boolean repeatable() {
            return false;
        }

        @Override
        public byte[] pdu() {
            ByteBuffer pdu = ByteBuffer.allocate(5);
            WriteSingleCoilRequest.Serializer.encode(new WriteSingleCoilRequest(address, value), pdu);
            return pdu.array();
        }

        @Override
        public int answerLength() {
            return 8;
        }

        @Override
        public Optional<WriteCoil> answer(byte[] pdu) {
            return Arrays.equals(pdu, pdu()) ? Optional.of(this) : Optional.empty();
        }

        @Override
        public String toString() {
            return String.format("write of %04X to coil %04X", value, address);
        }
    }

    private static void checkUnit(int unit) {
        if (unit < 1 || unit > 247) {
            throw new IllegalArgumentException("Unit " + unit + " is outside 1 to 247.");
        }
    }

    private static void checkCount(int count) {
        if (count < 1 || count > 2000) {
            throw new IllegalArgumentException("Nobody can read " + count + " bits at once, only 1 to 2000.");
        }
    }

    private static int bitsAnswerLength(int count) {
        return 5 + (count + 7) / 8;
    }

    private static Optional<BitSet> bits(byte[] pdu, int count) {
        int bytes = (count + 7) / 8;
        if (pdu.length != 2 + bytes || pdu[1] != bytes) {
            return Optional.empty();
        }
        BitSet bits = BitSet.valueOf(ByteBuffer.wrap(pdu, 2, bytes));
        bits.clear(count, bytes * 8); // the rest of the last byte is padding
        return Optional.of(bits);
    }
}
