package io.daozha.hardware.led;

import io.daozha.hardware.serial.RtuFrame;
import java.util.Arrays;
import java.util.Optional;

/**
 * One frame of the card, to it or from it: address 0, version 0x64, packet FF FF, command, length, data, and the
 * checksum of Modbus, low byte first.
 *
 * @param command 0 to 255
 * @param data 0 to 255 bytes
 */
public record LedFrame(int command, byte[] data) {
    /** The longest frame. */
    public static final int MAX_LENGTH = 263;

    private static final byte[] HEAD = {0x00, 0x64, (byte) 0xFF, (byte) 0xFF};
    private static final int OVERHEAD = 8;

    public LedFrame {
        if (command < 0 || command > 255 || data.length > 255) {
            throw new IllegalArgumentException(
                    "No frame of the card has command " + command + " and " + data.length + " bytes of data.");
        }
    }

    static LedFrame of(int command, int... data) {
        byte[] bytes = new byte[data.length];
        for (int i = 0; i < data.length; i++) {
            bytes[i] = (byte) data[i];
        }
        return new LedFrame(command, bytes);
    }

    /** The bytes on the wire. */
    public byte[] bytes() {
        byte[] bytes = Arrays.copyOf(HEAD, OVERHEAD + data.length);
        bytes[4] = (byte) command;
        bytes[5] = (byte) data.length;
        System.arraycopy(data, 0, bytes, 6, data.length);
        int crc = RtuFrame.crc(bytes, 0, bytes.length - 2);
        bytes[bytes.length - 2] = (byte) crc;
        bytes[bytes.length - 1] = (byte) (crc >> 8);
        return bytes;
    }

    /** The frame that begins at exactly this place, if all of it has come and its checksum is right. */
    public static Optional<LedFrame> at(byte[] bytes, int from, int count) {
        if (from + OVERHEAD > count || !Arrays.equals(bytes, from, from + HEAD.length, HEAD, 0, HEAD.length)) {
            return Optional.empty();
        }
        int end = from + 6 + (bytes[from + 5] & 0xFF);
        if (end + 2 > count) {
            return Optional.empty();
        }
        int crc = (bytes[end] & 0xFF) | ((bytes[end + 1] & 0xFF) << 8);
        return crc == RtuFrame.crc(bytes, from, end - from)
                ? Optional.of(new LedFrame(bytes[from + 4] & 0xFF, Arrays.copyOfRange(bytes, from + 6, end)))
                : Optional.empty();
    }

    /** How many bytes it has on the wire. */
    public int length() {
        return OVERHEAD + data.length;
    }

    boolean sameAs(LedFrame other) {
        return command == other.command && Arrays.equals(data, other.data);
    }

    @Override
    public String toString() {
        return RtuFrame.hex(bytes(), length());
    }
}
