package io.daozha.plate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people hand to the reader. */
class ImageFileTest {

    private static final int DARK = 30;
    private static final int BRIGHT = 200;

    @TempDir
    private Path folder;

    @Test
    void saysWhatIsNoFile() {
        assertTrue(refusal(folder).contains("is a folder"));
        assertTrue(refusal(folder.resolve("none.jpg")).contains("is not there"));
    }

    @Test
    void saysWhatIsNoImage() throws IOException {
        assertTrue(refusal(new byte[0]).contains("is empty"));
        assertTrue(refusal("plate".getBytes(StandardCharsets.UTF_8)).contains("Not an image. JPEG, PNG and BMP"));
        assertTrue(refusal(new byte[] {'B'}).contains("Not an image"));
        assertTrue(refusal("BM".getBytes(StandardCharsets.UTF_8)).contains("damaged"));
    }

    @ParameterizedTest
    @CsvSource({
        "474946383961, GIF",
        "52494646aabbccdd57454250, WebP",
        "49492a00, TIFF",
        "4d4d002a, TIFF",
        "000000186674797068656963, HEIF",
        "000000206674797061766966, AVIF"
    })
    void namesFormatsItDoesNotRead(String signature, String name) throws IOException {
        byte[] start = Arrays.copyOf(HexFormat.of().parseHex(signature), 100);
        assertEquals("A %s image. JPEG, PNG and BMP are read: convert it".formatted(name), refusal(start));
    }

    @Test
    void refusesAnAnimatedGif() throws IOException {
        assertTrue(
                refusal(encoded("gif", corner(BufferedImage.TYPE_BYTE_INDEXED))).contains("A GIF image"));
    }

    @ParameterizedTest
    @CsvSource({"jpg, 0.3", "jpg, 0.6", "jpg, 0.99", "png, 0.3", "png, 0.6", "png, 0.95", "bmp, 0.5", "bmp, 0.01"})
    void refusesWhatIsCutOff(String format, double part) throws IOException {
        byte[] whole = encoded(format, corner(BufferedImage.TYPE_3BYTE_BGR));
        assertCorner(file(whole));
        byte[] cut = Arrays.copyOf(whole, (int) (whole.length * part));
        assertTrue(refusal(cut).contains("damaged"), refusal(cut));
    }

    @Test
    void aThumbnailsEndIsNotTheImagesEnd() throws IOException {
        byte[] jpeg = encoded("jpg", corner(BufferedImage.TYPE_3BYTE_BGR));
        ByteArrayOutputStream withThumbnail = new ByteArrayOutputStream();
        withThumbnail.write(jpeg, 0, 2);
        withThumbnail.write(HexFormat.of().parseHex("ffe10008" + "ffd8ffd90000"));
        withThumbnail.write(jpeg, 2, jpeg.length - 2);
        byte[] whole = withThumbnail.toByteArray();
        assertCorner(file(whole));
        assertTrue(refusal(Arrays.copyOf(whole, whole.length - 10)).contains("not all there"));
    }

    @Test
    void refusesAHundredMegapixels() throws IOException {
        BufferedImage huge = new BufferedImage(12_500, 8_000, BufferedImage.TYPE_BYTE_BINARY);
        assertTrue(refusal(encoded("png", huge)).contains("100 megapixels; at most 40"));
    }

    @Test
    void refusesAStrip() throws IOException {
        BufferedImage strip = new BufferedImage(1, 101, BufferedImage.TYPE_3BYTE_BGR);
        assertTrue(refusal(encoded("png", strip)).contains("1 x 101 pixels: a strip"));
    }

    @Test
    void opensASinglePixel() throws IOException {
        Frame frame = ImageFile.open(file(encoded("png", new BufferedImage(1, 1, BufferedImage.TYPE_3BYTE_BGR))));
        assertEquals(1, frame.width());
        assertEquals(3, frame.bgr().length);
    }

