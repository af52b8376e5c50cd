package io.daozha.hardware.serial;

import com.digitalpetri.modbus.Crc16;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * One Modbus RTU frame.
 *
 * @param unit address on the line, 0 to 255
 * @param pdu function code and what belongs to it, 1 to 253 bytes
 */
public record RtuFrame(int unit, byte[] pdu) {
    /** The longest frame: unit, 253 bytes of PDU, checksum. */
    public static final int MAX_LENGTH = 256;

    private static final int OVERHEAD = 3;

    public RtuFrame {
        if (unit < 0 || unit > 255 || pdu.length < 1 || pdu.length > MAX_LENGTH - OVERHEAD) {
            throw new IllegalArgumentException("No RTU frame has unit " + unit + " and " + pdu.length + " bytes.");
        }
    }

    /** The bytes on the wire, checksum low byte first. */
    public byte[] bytes() {
        byte[] bytes = new byte[pdu.length + OVERHEAD];
        bytes[0] = (byte) unit;
        System.arraycopy(pdu, 0, bytes, 1, pdu.length);
        int crc = crc(bytes, 0, bytes.length - 2);
        bytes[bytes.length - 2] = (byte) crc;
        bytes[bytes.length - 1] = (byte) (crc >> 8);
        return bytes;
    }

    /** The frame that lies at exactly this place, if its checksum is right. */
    public static Optional<RtuFrame> at(byte[] bytes, int from, int length) {
        if (length <= OVERHEAD || from + length > bytes.length) {
            return Optional.empty();
        }
        int end = from + length - 2;
        int crc = (bytes[end] & 0xFF) | ((bytes[end + 1] & 0xFF) << 8);
        return crc == crc(bytes, from, length - 2)
                ? Optional.of(new RtuFrame(bytes[from] & 0xFF, Arrays.copyOfRange(bytes, from + 1, end)))
                : Optional.empty();
    }

    public int function() {
        return pdu[0] & 0xFF;
    }

    @Override
    public String toString() {
        return hex(bytes(), bytes().length);
    }

    /** Bytes as messages show them: {@code 01 05 FF}. */
    public static String hex(byte[] bytes, int length) {
        return HexFormat.ofDelimiter(" ").withUpperCase().formatHex(bytes, 0, length);
    }

    /** CRC16/MODBUS of a part of the bytes. */
    public static int crc(byte[] bytes, int from, int length) {
        Crc16 crc = new Crc16();
        for (int i = from; i < from + length; i++) {
            crc.update(bytes[i]); // its update(ByteBuffer) counts the position twice
        }
        return crc.getValue();
    }
}
