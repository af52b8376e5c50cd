package io.daozha.plate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class FrameTest {

    /** An Exif segment that says: turn me by a quarter, clockwise (TIFF tag 0x0112, value 6). */
    private static final byte[] QUARTER_TURN = HexFormat.of()
            .parseHex("ffe10022457869660000" + "4d4d002a00000008" + "0001" + "011200030000000100060000" + "00000000");

    @Test
    void survivesJpeg() throws IOException {
        Frame frame = halves();
        Frame again = decode(frame.jpeg(95));
        assertEquals(frame.width(), again.width());
        assertEquals(frame.height(), again.height());
        assertEquals(200, again.bgr()[0] & 0xff, 8, "blue at the left");
        assertEquals(10, again.bgr()[(frame.width() - 1) * 3] & 0xff, 8, "none at the right");
    }

    @Test
    void turnsPhotographsUpright() throws IOException {
        byte[] jpeg = halves().jpeg(95);
        ByteArrayOutputStream turned = new ByteArrayOutputStream();
        turned.write(jpeg, 0, 2);
        turned.write(QUARTER_TURN);
        turned.write(jpeg, 2, jpeg.length - 2);
        Frame upright = decode(turned.toByteArray());
        assertEquals(16, upright.width());
        assertEquals(32, upright.height());
        assertEquals(200, upright.bgr()[0] & 0xff, 8, "what was left is on top");
        assertEquals(10, upright.bgr()[upright.bgr().length - 3] & 0xff, 8, "what was right is at the bottom");
    }

    @Test
    void refusesWhatIsNoImage() {
        assertTrue(refusal("hello".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .contains("JPEG, PNG and BMP"));
        assertTrue(refusal(new byte[0]).contains("JPEG, PNG and BMP"));
    }

    @Test
    void refusesDamage() {
        byte[] jpeg = halves().jpeg(95);
        assertTrue(refusal(Arrays.copyOf(jpeg, 20)).contains("damaged"));
        assertTrue(refusal(pngHeader(100, 100)).contains("damaged"));
    }

    @Test
    void refusesMoreThanFortyMegapixelsByTheHeaderAlone() {
        assertTrue(refusal(pngHeader(8000, 5001)).contains("at most 40 megapixels"));
    }

    private static String refusal(byte[] image) {
        return assertThrows(IOException.class, () -> decode(image)).getMessage();
    }

    private static Frame decode(byte[] image) throws IOException {
        return Frame.decode("test", 0, Instant.EPOCH, image);
    }

    /** 32 x 16, the left half bluish, the right half dark. */
    private static Frame halves() {
        byte[] bgr = new byte[32 * 16 * 3];
        Arrays.fill(bgr, (byte) 10);
        for (int i = 0; i < bgr.length; i += 3) {
            if (i / 3 % 32 < 16) {
                bgr[i] = (byte) 200;
            }
        }
        return new Frame("test", 0, Instant.EPOCH, 32, 16, bgr);
    }

    /** A PNG that ends after its header chunk. */
    private static byte[] pngHeader(int width, int height) {
        ByteBuffer png = ByteBuffer.allocate(33);
        png.put(HexFormat.of().parseHex("89504e470d0a1a0a")).putInt(13);
        png.put(HexFormat.of().parseHex("49484452")).putInt(width).putInt(height);
        png.put(HexFormat.of().parseHex("0802000000"));
        CRC32 crc = new CRC32();
        crc.update(png.array(), 12, 17);
        png.putInt((int) crc.getValue());
        return png.array();
    }
}
