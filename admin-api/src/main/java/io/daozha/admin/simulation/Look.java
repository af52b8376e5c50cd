package io.daozha.admin.simulation;

import io.daozha.plate.PlateColour;
import java.util.Random;

/**
 * What a simulated car looks like; the cameras are shown this, the lanes only the pixels.
 *
 * @param plate empty for a car without one
 * @param paint seed of its colour and shape
 */
public record Look(String plate, PlateColour colour, int paint) {
    private static final String PROVINCES = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新";
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final String DIGITS = "0123456789";

    static Look unplated(Random random) {
        return new Look("", PlateColour.BLUE, random.nextInt());
    }

    boolean plated() {
        return !plate.isEmpty();
    }

    /** A car as it may stand in a street of Changsha: mostly local, one in four new-energy, few yellow. */
    static Look any(Random random) {
        String place = random.nextInt(5) > 0
                ? "湘" + "AAAABS".charAt(random.nextInt(6))
                : PROVINCES.charAt(random.nextInt(PROVINCES.length())) + "" + "ABC".charAt(random.nextInt(3));
        int kind = random.nextInt(20);
        if (kind < 5) {
            return energy(place, random);
        }
        PlateColour colour = kind == 19 ? PlateColour.YELLOW : PlateColour.BLUE;
        return new Look(place + serial(random), colour, random.nextInt());
    }

    static Look energy(String place, Random random) {
        return new Look(
                place + pick("DF", random) + pick(LETTERS + DIGITS, random) + digits(4, random),
                PlateColour.GREEN,
                random.nextInt());
    }

    static Look lorry(Random random) {
        return new Look("湘A" + serial(random), PlateColour.YELLOW, random.nextInt());
    }

    static Look police(Random random) {
        return new Look("湘A" + digits(4, random) + "警", PlateColour.WHITE, random.nextInt());
    }

    /** Five characters, at most two of them letters (GA 36-2018, table 4). */
    private static String serial(Random random) {
        StringBuilder text = new StringBuilder(digits(5, random));
        for (int letters = random.nextInt(3); letters > 0; letters--) {
            text.setCharAt(random.nextInt(5), LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    private static String digits(int count, Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(pick(DIGITS, random));
        }
        return text.toString();
    }

    private static char pick(String from, Random random) {
        return from.charAt(random.nextInt(from.length()));
    }
}
