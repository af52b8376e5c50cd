package io.daozha.hardware.simulated;

import com.digitalpetri.modbus.pdu.ReadCoilsRequest;
import com.digitalpetri.modbus.pdu.ReadDiscreteInputsRequest;
import com.digitalpetri.modbus.pdu.ReadHoldingRegistersRequest;
import com.digitalpetri.modbus.pdu.WriteMultipleCoilsRequest;
import com.digitalpetri.modbus.pdu.WriteMultipleCoilsResponse;
import com.digitalpetri.modbus.pdu.WriteSingleCoilRequest;
import io.daozha.hardware.serial.RtuFrame;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.LongSupplier;

/**
 * A Waveshare board with eight relays and eight inputs: functions 01, 02, 03 (output modes), 05 (on, off, toggle, flash)
 * and 0F, with its own clock for flashes. Answers on a {@link SimulatedLine}; its inputs are set by whatever is wired to it. Safe from
 * any thread.
 */
public final class SimulatedBoard {
    public static final int CHANNELS = 8;

    private static final int ILLEGAL_FUNCTION = 1;
    private static final int ILLEGAL_ADDRESS = 2;
    private static final int ILLEGAL_VALUE = 3;

    private static final int ON = 0xFF00;
    private static final int OFF = 0x0000;
    private static final int TOGGLE = 0x5500;
    private static final int ALL_RELAYS = 0x00FF;
    private static final int FLASH_ON = 0x0200;
    private static final int FLASH_OFF = 0x0400;
    private static final int MODES = 0x1000;
    private static final int LONGEST_FLASH = 0x7FFF;
    private static final long FLASH_UNIT_NANOS = 100_000_000;

    private enum Fault {
        NONE,
        MUTE,
        EXCEPTION,
        TORN
    }

    private final int unit;
    private final LongSupplier nanoTime;
    private final boolean[] inputs = new boolean[CHANNELS];
    private final boolean[] relays = new boolean[CHANNELS];
    private final boolean[] flashing = new boolean[CHANNELS];
    private final long[] flashEnds = new long[CHANNELS];
    private final int[] modes = new int[CHANNELS];
    private Fault fault = Fault.NONE;
    private int exception;

    /**
     * @param unit address on the line, 1 to 247
     * @param nanoTime the board's clock, only ever forward; {@code System::nanoTime}, or that of a simulation
     */
    public SimulatedBoard(int unit, LongSupplier nanoTime) {
        this.unit = unit;
        this.nanoTime = nanoTime;
    }

    public int unit() {
        return unit;
    }

    public synchronized void setInput(int channel, boolean on) {
        inputs[channel] = on;
    }

    /** What an output does by itself: 0 nothing, 1 follows its input, 2 toggles with it, 3 with its edges. Not played. */
    public synchronized void setMode(int output, int mode) {
        modes[output] = mode;
    }

    /** What an input says; for a simulation that has no line to ask it by. */
    public synchronized boolean input(int channel) {
        return inputs[channel];
    }

    /** Closes a relay for a while, as the order to flash does; for a simulation that has no line to send it by. */
    public synchronized void flash(int relay, Duration time) {
        flash(relay, true, Math.toIntExact(time.toMillis() / 100));
    }

    public synchronized boolean relayClosed(int relay) {
        endFlash(relay);
        return relays[relay];
    }

    /** From now on the board hears and does everything, but says nothing. */
    public synchronized void mute() {
        fault = Fault.MUTE;
    }

    /** From now on the board does nothing and answers every request with this exception. */
    public synchronized void answerException(int code) {
        fault = Fault.EXCEPTION;
        exception = code;
    }

    /** From now on only the first half of each answer comes. */
    public synchronized void tear() {
        fault = Fault.TORN;
    }

    /** Ends every fault. */
    public synchronized void heal() {
        fault = Fault.NONE;
    }

    /** What goes onto the line in answer to a frame for this board, if anything. */
    synchronized Optional<byte[]> answer(RtuFrame request) {
        byte[] pdu = fault == Fault.EXCEPTION ? refusal(request.function(), exception) : carryOut(request);
        byte[] bytes = new RtuFrame(unit, pdu).bytes();
        return switch (fault) {
            case NONE, EXCEPTION -> Optional.of(bytes);
            case MUTE -> Optional.empty();
            case TORN -> Optional.of(Arrays.copyOf(bytes, bytes.length / 2));
        };
    }