    @ParameterizedTest
    @CsvSource({
        "png, " + BufferedImage.TYPE_BYTE_GRAY,
        "jpg, " + BufferedImage.TYPE_BYTE_GRAY,
        "png, " + BufferedImage.TYPE_USHORT_GRAY,
        "png, " + BufferedImage.TYPE_4BYTE_ABGR,
        "png, " + BufferedImage.TYPE_BYTE_INDEXED,
        "bmp, " + BufferedImage.TYPE_BYTE_GRAY
    })
    void opensEveryKindOfPixels(String format, int type) throws IOException {
        assertCorner(file(encoded(format, corner(type))));
    }

    /** The corner that is bright in the picture as stored, where it is once the picture is upright (Exif 2.3, 4.6.4). */
    @ParameterizedTest
    @CsvSource({"1, 0, 0", "2, 1, 0", "3, 1, 1", "4, 0, 1", "5, 0, 0", "6, 1, 0", "7, 1, 1", "8, 0, 1"})
    void turnsEveryExifOrientationUpright(int orientation, int right, int low) throws IOException {
        byte[] jpeg = encoded("jpg", corner(BufferedImage.TYPE_3BYTE_BGR));
        ByteArrayOutputStream turned = new ByteArrayOutputStream();
        turned.write(jpeg, 0, 2);
        turned.write(HexFormat.of()
                .parseHex("ffe10022457869660000" + "4d4d002a00000008" + "0001" + "0112000300000001000" + orientation
                        + "0000" + "00000000"));
        turned.write(jpeg, 2, jpeg.length - 2);
        Frame frame = ImageFile.open(file(turned.toByteArray()));
        boolean sideways = orientation >= 5;
        assertEquals(sideways ? 32 : 64, frame.width());
        assertEquals(sideways ? 64 : 32, frame.height());
        for (int x = 0; x <= 1; x++) {
            for (int y = 0; y <= 1; y++) {
                int expected = x == right && y == low ? BRIGHT : DARK;
                assertEquals(expected, grey(frame, x, y), 12, "corner " + x + " " + y);
            }
        }
    }

    @Test
    void opensACmykJpeg() throws IOException {
        WritableRaster ink = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 64, 32, 4, null);
        for (int y = 0; y < 32; y++) {
            for (int x = 0; x < 64; x++) {
                boolean bright = x < 32 && y < 16;
                ink.setPixel(x, y, new int[] {255, 255, 255, bright ? BRIGHT : DARK}); // Adobe's, which is upside down
            }
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(jpeg)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(ink, null, null), null);
        } finally {
            writer.dispose();
        }
        assertCorner(file(jpeg.toByteArray()));
    }

    /** 64 x 32, bright in its upper left quarter. */
    private static BufferedImage corner(int type) {
        BufferedImage image = new BufferedImage(64, 32, type);
        for (int y = 0; y < 32; y++) {
            for (int x = 0; x < 64; x++) {
                int grey = x < 32 && y < 16 ? BRIGHT : DARK;
                image.setRGB(x, y, 0xff000000 | grey * 0x010101);
            }
        }
        return image;
    }

    private static void assertCorner(Path file) throws IOException {
        Frame frame = ImageFile.open(file);
        assertEquals(64, frame.width());
        assertEquals(32, frame.height());
        // Grey with another gamma comes out darker or brighter; bright stays bright.
        assertTrue(grey(frame, 0, 0) > 128, "upper left " + grey(frame, 0, 0));
        assertTrue(grey(frame, 1, 0) < 100, "upper right " + grey(frame, 1, 0));
        assertTrue(grey(frame, 0, 1) < 100, "lower left " + grey(frame, 0, 1));
    }

    /** Brightness in the middle of a quarter. */
    private static int grey(Frame frame, int right, int low) {
        int x = frame.width() / 4 + right * frame.width() / 2;
        int y = frame.height() / 4 + low * frame.height() / 2;
        return frame.bgr()[(y * frame.width() + x) * 3] & 0xff;
    }

    private static byte[] encoded(String format, BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertTrue(ImageIO.write(image, format, bytes), "this runtime writes no " + format);
        return bytes.toByteArray();
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("image"), content);
    }

    private String refusal(byte[] content) throws IOException {
        return refusal(file(content));
    }

    private static String refusal(Path file) {
        return assertThrows(IOException.class, () -> ImageFile.open(file)).getMessage();
    }
}
