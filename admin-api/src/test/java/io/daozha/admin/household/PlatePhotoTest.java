package io.daozha.admin.household;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.admin.web.Trouble;
import io.daozha.plate.PlateColour;
import io.daozha.plate.render.PlateRenderer;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Photographs that people send, good and bad. */
class PlatePhotoTest {
    private static final PlatePhoto PHOTOS = new PlatePhoto();

    @AfterAll
    static void close() {
        PHOTOS.close();
    }

    @Test
    void aPlateIsReadOffAPhotograph() throws IOException {
        PlatePhoto.Reading read = PHOTOS.read(photo("湘A8K216", "jpg"));
        assertEquals("湘A8K216", read.plate());
        assertEquals("BLUE", read.colour());
        assertTrue(read.certainty() > 0.5, read.toString());
        assertEquals("湘A8K216", PHOTOS.read(photo("湘A8K216", "png")).plate());
    }

    @Test
    void whatIsNoPhotographIsRefusedWithASentence() throws IOException {
        assertEquals(400, status(new byte[0]));
        assertEquals(400, status(null));
        assertEquals(415, status("GIF89a no".getBytes(StandardCharsets.US_ASCII)));
        assertEquals(415, status("<svg onload='x'/>".getBytes(StandardCharsets.US_ASCII)));
        assertEquals(415, status(Arrays.copyOf(photo("湘A8K216", "png"), 40)));
        assertEquals(413, status(new byte[PlatePhoto.MOST_BYTES + 1]));
        assertEquals(422, status(photo("", "jpg")));
    }

    private static int status(byte[] picture) {
        return assertThrows(Trouble.class, () -> PHOTOS.read(picture)).status();
    }

    /** A plate on a grey car; without a text, a grey car. */
    static byte[] photo(String text, String format) throws IOException {
        BufferedImage picture = new BufferedImage(960, 640, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(Color.GRAY);
        pen.fillRect(0, 0, 960, 640);
        if (!text.isEmpty()) {
            pen.drawImage(new PlateRenderer().render(text, PlateColour.BLUE, 0.6), 350, 380, null);
        }
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, format, bytes);
        return bytes.toByteArray();
    }
}
