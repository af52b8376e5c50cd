package io.daozha.billing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What stands on the sheet of a shift, all of it summed from the ledger.
 *
 * @param drawer what was in the drawer when it began
 * @param takings by channel, cash among them
 * @param writtenOff given up by persons in this time
 * @param expected what the drawer should hold
 * @param counted what it held when the shift ended; empty while it lasts
 * @param handedTo who went on with the drawer; empty where nobody did
 */
public record ShiftSheet(
        long shift,
        String operator,
        Instant openedAt,
        Optional<Instant> closedAt,
        Money drawer,
        List<Takings> takings,
        Money writtenOff,
        Money expected,
        Optional<Money> counted,
        Optional<String> note,
        Optional<String> handedTo) {

    /** How much a channel took and gave back. */
    public record Takings(String channel, long payments, Money in, long refunds, Money back) {}

    static ShiftSheet of(
            long shift,
            String operator,
            Instant openedAt,
            Optional<Instant> closedAt,
            Money drawer,
            List<LedgerSum> sums,
            Optional<Money> counted,
            Optional<String> note,
            Optional<String> handedTo) {
        Money nothing = drawer.times(0);
        List<Takings> takings = LedgerSum.takings(sums, nothing);
        Money cash = takings.stream()
                .filter(channel -> channel.channel().equals(Till.CASH))
                .map(channel -> channel.in().minus(channel.back()))
                .reduce(nothing, Money::plus);
        Money writtenOff = sums.stream()
                .filter(sum -> sum.kind() == LedgerEntry.Kind.WRITTEN_OFF)
                .map(LedgerSum::amount)
                .reduce(nothing, Money::minus);
        return new ShiftSheet(
                shift,
                operator,
                openedAt,
                closedAt,
                drawer,
                takings,
                writtenOff,
                drawer.plus(cash),
                counted,
                note,
                handedTo);
    }

    /** More counted than expected is positive, less is negative; empty while the shift lasts. */
    public Optional<Money> difference() {
        return counted.map(sum -> sum.minus(expected));
    }
}
