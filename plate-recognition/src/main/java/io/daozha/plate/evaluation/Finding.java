package io.daozha.plate.evaluation;

import io.daozha.plate.Corners;
import io.daozha.plate.Frame;
import io.daozha.plate.PlateClass;
import io.daozha.plate.PlateColour;
import io.daozha.plate.PlateEvidence;
import io.daozha.plate.PlateGrammar;
import io.daozha.plate.PlateRead;
import io.daozha.plate.PlateVote;
import io.daozha.plate.Quality;
import java.util.List;
import java.util.Optional;

/**
 * A plate in one picture, weighed as a lane weighs a single look.
 *
 * @param plate what it most likely reads; may be empty
 * @param confidence probability that plate and colour are right, 0 to 1
 * @param sure whether a lane would act on this look alone
 */
public record Finding(
        String plate,
        PlateColour colour,
        PlateClass form,
        double confidence,
        boolean sure,
        Corners corners,
        Quality quality) {

    /** Each of the plates seen in a frame, in their order. */
    public static List<Finding> of(Frame frame, List<PlateEvidence> seen) {
        return seen.stream().map(evidence -> of(frame, evidence)).toList();
    }

    private static Finding of(Frame frame, PlateEvidence evidence) {
        PlateVote vote = new PlateVote();
        vote.add(frame, List.of(evidence));
        // A look that says next to nothing is not even taken into the vote.
        Optional<PlateRead> read = vote.best();
        String plate = read.map(PlateRead::text).orElse(evidence.text());
        return new Finding(
                plate,
                read.map(PlateRead::colour).orElse(evidence.colour()),
                PlateGrammar.classify(plate),
                read.map(PlateRead::confidence).orElse(evidence.confidence()),
                vote.decision().isPresent(),
                evidence.corners(),
                evidence.quality());
    }

    String describe() {
        return "%s %s %.3f%s"
                .formatted(plate.isEmpty() ? "(nothing)" : plate, colour, confidence, sure ? " (sure)" : "");
    }
}
