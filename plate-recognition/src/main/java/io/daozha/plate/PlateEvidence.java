package io.daozha.plate;

/**
 * What one look at one plate says: not a string but how likely every string is.
 *
 * <p>The recogniser answers {@code steps} positions from left to right; at each it gives a probability to every symbol
 * of its alphabet and to "nothing here". A text is as likely as all the ways of spelling it over the positions
 * together (connectionist temporal classification, Graves 2006, section 4.1).
 */
public interface PlateEvidence {

    /** The likeliest text; may be empty. */
    String text();

    PlateColour colour();

    /** Probability that {@link #text()} and {@link #colour()} are right, 0 to 1. */
    double confidence();

    /** Natural logarithm of the probability of the text, by the forward algorithm over all positions. */
    double logLikelihood(String text);

    Corners corners();
}
