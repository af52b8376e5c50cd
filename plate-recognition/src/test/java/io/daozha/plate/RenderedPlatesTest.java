package io.daozha.plate;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RenderedPlatesTest {

    /** Always the same plates: the figure is a property of the shipped networks. RenderedPlates prints it for others. */
    private static final long SEED = 20_261;

    private static final int EACH = 100;
    private static final double LEAST = 0.97;

    @Test
    void noKindAndNoProvinceIsReadWorseThanTheOthers() {
        try (NeuralPlateReader reader = new NeuralPlateReader()) {
            RenderedPlates plates = new RenderedPlates(reader, SEED);
            Map<PlateClass, Double> kinds = plates.byKind(EACH);
            Map<String, Double> provinces = plates.byProvince(EACH);
            assertTrue(kinds.values().stream().allMatch(share -> share >= LEAST), kinds.toString());
            assertTrue(provinces.values().stream().allMatch(share -> share >= LEAST), provinces.toString());
        }
    }
}
