package io.daozha.billing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

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
            List<LedgerEntry> entries,
            Optional<Money> counted,
            Optional<String> note,
            Optional<String> handedTo) {
        Money nothing = drawer.times(0);
        Map<String, List<LedgerEntry>> byChannel = entries.stream()
                .filter(entry -> entry.channel().isPresent())
                .collect(Collectors.groupingBy(entry -> entry.channel().get(), TreeMap::new, Collectors.toList()));
        List<Takings> takings = byChannel.entrySet().stream()
                .map(channel -> takings(channel.getKey(), channel.getValue(), nothing))
                .toList();
        Money cash = takings.stream()
                .filter(channel -> channel.channel().equals(Till.CASH))
                .map(channel -> channel.in().minus(channel.back()))
                .reduce(nothing, Money::plus);
        List<LedgerEntry> writtenOff = entries.stream()
                .filter(entry -> entry.kind() == LedgerEntry.Kind.WRITTEN_OFF)
                .toList();
        return new ShiftSheet(
                shift,
                operator,
                openedAt,
                closedAt,
                drawer,
                takings,
                sum(writtenOff, nothing).times(-1),
                drawer.plus(cash),
                counted,
                note,
                handedTo);
    }

    private static Takings takings(String channel, List<LedgerEntry> entries, Money nothing) {
        List<LedgerEntry> came = entries.stream().filter(LedgerEntry::brought).toList();
        List<LedgerEntry> went =
                entries.stream().filter(entry -> !entry.brought()).toList();
        return new Takings(channel, came.size(), sum(came, nothing).times(-1), went.size(), sum(went, nothing));
    }

    private static Money sum(List<LedgerEntry> entries, Money nothing) {
        return entries.stream().map(LedgerEntry::amount).reduce(nothing, Money::plus);
    }

    /** More counted than expected is positive, less is negative; empty while the shift lasts. */
    public Optional<Money> difference() {
        return counted.map(sum -> sum.minus(expected));
    }
}
