package io.daozha.plate;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody else's reader made of a plate: a camera that reads plates itself, or a program that watches one.
 *
 * @param reader who says it; one reader has one voice in a vote, however often it speaks
 * @param at when its camera saw the plate
 * @param evidence its corners are zero where the reader tells no place
 * @param picture what its camera saw, if it sent that along
 */
public record OutsideRead(String reader, Instant at, PlateEvidence evidence, Optional<Frame> picture) {

    /** How far a reader is believed. Nobody calibrated the figures that it gives itself. */
    public enum Standing {
        /** The lane has eyes of its own: this reader may confirm what they see, and never decides by itself. */
        CONFIRMS,
        /** The lane has no other eyes: a read that its reader is sure of decides, or nobody would get in. */
        DECIDES
    }

    private static final Corners NOWHERE = new Corners(0, 0, 0, 0, 0, 0, 0, 0);

    /** Of its own a vote needs 0.99; with a look of 0.85 that agrees, this is enough. */
    private static final double AT_MOST = 0.9;

    /** Counts as sure from here; a judgement, not a measurement. */
    private static final double SURE = 0.8;

    /** Enough to decide on a plate that is regular in every way, and on no other (see {@link PlateGrammar#weight}). */
    private static final double DECIDING = 0.993;

    /** Of the plates of an ordinary form, by their colour; about one vehicle in ten of the country is a lorry or bus. */
    private static final Map<PlateColour, Double> ORDINARY =
            Map.of(PlateColour.BLUE, 0.9, PlateColour.YELLOW, 0.08, PlateColour.BLACK, 0.02);

    /**
     * Takes a read at its word as far as its reader's standing allows.
     *
     * @param text as the reader wrote it: dots, blanks and small letters do not matter, and O and I are the digits that
     *     they look like
     * @param colour empty where the reader tells none; then it is spread over those that the text's form comes in
     * @param claimed how sure the reader says it is, above 0 and at most 1
     * @throws IllegalArgumentException saying what is wrong, if no plate has such a text or the claim is out of range
     */
    public static OutsideRead of(
            String reader,
            Instant at,
            String text,
            Optional<PlateColour> colour,
            double claimed,
            Standing standing,
            Optional<Corners> corners,
            Optional<Frame> picture) {
        if (!(claimed > 0 && claimed <= 1)) {
            throw new IllegalArgumentException("Confidence " + claimed + " is not above 0 and at most 1");
        }
        String plain = plain(text);
        Map<PlateColour, Double> colours = colour.map(said -> Map.of(said, 1.0)).orElseGet(() -> colours(plain));
        double believed = standing == Standing.DECIDES && claimed >= SURE ? DECIDING : Math.min(claimed, AT_MOST);
        return new OutsideRead(
                reader, at, PlateEvidence.spelling(plain, colours, believed, corners.orElse(NOWHERE)), picture);
    }

    /**
     * The text in our alphabet.
     *
     * @throws IllegalArgumentException naming the symbol that no plate has
     */
    private static String plain(String text) {
        String plain = text.replaceAll("[\\s·•.\\-]", "")
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1');
        if (plain.isEmpty() || plain.length() > 10) {
            throw new IllegalArgumentException(
                    "'%s' has %d symbols; plates have 1 to 10".formatted(shown(text), plain.length()));
        }
        for (int i = 0; i < plain.length(); i++) {
            if (Alphabet.spell(plain.substring(i, i + 1)) == null) {
                throw new IllegalArgumentException(
                        "'%s' holds '%c', which no plate does".formatted(shown(text), plain.charAt(i)));
            }
        }
        return plain;
    }

    /** A stranger's text goes into logs: short, and without line breaks. */
    private static String shown(String text) {
        String line = text.replaceAll("\\p{Cntrl}", "?");
        return line.length() <= 20 ? line : line.substring(0, 20) + "…";
    }

    private static Map<PlateColour, Double> colours(String text) {
        PlateClass form = PlateGrammar.classify(text);
        if (form == PlateClass.ORDINARY || form == PlateClass.UNKNOWN) {
            return ORDINARY;
        }
        Map<PlateColour, Double> colours = new EnumMap<>(PlateColour.class);
        for (PlateColour each : PlateColour.values()) {
            if (form.comesIn(each)) {
                colours.put(each, 1.0);
            }
        }
        colours.replaceAll((each, share) -> 1.0 / colours.size());
        return colours;
    }
}
