package io.daozha.plate.evaluation;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One labelled plate and what was found in its place.
 *
 * @param width of the plate in pixels, as labelled or else as found; 0 where neither is known
 * @param finding the surest of those found in its place
 * @param exact whether one of those reads every character as labelled
 * @param right whether the surest reads every character as labelled and has the labelled colour, if one is labelled
 */
public record PlateResult(
        Label label, double width, Optional<Finding> finding, boolean exact, boolean right, Outcome outcome) {

    static PlateResult of(Label label, double width, List<Finding> inItsPlace) {
        Optional<Finding> surest = inItsPlace.stream().max(Comparator.comparingDouble(Finding::confidence));
        boolean right = surest.filter(found -> found.plate().equals(label.plate())
                        && label.colour().map(found.colour()::equals).orElse(true))
                .isPresent();
        Outcome outcome = surest.map(found ->
                        !found.sure() ? Outcome.NOT_SURE : right ? Outcome.SURE_AND_RIGHT : Outcome.SURE_AND_WRONG)
                .orElse(Outcome.NOT_FOUND);
        boolean exact = inItsPlace.stream().anyMatch(found -> found.plate().equals(label.plate()));
        double known =
                width > 0 ? width : surest.map(found -> found.corners().width()).orElse(0.0);
        return new PlateResult(label, known, surest, exact, right, outcome);
    }

    boolean isError() {
        return !exact || outcome == Outcome.SURE_AND_WRONG;
    }

    String describe() {
        String labelled =
                label.plate() + label.colour().map(colour -> " " + colour).orElse("");
        return labelled
                + finding.map(found -> " was read as " + found.describe()).orElse(" was not found");
    }
}
