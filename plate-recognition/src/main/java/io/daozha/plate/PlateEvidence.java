package io.daozha.plate;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What one look at one plate says: not a string but how likely every string is.
 *
 * <p>The recogniser answers a number of positions from left to right; at each it gives a probability to every symbol of
 * its alphabet and to "nothing here". A text is as likely as all the ways of spelling it over the positions together
 * (connectionist temporal classification, Graves 2006, section 4.1).
 */
public final class PlateEvidence {

    /** The order in which the recogniser answers. */
    static final List<PlateColour> COLOURS =
            List.of(PlateColour.BLUE, PlateColour.GREEN, PlateColour.YELLOW, PlateColour.WHITE, PlateColour.BLACK);

    private static final double NEVER = Double.NEGATIVE_INFINITY;

    /** Natural logarithms, by position and output. */
    private final double[][] positions;

    private final double[] colours;
    private final Corners corners;
    private final String text;
    private final PlateColour colour;
    private final double confidence;

    private PlateEvidence(double[][] positions, double[] colours, Corners corners) {
        this.positions = positions;
        this.colours = colours;
        this.corners = corners;
        this.text = likeliestText(positions);
        this.colour = COLOURS.get(likeliest(colours));
        this.confidence = Math.exp(logLikelihood(text) + logLikelihood(colour));
    }

    /**
     * Takes the recogniser's raw scores and turns them into probabilities (softmax).
     *
     * @param positions scores by position and output; each row as long as the alphabet and the blank, which comes first
     * @param colours scores in the order of {@link #COLOURS}
     */
    static PlateEvidence ofScores(double[][] positions, double[] colours, Corners corners) {
        if (positions.length == 0 || colours.length != COLOURS.size()) {
            throw new IllegalArgumentException("Evidence needs at least one position and %d colours, got %d and %d"
                    .formatted(COLOURS.size(), positions.length, colours.length));
        }
        double[][] normalised = new double[positions.length][];
        for (int i = 0; i < positions.length; i++) {
            normalised[i] = logSoftmax(positions[i]);
        }
        return new PlateEvidence(normalised, logSoftmax(colours), corners);
    }

    /**
     * Evidence as a good look would give it, for lanes tried without a camera.
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
        double each = Math.pow(confidence, 1.0 / spelled.length);
        double[][] positions = new double[2 * spelled.length][];
        for (int i = 0; i < spelled.length; i++) {
            positions[2 * i] = certain(Alphabet.SIZE, spelled[i], each);
            positions[2 * i + 1] = certain(Alphabet.SIZE, Alphabet.BLANK, 1);
        }
        double[] shares = COLOURS.stream()
                .mapToDouble(colour -> Math.log(colours.getOrDefault(colour, 0.0)))
                .toArray();
        return new PlateEvidence(positions, shares, corners);
    }

    /** The likeliest text; may be empty. */
    public String text() {
        return text;
    }

    public PlateColour colour() {
        return colour;
    }

    /** Probability that {@link #text()} and {@link #colour()} are right, 0 to 1, if the recogniser is to be believed. */
    public double confidence() {
        return confidence;
    }

    /** Natural logarithm of the probability that the plate is of this colour. */
    public double logLikelihood(PlateColour asked) {
        return colours[COLOURS.indexOf(asked)];
    }

    /**
     * Natural logarithm of the probability of the text, by the forward algorithm over all positions; negative infinity
     * where the text cannot be spelled, because it is too long or holds a symbol no plate has.
     */
    public double logLikelihood(String asked) {
        int[] spelled = Alphabet.spell(asked);
        if (spelled == null) {
            return NEVER;
        }
        // Between, before and after the symbols there may be blanks: state 2i + 1 is symbol i, even states are blanks.
        double[] at = new double[2 * spelled.length + 1];
        Arrays.fill(at, NEVER);
        at[0] = positions[0][Alphabet.BLANK];
        if (spelled.length > 0) {
            at[1] = positions[0][spelled[0]];
        }
        for (int step = 1; step < positions.length; step++) {
            for (int state = at.length - 1; state >= 0; state--) {
                boolean symbol = state % 2 == 1;
                double ways = at[state];
                if (state > 0) {
                    ways = add(ways, at[state - 1]);
                }
                // Two equal symbols need a blank between them, or they would be one.
                if (symbol && state > 1 && spelled[state / 2] != spelled[state / 2 - 1]) {
                    ways = add(ways, at[state - 2]);
                }
                at[state] = ways + positions[step][symbol ? spelled[state / 2] : Alphabet.BLANK];
            }
        }
        return spelled.length == 0 ? at[0] : add(at[at.length - 1], at[at.length - 2]);
    }

    public Corners corners() {
        return corners;
    }

    @Override
    public String toString() {
        return "%s %s %.3f".formatted(text, colour, confidence);
    }

    private static String likeliestText(double[][] positions) {
        StringBuilder spelled = new StringBuilder();
        int before = Alphabet.BLANK;
        for (double[] position : positions) {
            int now = likeliest(position);
            if (now != before && now != Alphabet.BLANK) {
                spelled.append(Alphabet.symbol(now));
            }
            before = now;
        }
        return spelled.toString();
    }

    private static int likeliest(double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            if (values[i] > values[best]) {
                best = i;
            }
        }
        return best;
    }

    private static double[] certain(int size, int index, double probability) {
        double[] logs = new double[size];
        Arrays.fill(logs, Math.log((1 - probability) / (size - 1)));
        logs[index] = Math.log(probability);
        return logs;
    }

    private static double[] logSoftmax(double[] scores) {
        double total = NEVER;
        for (double score : scores) {
            total = add(total, score);
        }
        double[] logs = scores.clone();
        for (int i = 0; i < logs.length; i++) {
            logs[i] -= total;
        }
        return logs;
    }

    /** log(exp(a) + exp(b)), safe for very small probabilities. */
    private static double add(double a, double b) {
        double larger = Math.max(a, b);
        return larger == NEVER ? NEVER : larger + Math.log1p(Math.exp(Math.min(a, b) - larger));
    }
}
