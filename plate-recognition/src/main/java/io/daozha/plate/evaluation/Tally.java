package io.daozha.plate.evaluation;

import java.util.Collection;

/** Plates counted by what became of them. */
record Tally(int plates, int found, int exact, int sureAndRight, int notSure, int sureAndWrong) {

    static Tally of(Collection<PlateResult> results) {
        return new Tally(
                results.size(),
                results.size() - count(results, Outcome.NOT_FOUND),
                (int) results.stream().filter(PlateResult::exact).count(),
                count(results, Outcome.SURE_AND_RIGHT),
                count(results, Outcome.NOT_SURE),
                count(results, Outcome.SURE_AND_WRONG));
    }

    private static int count(Collection<PlateResult> results, Outcome outcome) {
        return (int)
                results.stream().filter(result -> result.outcome() == outcome).count();
    }

    String percent(int part) {
        return Tally.percent(part, plates);
    }

    static String percent(int part, int whole) {
        return whole == 0 ? "-" : "%.1f %%".formatted(100.0 * part / whole);
    }
}
