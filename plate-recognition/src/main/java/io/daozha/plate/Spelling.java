package io.daozha.plate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the recogniser says of one cut-out: at a number of positions from left to right, how likely every symbol of its
 * alphabet is and how likely "nothing here"; and how likely every colour. A text is as likely as all the ways of
 * spelling it over the positions together (connectionist temporal classification, Graves 2006, section 4.1).
 *
 * @param positions natural logarithms of probabilities, by position and output
 * @param colours natural logarithms of probabilities, in the order of {@link PlateEvidence#COLOURS}
 */
record Spelling(double[][] positions, double[] colours) {

    static final double NEVER = Double.NEGATIVE_INFINITY;

    /** Texts kept while going from left to right; more were tried and changed no read. */
    private static final int BEAM = 8;

    /** A symbol less likely than this begins no text worth keeping. */
    private static final double LEAST_SYMBOL = Math.log(1e-4);

    /** How likely a text's beginning is, by whether its last position was "nothing here" or its last symbol. */
    private record Ending(double blank, double symbol) {

        double both() {
            return add(blank, symbol);
        }
    }

    /** Takes the network's raw scores (softmax). */
    static Spelling ofScores(double[][] positions, double[] colours) {
        if (positions.length == 0 || colours.length != PlateEvidence.COLOURS.size()) {
            throw new IllegalArgumentException("A spelling needs at least one position and %d colours, got %d and %d"
                    .formatted(PlateEvidence.COLOURS.size(), positions.length, colours.length));
        }
        double[][] normalised = new double[positions.length][];
        for (int i = 0; i < positions.length; i++) {
            normalised[i] = logSoftmax(positions[i]);
        }
        return new Spelling(normalised, logSoftmax(colours));
    }

    /**
     * By a reader that says nothing of colours: to it each is as likely as the others.
     *
     * @param positions natural logarithms of probabilities, by position and output
     */
    static Spelling ofText(double[][] positions) {
        return new Spelling(positions, logSoftmax(new double[PlateEvidence.COLOURS.size()]));
    }

    /**
     * As a good look would spell the text; the doubt is spread evenly over the other symbols.
     *
     * @param colours natural logarithms of probabilities
     */
    static Spelling certain(int[] symbols, double confidence, double[] colours) {
        double each = Math.pow(confidence, 1.0 / symbols.length);
        double[][] positions = new double[2 * symbols.length][];
        for (int i = 0; i < symbols.length; i++) {
            positions[2 * i] = certain(Alphabet.SIZE, symbols[i], each);
            positions[2 * i + 1] = certain(Alphabet.SIZE, Alphabet.BLANK, 1);
        }
        return new Spelling(positions, colours);
    }

    /** Natural logarithm of the probability of the text, by the forward algorithm over all positions. */
    double logLikelihood(int[] text) {
        // Between, before and after the symbols there may be blanks: state 2i + 1 is symbol i, even states are blanks.
        double[] at = new double[2 * text.length + 1];
        Arrays.fill(at, NEVER);
        at[0] = positions[0][Alphabet.BLANK];
        if (text.length > 0) {
            at[1] = positions[0][text[0]];
        }
        for (int step = 1; step < positions.length; step++) {
            for (int state = at.length - 1; state >= 0; state--) {
                boolean symbol = state % 2 == 1;
                double ways = at[state];
                if (state > 0) {
                    ways = add(ways, at[state - 1]);
                }
                // Two equal symbols need a blank between them, or they would be one.
                if (symbol && state > 1 && text[state / 2] != text[state / 2 - 1]) {
                    ways = add(ways, at[state - 2]);
                }
                at[state] = ways + positions[step][symbol ? text[state / 2] : Alphabet.BLANK];
            }
        }
        return text.length == 0 ? at[0] : add(at[at.length - 1], at[at.length - 2]);
    }

    /** The likeliest texts, the best first, by prefix beam search (Hannun 2014, "First-Pass LVCSR", algorithm 1). */
    List<String> texts(int most) {
        Map<String, Ending> kept = Map.of("", new Ending(0, NEVER));
        for (double[] position : positions) {
            kept = best(extended(kept, position));
        }
        return kept.entrySet().stream()
                .sorted(Comparator.comparingDouble((Map.Entry<String, Ending> text) ->
                                text.getValue().both())
                        .reversed())
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<String, Ending> extended(Map<String, Ending> texts, double[] position) {
        Map<String, Ending> longer = new HashMap<>();
        texts.forEach((text, ending) -> {
            longer.merge(text, new Ending(ending.both() + position[Alphabet.BLANK], NEVER), Spelling::sum);
            for (int output = 1; output < position.length; output++) {
                double likelihood = position[output];
                if (likelihood < LEAST_SYMBOL) {
                    continue;
                }
                char symbol = Alphabet.symbol(output);
                boolean again = !text.isEmpty() && text.charAt(text.length() - 1) == symbol;
                if (again) {
                    longer.merge(text, new Ending(NEVER, ending.symbol() + likelihood), Spelling::sum);
                }
                double before = again ? ending.blank() : ending.both();
                longer.merge(text + symbol, new Ending(NEVER, before + likelihood), Spelling::sum);
            }
        });
        return longer;
    }

    private static Map<String, Ending> best(Map<String, Ending> texts) {
        if (texts.size() <= BEAM) {
            return texts;
        }
        List<Map.Entry<String, Ending>> sorted = new ArrayList<>(texts.entrySet());
        sorted.sort(Comparator.comparingDouble(text -> -text.getValue().both()));
        Map<String, Ending> kept = new HashMap<>();
        sorted.subList(0, BEAM).forEach(text -> kept.put(text.getKey(), text.getValue()));
        return kept;
    }

    private static Ending sum(Ending one, Ending other) {
        return new Ending(add(one.blank(), other.blank()), add(one.symbol(), other.symbol()));
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
    static double add(double a, double b) {
        double larger = Math.max(a, b);
        return larger == NEVER ? NEVER : larger + Math.log1p(Math.exp(Math.min(a, b) - larger));
    }
}
