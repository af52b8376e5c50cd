package io.daozha.admin.month;

import io.daozha.billing.Plate;
import io.daozha.plate.Corners;
import io.daozha.plate.PlateColour;
import io.daozha.plate.PlateEvidence;
import java.util.Random;

/**
 * What the cameras make of one plate during one visit, drawn from what the reader was measured to do with 617 photographs
 * (docs/plates.md): 83.0 % sure and right, 16.5 % not sure, 0.5 % sure and wrong; a stated confidence is honest; of ten
 * misread plates six had another province and four another symbol that resembles the right one.
 */
final class Misread {
    private static final String PROVINCES = "皖冀鲁新琼粤京豫鄂川";
    private static final String ALIKE = "8B0D1T2Z5S6G4AEFQ0VY";
    private static final Corners WHERE = new Corners(20, 30, 44, 30, 44, 36, 20, 36);

    private final Plate plate;
    private final Random dice;
    private final boolean unsure;
    private final String sureOf;
    private boolean wrong;

    Misread(Plate plate, Random dice) {
        this.plate = plate;
        this.dice = dice;
        int mood = dice.nextInt(1_000);
        this.unsure = mood < 165;
        this.sureOf = mood >= 995 ? misread(plate.text(), dice) : plate.text();
    }

    PlateEvidence look() {
        double confidence = unsure ? 0.3 + 0.67 * dice.nextDouble() : 0.991 + 0.0089 * dice.nextDouble();
        boolean right = !unsure || dice.nextDouble() < confidence;
        String text = unsure && !right ? misread(plate.text(), dice) : sureOf;
        wrong |= !text.equals(plate.text());
        return PlateEvidence.spelling(text, PlateColour.valueOf(plate.colour().name()), confidence, WHERE);
    }

    /** Whether any look said something else than the plate. */
    boolean wasWrong() {
        return wrong;
    }

    private static String misread(String text, Random random) {
        if (random.nextInt(10) < 6) {
            return PROVINCES.charAt(random.nextInt(PROVINCES.length())) + text.substring(1);
        }
        return oneSymbol(text, random);
    }

    /** One symbol taken for one that it resembles, or where none does for the next digit. */
    static String oneSymbol(String text, Random random) {
        int place = 2 + random.nextInt(text.length() - 2);
        int known = ALIKE.indexOf(text.charAt(place));
        char other = known < 0 ? (char) ('0' + random.nextInt(10)) : ALIKE.charAt(known ^ 1);
        return text.substring(0, place) + other + text.substring(place + 1);
    }
}
