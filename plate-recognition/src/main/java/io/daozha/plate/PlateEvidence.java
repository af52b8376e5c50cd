package io.daozha.plate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one look at one plate says: not a string but how likely every string is. Where the first cut-out of the plate was
 * not sure, several were read; the evidence is their mean, so that one lucky cut does not speak for all.
 */
public final class PlateEvidence {

    /** The order in which the recogniser answers. */
    static final List<PlateColour> COLOURS =
            List.of(PlateColour.BLUE, PlateColour.GREEN, PlateColour.YELLOW, PlateColour.WHITE, PlateColour.BLACK);

    private static final int TEXTS_OF_A_CUT = 4;

    private final List<Spelling> cuts;
    private final Corners corners;
    private final Quality quality;
    private final List<String> texts;
    private final PlateColour colour;
    private final double confidence;

    /** @param cuts the spellings of one or several cut-outs of the same plate */
    PlateEvidence(List<Spelling> cuts, Corners corners, Quality quality) {
        this.cuts = List.copyOf(cuts);
        this.corners = corners;
        this.quality = quality;
        this.colour = COLOURS.stream()
                .max(Comparator.comparingDouble(this::logLikelihood))
                .orElseThrow();
        this.texts = texts(cuts, colour);
        this.confidence = Math.exp(logLikelihood(text()) + logLikelihood(colour));
    }

    /**
     * Evidence as a good look would give it: for lanes tried without a camera, and for readers of others that say a
     * text and how sure they are.
     *
     * @param confidence what {@link #confidence()} shall say, above 0 and at most 1; the rest is spread evenly over the
     *     other symbols
     * @throws IllegalArgumentException if the text is empty or holds a symbol no plate has
     */
    public static PlateEvidence spelling(String text, PlateColour colour, double confidence, Corners corners) {
        return spelling(text, Map.of(colour, 1.0), confidence, corners);
    }

    /** As above where the colour is not certain: the confidence is the text's, the colours have the shares given. */
    static PlateEvidence spelling(String text, Map<PlateColour, Double> colours, double confidence, Corners corners) {
        int[] spelled = Alphabet.spell(text);
        if (spelled == null || spelled.length == 0 || !(confidence > 0 && confidence <= 1)) {
            throw new IllegalArgumentException(
                    "No evidence can say '%s' with confidence %s".formatted(text, confidence));
        }
        double[] shares = COLOURS.stream()
                .mapToDouble(colour -> Math.log(colours.getOrDefault(colour, 0.0)))
                .toArray();
        return new PlateEvidence(List.of(Spelling.certain(spelled, confidence, shares)), corners, Quality.UNKNOWN);
    }

    /** The likeliest text, a plate's form counted in ({@link PlateGrammar#weight}); may be empty. */
    public String text() {
        return texts.get(0);
    }

    public PlateColour colour() {
        return colour;
    }

    /** Probability that {@link #text()} and {@link #colour()} are right, 0 to 1, if the recogniser is to be believed. */
    public double confidence() {
        return confidence;
    }

    /** How well the plate could be seen. */
    public Quality quality() {
        return quality;
    }

    public Corners corners() {
        return corners;
    }

    /** What both say of the same plate, each as much as the cuts it rests on. */
    PlateEvidence and(PlateEvidence other) {
        List<Spelling> all = new ArrayList<>(cuts);
        all.addAll(other.cuts);
        return new PlateEvidence(all, corners, quality);
    }

    /** {@link #text()} and the next likeliest. */
    List<String> texts() {
        return texts;
    }

    /** Natural logarithm of the probability that the plate is of this colour. */
    public double logLikelihood(PlateColour asked) {
        int index = COLOURS.indexOf(asked);
        return mean(cuts.stream().mapToDouble(cut -> cut.colours()[index]).toArray());
    }

    /**
     * Natural logarithm of the probability of the text; negative infinity where the text cannot be spelled, because it
     * is too long or holds a symbol no plate has.
     */
    public double logLikelihood(String asked) {
        int[] spelled = Alphabet.spell(asked);
        if (spelled == null) {
            return Spelling.NEVER;
        }
        return mean(cuts.stream().mapToDouble(cut -> cut.logLikelihood(spelled)).toArray());
    }

    @Override
    public String toString() {
        return "%s %s %.3f".formatted(text(), colour, confidence);
    }

    private List<String> texts(List<Spelling> of, PlateColour seen) {
        Set<String> proposed = new HashSet<>();
        of.forEach(cut -> proposed.addAll(cut.texts(TEXTS_OF_A_CUT)));
        List<String> sorted = new ArrayList<>(proposed);
        sorted.sort(
                Comparator.comparingDouble(text -> -logLikelihood(text) - Math.log(PlateGrammar.weight(text, seen))));
        return List.copyOf(sorted);
    }

    private static double mean(double[] logs) {
        double total = Spelling.NEVER;
        for (double log : logs) {
            total = Spelling.add(total, log);
        }
        return total - Math.log(logs.length);
    }
}
