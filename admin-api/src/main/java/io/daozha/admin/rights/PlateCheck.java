package io.daozha.admin.rights;

import io.daozha.billing.Plate;
import io.daozha.plate.PlateClass;
import io.daozha.plate.PlateColour;
import io.daozha.plate.PlateGrammar;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A plate as somebody types it, and what is wrong with it; pure.
 *
 * @param text upper case, without blanks and dots
 * @param colour as it was chosen, or else as plates of this form usually have it
 * @param flaw empty for a plate of a known form
 */
public record PlateCheck(String text, Plate.Colour colour, Optional<Flaw> flaw) {
    private static final String PROVINCES = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新";
    private static final int ORDINARY = 7;
    private static final int NEW_ENERGY = 8;
    private static final int LONGEST = 12;

    /** The first thing that is wrong, in the order in which a person reads a plate. */
    public enum Flaw {
        MISSING,
        /** Longer than any plate, or with characters that are on none. */
        NO_PLATE,
        PROVINCE,
        CITY,
        /** I and O are on no plate: they would be taken for 1 and 0. */
        LETTERS,
        LENGTH,
        /** Green and seven characters long: one is missing. */
        GREEN_LENGTH,
        FORM,
        COLOUR
    }

    /**
     * @param typed may be null
     * @param chosen name of a colour; null or empty to take the usual one
     */
    public static PlateCheck of(String typed, String chosen) {
        String text = (typed == null ? "" : typed).toUpperCase(Locale.ROOT).replaceAll("[\\s·•・.．\\-]", "");
        PlateClass form = PlateGrammar.classify(text);
        Optional<Plate.Colour> asked = Stream.of(Plate.Colour.values())
                .filter(colour -> chosen != null && colour.name().equalsIgnoreCase(chosen.strip()))
                .findFirst();
        Plate.Colour colour = asked.orElseGet(() -> usual(form));
        boolean unknownColour = asked.isEmpty() && chosen != null && !chosen.isBlank();
        Optional<Flaw> flaw = flaw(text, form, colour);
        // What is no plate at all is worse than a colour that there is not: the first flaw decides what may still pass.
        boolean aPlate = flaw.isEmpty() || (flaw.get() != Flaw.MISSING && flaw.get() != Flaw.NO_PLATE);
        return new PlateCheck(text, colour, unknownColour && aPlate ? Optional.of(Flaw.COLOUR) : flaw);
    }

    private static Plate.Colour usual(PlateClass form) {
        return Stream.of(PlateColour.values())
                .filter(form::comesIn)
                .findFirst()
                .map(colour -> Plate.Colour.valueOf(colour.name()))
                .orElse(Plate.Colour.BLUE);
    }

    private static Optional<Flaw> flaw(String text, PlateClass form, Plate.Colour colour) {
        if (text.isEmpty()) {
            return Optional.of(Flaw.MISSING);
        }
        if (!text.matches("[\\p{IsHan}A-Z0-9]{1," + LONGEST + "}") || colour == Plate.Colour.TICKET) {
            return Optional.of(Flaw.NO_PLATE);
        }
        PlateColour painted = PlateColour.valueOf(colour.name());
        if (form != PlateClass.UNKNOWN) {
            boolean short7 = painted == PlateColour.GREEN && !PlateGrammar.complete(text, painted);
            return short7
                    ? Optional.of(Flaw.GREEN_LENGTH)
                    : Optional.of(Flaw.COLOUR).filter(wrong -> !form.comesIn(painted));
        }
        return Optional.of(unknownForm(text));
    }

    private static Flaw unknownForm(String text) {
        if (PROVINCES.indexOf(text.charAt(0)) < 0) {
            return Flaw.PROVINCE;
        }
        if (text.length() > 1 && !(text.charAt(1) >= 'A' && text.charAt(1) <= 'Z')) {
            return Flaw.CITY;
        }
        if (text.substring(1).matches(".*[IO].*")) {
            return Flaw.LETTERS;
        }
        return text.length() == ORDINARY || text.length() == NEW_ENERGY ? Flaw.FORM : Flaw.LENGTH;
    }

    /** Whether an operator, who sees the car's papers, may enter it all the same: old plates have odd forms. */
    boolean possible() {
        return flaw.isEmpty() || (flaw.get() != Flaw.MISSING && flaw.get() != Flaw.NO_PLATE);
    }

    public Plate plate() {
        return new Plate(text, colour);
    }
}
