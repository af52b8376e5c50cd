package io.daozha.plate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * What one look at one plate says: not a string but how likely every string is. Where the first cut-out of the plate was
 * not sure, several were read; the evidence is their mean, so that one lucky cut does not speak for all. Where another reader
 * was asked, his say counts as a factor, less than ours.
 */
public final class PlateEvidence {

    /** The order in which the recogniser answers. */
    static final List<PlateColour> COLOURS =
            List.of(PlateColour.BLUE, PlateColour.GREEN, PlateColour.YELLOW, PlateColour.WHITE, PlateColour.BLACK);

    private static final int TEXTS_OF_A_CUT = 4;

    /** How much the second opinion counts beside ours; what was tried stands in docs/plates.md. */
    private static final double SECOND = 0.5;

    private final List<Spelling> cuts;
    private final List<Spelling> opinions;
    private final Corners corners;
    private final Quality quality;
    private final List<String> texts;
    private final PlateColour colour;

    /** What all texts come to together, those that nobody proposed too; 0 where nobody else was asked. */
    private final double total;

    private final double confidence;

    /** @param cuts the spellings of one or several cut-outs of the same plate */
    PlateEvidence(List<Spelling> cuts, Corners corners, Quality quality) {
        this(cuts, List.of(), proposedBy(cuts), corners, quality);
    }

    private PlateEvidence(
            List<Spelling> cuts, List<Spelling> opinions, Set<String> proposed, Corners corners, Quality quality) {
        this.cuts = List.copyOf(cuts);
        this.opinions = List.copyOf(opinions);
        this.corners = corners;
        this.quality = quality;
        this.colour = COLOURS.stream()
                .max(Comparator.comparingDouble(this::logLikelihood))
                .orElseThrow();
        Map<String, Double> ours = likelihoods(cuts, proposed);
        Map<String, Double> theirs = likelihoods(opinions, proposed);
        Map<String, Double> likely = new HashMap<>();
        proposed.forEach(text -> likely.put(text, together(ours.get(text), theirs.get(text))));
        // What both leave for all the texts that nobody proposed counts too, or the best of little would seem much.
        this.total = opinions.isEmpty() ? 0 : Spelling.add(sum(likely.values()), together(left(ours), left(theirs)));
        this.texts = likely.keySet().stream()
                .sorted(Comparator.comparingDouble(
                        text -> -likely.get(text) - Math.log(PlateGrammar.weight(text, colour))))
                .toList();
        this.confidence = Math.exp(likely.get(text()) - total + logLikelihood(colour));
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
        Set<String> proposed = new HashSet<>(texts);
        proposed.addAll(other.texts);
        return new PlateEvidence(both(cuts, other.cuts), both(opinions, other.opinions), proposed, corners, quality);
    }

    boolean hasSecondOpinion() {
        return !opinions.isEmpty();
    }

    /** The same, with what another reader says of the text. */
    PlateEvidence with(Spelling opinion) {
        Set<String> proposed = new HashSet<>(texts);
        proposed.addAll(opinion.texts(TEXTS_OF_A_CUT));
        return new PlateEvidence(cuts, both(opinions, List.of(opinion)), proposed, corners, quality);
    }

    /** {@link #text()} and the next likeliest. */
    List<String> texts() {
        return texts;
    }

    /** Natural logarithm of the probability that the plate is of this colour. */
    public double logLikelihood(PlateColour asked) {
        int index = COLOURS.indexOf(asked);
        return mean(cuts, cut -> cut.colours()[index]);
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
        return together(likelihood(cuts, spelled), likelihood(opinions, spelled)) - total;
    }

    @Override
    public String toString() {
        return "%s %s %.3f".formatted(text(), colour, confidence);
    }

    /** Of two readers that err apart the products count: what either finds impossible is unlikely. */
    private static double together(double ours, double theirs) {
        return ours + SECOND * theirs;
    }

    private static Map<String, Double> likelihoods(List<Spelling> spellings, Set<String> texts) {
        Map<String, Double> likelihoods = new HashMap<>();
        texts.forEach(text -> likelihoods.put(text, likelihood(spellings, Alphabet.spell(text))));
        return likelihoods;
    }

    /** To those who were not asked all texts are alike. */
    private static double likelihood(List<Spelling> spellings, int[] text) {
        return spellings.isEmpty() ? 0 : mean(spellings, spelling -> spelling.logLikelihood(text));
    }

    /** Of what these texts leave. */
    private static double left(Map<String, Double> likelihoods) {
        return Math.log(Math.max(0, 1 - Math.exp(sum(likelihoods.values()))));
    }

    private static Set<String> proposedBy(List<Spelling> cuts) {
        Set<String> proposed = new HashSet<>();
        cuts.forEach(cut -> proposed.addAll(cut.texts(TEXTS_OF_A_CUT)));
        return proposed;
    }

    private static double mean(List<Spelling> spellings, ToDoubleFunction<Spelling> log) {
        return sum(spellings.stream().map(log::applyAsDouble).toList()) - Math.log(spellings.size());
    }

    private static double sum(Collection<Double> logs) {
        return logs.stream().reduce(Spelling.NEVER, Spelling::add);
    }

    private static List<Spelling> both(List<Spelling> some, List<Spelling> others) {
        List<Spelling> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }
}
