package io.daozha.plate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlateEvidenceTest {

    private static final Corners ANYWHERE = new Corners(0, 0, 100, 0, 100, 30, 0, 30);

    @Test
    void aTextIsAsLikelyAsAllItsSpellingsTogether() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int steps = 4;
        double[][] scores = new double[steps][Alphabet.SIZE];
        for (double[] position : scores) {
            for (int i = 0; i < position.length; i++) {
                // Three symbols and the blank are worth enumerating, the rest is as good as impossible.
                position[i] = isCandidate(i) ? random.nextGaussian() * 2 : -200;
            }
        }
        PlateEvidence evidence = evidence(scores, new double[5]);

        Map<String, Double> expected = new HashMap<>();
        enumerate(scores, 0, 1, "", ' ', expected);
        assertEquals(1, expected.values().stream().mapToDouble(p -> p).sum(), 1e-9);
        expected.forEach((text, probability) -> assertEquals(
                probability, Math.exp(evidence.logLikelihood(text)), 1e-9, "'" + text + "', seed " + seed));
    }

    @Test
    void whatCannotBeSpelledIsImpossible() {
        PlateEvidence evidence = PlateEvidence.spelling("湘A12345", PlateColour.BLUE, 0.9, ANYWHERE);
        assertEquals(Double.NEGATIVE_INFINITY, evidence.logLikelihood("湘O12345"));
        assertEquals(Double.NEGATIVE_INFINITY, evidence.logLikelihood("湘A12345湘A12345"));
        assertTrue(evidence.logLikelihood("湘A12346") > Double.NEGATIVE_INFINITY);
        assertTrue(evidence.logLikelihood("") < evidence.logLikelihood("湘A12346"));
    }

    @Test
    void handMadeEvidenceSaysWhatItIsTold() {
        PlateEvidence evidence = PlateEvidence.spelling("湘A11888", PlateColour.GREEN, 0.7, ANYWHERE);
        assertEquals("湘A11888", evidence.text());
        assertEquals(PlateColour.GREEN, evidence.colour());
        assertEquals(0.7, evidence.confidence(), 1e-9);
        assertEquals(0, evidence.logLikelihood(PlateColour.GREEN), 1e-9);
    }

    @Test
    void confidenceCountsTheColourToo() {
        double[][] scores = new double[1][Alphabet.SIZE];
        scores[0][Alphabet.BLANK + 1] = 100;
        PlateEvidence evidence = evidence(scores, new double[] {0, 0, 0, 0, 0});
        assertEquals("京", evidence.text());
        assertEquals(0.2, evidence.confidence(), 1e-9);
    }

    @Test
    void aSecondOpinionTurnsADoubtOver() {
        PlateEvidence ours = evidence(oneOf("京", 2, "津", 1.6), new double[] {3, 0, 0, 0, 0});
        Spelling opinion = Spelling.ofText(logs(oneOf("京", -6, "津", 3)));

        PlateEvidence discussed = ours.with(opinion);

        assertEquals("京", ours.text());
        assertEquals("津", discussed.text());
        assertEquals(PlateColour.BLUE, discussed.colour());
        assertEquals(ours.logLikelihood(PlateColour.BLUE), discussed.logLikelihood(PlateColour.BLUE), 1e-9);
        assertFalse(ours.hasSecondOpinion());
        assertTrue(discussed.hasSecondOpinion());
    }

    @Test
    void whatTwoReadersSayTogetherAddsUpToOne() {
        PlateEvidence discussed =
                evidence(oneOf("京", 2, "津", 1), new double[5]).with(Spelling.ofText(logs(oneOf("冀", 2, "津", 1))));
        double all = discussed.texts().stream()
                .mapToDouble(text -> Math.exp(discussed.logLikelihood(text)))
                .sum();
        assertEquals(1, all, 1e-3);
        assertTrue(discussed.texts().contains("冀"), discussed.texts().toString());
    }

    /** Of what is no plate each reader thinks something else, and nothing much: that one text fits best makes it no likelier. */
    @Test
    void whatNeitherReaderBelievesStaysUnlikely() {
        double[][] anything = new double[1][Alphabet.SIZE];
        anything[0][Alphabet.spell("京")[0]] = 1.5;
        double[][] anythingElse = new double[1][Alphabet.SIZE];
        anythingElse[0][Alphabet.spell("津")[0]] = 1.5;
        PlateEvidence discussed =
                evidence(anything, new double[] {30, 0, 0, 0, 0}).with(Spelling.ofText(logs(anythingElse)));
        assertTrue(discussed.confidence() < 0.1, discussed.toString());
    }

    @Test
    void aSureReadIsNotOverruledButNoLongerSure() {
        PlateEvidence discussed = evidence(oneOf("琼", 20, "粤", 11), new double[] {30, 0, 0, 0, 0})
                .with(Spelling.ofText(logs(oneOf("粤", 20, "琼", 6))));
        assertEquals("琼", discussed.text());
        assertTrue(discussed.confidence() < 0.99, discussed.toString());
    }

    @Test
    void refusesToBeMadeOfNothing() {
        assertThrows(IllegalArgumentException.class, () -> PlateEvidence.spelling("", PlateColour.BLUE, 0.5, ANYWHERE));
        assertThrows(
                IllegalArgumentException.class,
                () -> PlateEvidence.spelling("湘A1234I", PlateColour.BLUE, 0.5, ANYWHERE));
        assertThrows(IllegalArgumentException.class, () -> evidence(new double[0][], new double[5]));
    }

    /** Scores of one position at which hardly anything but these two can stand. */
    private static double[][] oneOf(String one, double score, String other, double otherScore) {
        double[] scores = new double[Alphabet.SIZE];
        Arrays.fill(scores, -20);
        scores[Alphabet.spell(one)[0]] = score;
        scores[Alphabet.spell(other)[0]] = otherScore;
        return new double[][] {scores};
    }

    private static double[][] logs(double[][] scores) {
        return Spelling.ofScores(scores, new double[5]).positions();
    }

    private static boolean isCandidate(int output) {
        return output <= 3;
    }

    /** Walks every path of outputs and adds its probability to the text it collapses to. */
    private static void enumerate(
            double[][] scores, int step, double probability, String text, char before, Map<String, Double> texts) {
        if (step == scores.length) {
            texts.merge(text, probability, Double::sum);
            return;
        }
        double total = 0;
        for (double score : scores[step]) {
            total += Math.exp(score);
        }
        for (int output = 0; isCandidate(output); output++) {
            char symbol = output == Alphabet.BLANK ? ' ' : Alphabet.symbol(output);
            boolean spoken = symbol != ' ' && symbol != before;
            enumerate(
                    scores,
                    step + 1,
                    probability * Math.exp(scores[step][output]) / total,
                    spoken ? text + symbol : text,
                    symbol,
                    texts);
        }
    }

    private static PlateEvidence evidence(double[][] scores, double[] colours) {
        return new PlateEvidence(List.of(Spelling.ofScores(scores, colours)), ANYWHERE, Quality.UNKNOWN);
    }
}
