package io.daozha.gate;

import io.daozha.billing.Plate;
import java.util.List;

/**
 * What a plate may have been written down as, if it was not written down rightly. That is all there is left of the pixels
 * at the entry; those of now speak for themselves. The shares are rough and right in their order: of 12 photographed plates
 * that were misread, six had their province wrong and five one symbol that resembles the right one.
 */
final class Misreading {
    /** A symbol taken for one certain other that it resembles, and for any other. */
    private static final double ALIKE = 0.05;

    private static final double UNLIKE = 0.0015;
    private static final double PROVINCE = 0.01;

    /** The last of eight symbols lost, or one imagined; readers do that to green plates. */
    private static final double LENGTH = 0.05;

    private static final double COLOUR = 0.05;

    private static final List<String> RESEMBLING =
            List.of("O0QDCG", "I1LT7", "B8", "S5", "Z2", "G6C", "A4", "EF", "HNM", "UVY", "PR", "KX");

    private Misreading() {}

    /** Probability that the plate, if it was written down wrong, was written down as the other: 0 to 1. */
    static double of(Plate plate, Plate written) {
        double colour = plate.colour() == written.colour() ? 1 : COLOUR;
        return colour * of(plate.text(), written.text());
    }

    private static double of(String text, String written) {
        if (text.length() != written.length()) {
            String longer = text.length() > written.length() ? text : written;
            String shorter = text.length() > written.length() ? written : text;
            return longer.length() == shorter.length() + 1 && longer.startsWith(shorter) ? LENGTH : 0;
        }
        double together = 1;
        for (int i = 0; i < text.length(); i++) {
            together *= of(i, text.charAt(i), written.charAt(i));
        }
        return together;
    }

    private static double of(int place, char symbol, char written) {
        if (symbol == written) {
            return 1;
        }
        if (place == 0) {
            return PROVINCE;
        }
        boolean alike =
                RESEMBLING.stream().anyMatch(group -> group.indexOf(symbol) >= 0 && group.indexOf(written) >= 0);
        return alike ? ALIKE : UNLIKE;
    }
}
