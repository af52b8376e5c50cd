package io.daozha.plate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.daozha.plate.render.PlateRenderer;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.time.Instant;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecondOpinionTest {

    private static final SecondOpinion READER = new SecondOpinion();

    @AfterAll
    static void close() {
        READER.close();
    }

    @ParameterizedTest
    @CsvSource({"湘A12345, BLUE", "粤B0X8P6, YELLOW", "苏AD06725, GREEN", "沪A3456学, YELLOW", "湘A6621挂, YELLOW"})
    void readsPlatesThoughItKnowsOnlyText(String text, PlateColour colour) {
        Spelling said = spell(new PlateRenderer().render(text, colour, 0.5));
        assertEquals(text, said.texts(1).get(0));
        assertEquals(Math.log(0.2), said.colours()[0], 1e-9);
    }

    @Test
    void whatAPlateBearsIsToldFromWhatItDoesNot() {
        int zero = Alphabet.spell("0")[0];
        int one = Alphabet.spell("1")[0];
        int[] outputs = SecondOpinion.outputs("O\no\n0\nI\nl\nk\n湘\n电\n·\n'");
        assertArrayEquals(
                new int[] {
                    Alphabet.BLANK,
                    zero,
                    zero,
                    zero,
                    one,
                    one,
                    Alphabet.spell("K")[0],
                    Alphabet.spell("湘")[0],
                    -1,
                    Alphabet.BLANK,
                    Alphabet.BLANK,
                    Alphabet.BLANK
                },
                outputs);
    }

    private static Spelling spell(BufferedImage plate) {
        byte[] pixels = ((DataBufferByte) plate.getRaster().getDataBuffer()).getData();
        Frame frame = new Frame("plate", 0, Instant.EPOCH, plate.getWidth(), plate.getHeight(), pixels);
        Corners whole =
                new Corners(0, 0, plate.getWidth(), 0, plate.getWidth(), plate.getHeight(), 0, plate.getHeight());
        try (PointerScope scope = new PointerScope()) {
            return READER.spell(OpenCv.copyOf(frame), whole, plate.getHeight() * 3 > plate.getWidth());
        }
    }
}
