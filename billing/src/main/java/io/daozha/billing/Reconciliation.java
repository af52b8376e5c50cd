package io.daozha.billing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a channel says and what our ledger says, where they differ. Each line can be settled by a person's note, after
 * which it stands in its list with the note.
 *
 * @param matched lines that say the same
 * @param oursOnly in our ledger and not on the channel's bill
 * @param theirsOnly on the channel's bill and not in our ledger
 * @param differ in both, with two sums
 */
public record Reconciliation(
        String channel,
        LocalDate from,
        LocalDate to,
        long matched,
        List<Line> oursOnly,
        List<Line> theirsOnly,
        List<Line> differ) {

    /**
     * @param ours empty where only the channel has it
     * @param theirs empty where only we have it
     * @param note what a person found it to be
     */
    public record Line(
            String serial,
            String orderNumber,
            Instant at,
            Optional<Money> ours,
            Optional<Money> theirs,
            Optional<String> note) {}

    /** Whether nobody needs to look at it any more. */
    public boolean settled() {
        return List.of(oursOnly, theirsOnly, differ).stream()
                .flatMap(List::stream)
                .allMatch(line -> line.note().isPresent());
    }
}
