package io.daozha.plate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Makes one read out of several looks at the same vehicle. Every text any look proposes is scored by all looks; the best
 * is decided on when it is sure enough and none of the others comes near. Looks below the limit stay evidence, however
 * many they are: a standing car with a dirty plate looks the same every time.
 *
 * <p>One vote for one vehicle. Not thread-safe.
 */
public final class PlateVote {

    /** One look as sure as this decides alone. */
    static final double ALONE = 0.99;

    /** What two agreeing looks must reach together. */
    private static final double TOGETHER = 0.95;

    /** Looks at one car are not independent: the two best that agree count as one and a half, further ones as none. */
    private static final double WORTH_OF_TWO = 0.75;

    /** Below this a look says nothing: a poster taken for a plate, or a plate nobody could read. */
    private static final double NOISE = 0.02;

    /** No single look, spoilt by glare or a passer-by, may rule out what all the others say. */
    private static final double FLOOR = Math.log(1e-4);

    /** The same where it is asked for one certain plate: so low that it makes none of many likely. */
    private static final double ASKED_FLOOR = Math.log(1e-12);

    private static final int MOST_LOOKS = 8;

    private static final String OURS = "";

    /** @param reader whose look it is; ours where empty */
    private record Look(Optional<Frame> frame, PlateEvidence plate, String reader) {

        Candidate candidate() {
            return new Candidate(plate.text(), plate.colour());
        }
    }

    /** Blue and yellow plates share their texts: the same text in another colour is another car. */
    private record Candidate(String text, PlateColour colour) {

        double score(List<Look> looks) {
            double score = Math.log(PlateGrammar.weight(text, colour));
            for (Look look : looks) {
                PlateEvidence plate = look.plate();
                score += Math.max(FLOOR, plate.logLikelihood(text) + plate.logLikelihood(colour));
            }
            return score;
        }
    }

    private static final Comparator<Look> BY_CONFIDENCE =
            Comparator.comparingDouble(look -> look.plate().confidence());

    private final List<Look> looks = new ArrayList<>();

    /**
     * Takes one more look at the vehicle.
     *
     * @param seen what the reader found in the frame, the largest first; the largest that says anything is the
     *     vehicle's, for the others stand farther away
     */
    public void add(Frame frame, List<PlateEvidence> seen) {
        seen.stream()
                .filter(plate -> !plate.text().isEmpty() && plate.confidence() >= NOISE)
                .findFirst()
                .ifPresent(plate -> keep(new Look(Optional.of(frame), plate, OURS)));
    }

    /**
     * Takes what an outside reader saw of the vehicle. It replaces what the same reader said before: readers repeat
     * themselves, and a repetition is no second look.
     */
    public void hear(OutsideRead read) {
        looks.removeIf(look -> look.reader().equals(read.reader()));
        if (read.evidence().confidence() >= NOISE) {
            keep(new Look(read.picture(), read.evidence(), read.reader()));
        }
    }

    /** The read, once it is sure enough to act on. */
    public Optional<PlateRead> decision() {
        return best().filter(PlateVote::sureEnough);
    }

    /** The likeliest read so far, however unsure; empty when no plate was seen. */
    public Optional<PlateRead> best() {
        Map<Candidate, Double> scores = new HashMap<>();
        looks.forEach(look -> scores.computeIfAbsent(look.candidate(), candidate -> candidate.score(looks)));
        return scores.entrySet().stream().max(Map.Entry.comparingByValue()).map(best -> {
            double share = 1
                    / scores.values().stream()
                            .mapToDouble(score -> Math.exp(score - best.getValue()))
                            .sum();
            return read(best.getKey(), share);
        });
    }

    /**
     * Natural logarithm of the probability that all looks together give to a plate. Looks at one car are not independent:
     * two or more count as one and a half of their mean. No single look rules a plate out.
     *
     * @return 0 where nothing was seen
     */
    public double logLikelihood(String text, PlateColour colour) {
        return together(plate -> plate.logLikelihood(text) + plate.logLikelihood(colour));
    }

    /** As above, of the colour alone. */
    public double logLikelihood(PlateColour colour) {
        return together(plate -> plate.logLikelihood(colour));
    }

    private double together(ToDoubleFunction<PlateEvidence> logLikelihood) {
        double mean = looks.stream()
                .mapToDouble(look -> Math.max(ASKED_FLOOR, logLikelihood.applyAsDouble(look.plate())))
                .average()
                .orElse(0);
        return looks.size() > 1 ? 2 * WORTH_OF_TWO * mean : mean;
    }

    private void keep(Look look) {
        looks.add(look);
        if (looks.size() > MOST_LOOKS) {
            looks.remove(looks.stream().min(BY_CONFIDENCE).orElseThrow());
        }
    }

    private PlateRead read(Candidate candidate, double share) {
        List<Look> agreeing = looks.stream()
                .filter(look -> look.candidate().equals(candidate))
                .sorted(BY_CONFIDENCE.reversed())
                .toList();
        List<PlateEvidence> evidence = agreeing.stream().map(Look::plate).toList();
        return new PlateRead(
                candidate.text(),
                candidate.colour(),
                share * PlateGrammar.weighed(together(evidence), candidate.text(), candidate.colour()),
                evidence,
                agreeing.stream().flatMap(look -> look.frame().stream()).findFirst());
    }

    private static double together(List<PlateEvidence> agreeing) {
        double doubt = 1 - agreeing.get(0).confidence();
        if (agreeing.size() == 1) {
            return 1 - doubt;
        }
        double other = 1 - agreeing.get(1).confidence();
        // A weak second look must not make a strong first one weaker.
        return 1 - Math.min(doubt, Math.pow(doubt * other, WORTH_OF_TWO));
    }

    private static boolean sureEnough(PlateRead read) {
        double limit = read.evidence().size() > 1 ? TOGETHER : ALONE;
        return read.confidence() >= limit && PlateGrammar.complete(read.text(), read.colour());
    }
}
