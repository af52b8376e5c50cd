package io.daozha.plate;

import static org.bytedeco.opencv.global.opencv_imgproc.GaussianBlur;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.plate.render.PlateRenderer;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.time.Instant;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.junit.jupiter.api.Test;

class QualityTest {

    private static final Corners WHOLE = new Corners(0, 0, 264, 0, 264, 84, 0, 84);

    @Test
    void aSoftPlateIsKnownAsSuch() {
        try (PointerScope scope = new PointerScope()) {
            Mat plate = plate();
            Mat soft = new Mat();
            GaussianBlur(plate, soft, new Size(), 8);
            double sharp = quality(plate, WHOLE).sharpness();
            assertTrue(sharp > 0.25, "sharp " + sharp);
            double blurred = quality(soft, WHOLE).sharpness();
            assertTrue(blurred < 0.15, "soft " + blurred);
        }
    }

    @Test
    void darknessIsNoSoftness() {
        try (PointerScope scope = new PointerScope()) {
            Mat plate = plate();
            Mat dark = new Mat();
            plate.convertTo(dark, -1, 0.3, 0);
            assertEquals(quality(plate, WHOLE).sharpness(), quality(dark, WHOLE).sharpness(), 0.05);
        }
    }

    @Test
    void aPlateOverTheEdgeIsCutOff() {
        try (PointerScope scope = new PointerScope()) {
            Mat plate = plate();
            assertFalse(quality(plate, WHOLE).cutOff());
            Corners beyond = new Corners(-20, 0, 244, 0, 244, 84, -20, 84);
            assertTrue(quality(plate, beyond).cutOff());
            assertEquals(264, quality(plate, beyond).width(), 1e-9);
        }
    }

    private static Quality quality(Mat picture, Corners corners) {
        return Quality.of(picture, corners, Recogniser.cut(picture, corners, 0.05, false));
    }

    private static Mat plate() {
        BufferedImage plate = new PlateRenderer().render("湘A12345", PlateColour.BLUE, 0.6);
        byte[] bgr = ((DataBufferByte) plate.getRaster().getDataBuffer()).getData();
        return OpenCv.copyOf(new Frame("plates", 0, Instant.EPOCH, plate.getWidth(), plate.getHeight(), bgr));
    }
}
