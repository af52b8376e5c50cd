package io.daozha.plate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingTest {

    private static final int A = Alphabet.spell("A")[0];

    /** At each position alone "nothing here" is likelier, but A has three ways to be spelled and nothing only one. */
    @Test
    void theLikeliestTextIsNotTheLikeliestAtEachPosition() {
        Spelling spelling = of(0.6, 0.4);
        assertEquals(List.of("A", ""), spelling.texts(2));
        assertEquals(0.64, Math.exp(spelling.logLikelihood(new int[] {A})), 1e-9);
    }

    @Test
    void twoEqualSymbolsNeedNothingBetweenThem() {
        Spelling spelling = ofPositions(certain(A), certain(Alphabet.BLANK), certain(A));
        assertEquals("AA", spelling.texts(1).get(0));
        assertEquals("A", ofPositions(certain(A), certain(A)).texts(1).get(0));
    }

    @Test
    void scoresAreTakenForLogarithmsUpToTheirSum() {
        double[] scores = new double[Alphabet.SIZE];
        scores[A] = 8;
        assertEquals(8, ratio(ofPositions(scores)), 1e-9);
        assertEquals(
                8 - Math.log(Alphabet.SIZE - 1 + Math.exp(8)),
                ofPositions(scores).positions()[0][A],
                1e-9);
    }

    /** How much likelier A is than B, as a logarithm. */
    private static double ratio(Spelling spelling) {
        return spelling.logLikelihood(new int[] {A}) - spelling.logLikelihood(Alphabet.spell("B"));
    }

    private static Spelling of(double blank, double symbol) {
        double[] position = new double[Alphabet.SIZE];
        Arrays.fill(position, -1000);
        position[Alphabet.BLANK] = Math.log(blank);
        position[A] = Math.log(symbol);
        return ofPositions(position, position);
    }

    private static double[] certain(int output) {
        double[] position = new double[Alphabet.SIZE];
        position[output] = 100;
        return position;
    }

    private static Spelling ofPositions(double[]... positions) {
        return Spelling.ofScores(positions, new double[5]);
    }
}