    private byte[] carryOut(RtuFrame request) {
        ByteBuffer pdu = ByteBuffer.wrap(request.pdu());
        try {
            return switch (request.function()) {
                case 0x01 -> {
                    ReadCoilsRequest read = ReadCoilsRequest.Serializer.decode(pdu);
                    yield bits(request.function(), read.address(), read.quantity(), this::relayClosed);
                }
                case 0x02 -> {
                    ReadDiscreteInputsRequest read = ReadDiscreteInputsRequest.Serializer.decode(pdu);
                    yield bits(request.function(), read.address(), read.quantity(), channel -> inputs[channel]);
                }
                case 0x03 -> modes(request, ReadHoldingRegistersRequest.Serializer.decode(pdu));
                case 0x05 -> write(request, WriteSingleCoilRequest.Serializer.decode(pdu));
                case 0x0F -> write(request, WriteMultipleCoilsRequest.Serializer.decode(pdu));
                default -> refusal(request.function(), ILLEGAL_FUNCTION);
            };
        } catch (BufferUnderflowException e) {
            return refusal(request.function(), ILLEGAL_VALUE);
        }
    }

    private static byte[] bits(int function, int first, int count, IntPredicate isOn) {
        if (count < 1) {
            return refusal(function, ILLEGAL_VALUE);
        }
        if (first + count > CHANNELS) {
            return refusal(function, ILLEGAL_ADDRESS);
        }
        byte bits = 0;
        for (int i = 0; i < count; i++) {
            bits |= (byte) (isOn.test(first + i) ? 1 << i : 0);
        }
        return new byte[] {(byte) function, 1, bits};
    }

    private byte[] modes(RtuFrame request, ReadHoldingRegistersRequest read) {
        int first = read.address() - MODES;
        if (first < 0 || read.quantity() < 1 || first + read.quantity() > CHANNELS) {
            return refusal(request.function(), ILLEGAL_ADDRESS);
        }
        ByteBuffer answer = ByteBuffer.allocate(2 + 2 * read.quantity());
        answer.put((byte) request.function()).put((byte) (2 * read.quantity()));
        for (int output = first; output < first + read.quantity(); output++) {
            answer.putShort((short) modes[output]);
        }
        return answer.array();
    }

    private byte[] write(RtuFrame request, WriteSingleCoilRequest write) {
        int address = write.address();
        int value = write.value();
        boolean isFlash = isChannelOf(FLASH_ON, address) || isChannelOf(FLASH_OFF, address);
        if (!isFlash && !isChannelOf(0, address) && address != ALL_RELAYS) {
            return refusal(request.function(), ILLEGAL_ADDRESS);
        }
        if (isFlash ? value < 1 || value > LONGEST_FLASH : value != ON && value != OFF && value != TOGGLE) {
            return refusal(request.function(), ILLEGAL_VALUE);
        }
        if (isFlash) {
            flash(address % CHANNELS, isChannelOf(FLASH_ON, address), value);
        } else if (address == ALL_RELAYS) {
            for (int relay = 0; relay < CHANNELS; relay++) {
                set(relay, value);
            }
        } else {
            set(address, value);
        }
        return request.pdu();
    }

    private byte[] write(RtuFrame request, WriteMultipleCoilsRequest write) {
        if (write.quantity() < 1 || write.values().length != (write.quantity() + 7) / 8) {
            return refusal(request.function(), ILLEGAL_VALUE);
        }
        if (write.address() + write.quantity() > CHANNELS) {
            return refusal(request.function(), ILLEGAL_ADDRESS);
        }
        BitSet values = BitSet.valueOf(write.values());
        for (int i = 0; i < write.quantity(); i++) {
            set(write.address() + i, values.get(i) ? ON : OFF);
        }
        ByteBuffer answer = ByteBuffer.allocate(5);
        WriteMultipleCoilsResponse.Serializer.encode(
                new WriteMultipleCoilsResponse(write.address(), write.quantity()), answer);
        return answer.array();
    }

    private static boolean isChannelOf(int base, int address) {
        return address >= base && address < base + CHANNELS;
    }

    private void set(int relay, int value) {
        boolean before = relayClosed(relay);
        flashing[relay] = false;
        relays[relay] = value == ON || (value == TOGGLE && !before);
    }

    private void flash(int relay, boolean close, int tenths) {
        relays[relay] = close;
        flashing[relay] = true;
        flashEnds[relay] = nanoTime.getAsLong() + tenths * FLASH_UNIT_NANOS;
    }

    private void endFlash(int relay) {
        if (flashing[relay] && nanoTime.getAsLong() - flashEnds[relay] >= 0) {
            flashing[relay] = false;
            relays[relay] = !relays[relay];
        }
    }

    private static byte[] refusal(int function, int code) {
        return new byte[] {(byte) (function | 0x80), (byte) code};
    }
}
