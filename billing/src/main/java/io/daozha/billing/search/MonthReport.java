package io.daozha.billing.search;

import io.daozha.billing.Grounds;
import io.daozha.billing.LedgerEntry;
import io.daozha.billing.Plate;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What an operator wants to know of a month, or of any other days. Sums are in the smallest unit of the currency; days and
 * hours are those of the car park's time zone.
 *
 * @param capacity spaces
 */
public record MonthReport(
        LocalDate first,
        LocalDate last,
        int capacity,
        List<Takings> takings,
        List<Entries> entries,
        List<Inside> occupancy,
        List<Admitted> admitted,
        List<Length> lengths,
        long stays,
        List<Leak> leaks,
        List<ReaderAccuracy> readers) {

    /**
     * @param colour of the stays' plates; empty for what permits cost
     * @param channel empty for what was charged; an amount that came in is negative, as in the ledger
     */
    public record Takings(
            LocalDate day,
            Optional<Plate.Colour> colour,
            LedgerEntry.Kind kind,
            String channel,
            long entries,
            long amount) {}

    /** Cars that came in on this day of the week in this hour, over all the weeks. */
    public record Entries(DayOfWeek day, int hour, long cars) {}

    /** How many were inside in the beginning, and at the end of each hour in which somebody came or went. */
    public record Inside(Instant at, long cars) {}

    /** Cars that came in on this day, by why the arm went up for them. */
    public record Admitted(LocalDate day, Grounds grounds, long cars) {}

    /** Stays that ended and had lasted shorter than this, and no shorter than the one before; empty for the rest. */
    public record Length(Optional<Duration> shorterThan, long stays) {}

    /** An opening by hand or by policy that no stay explains which is paid, free or under a permit. */
    public record Leak(
            Instant at, String lane, Grounds grounds, String by, String reason, Optional<Long> stay, long owed) {}

    /**
     * How often a person had to correct what was read.
     *
     * @param hour of the day
     * @param corrected plates that a person wrote otherwise
     */
    public record ReaderAccuracy(String lane, Plate.Colour colour, int hour, long passages, long corrected) {}

    /** How often each space was taken anew on an average day. */
    public double turnover() {
        long days = first.datesUntil(last.plusDays(1)).count();
        return (double) entries.stream().mapToLong(Entries::cars).sum() / days / capacity;
    }
}
