package io.daozha.billing;

import io.daozha.billing.ShiftSheet.Takings;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/**
 * What the ledger says of one day.
 *
 * @param takings by channel, cash among them
 * @param charged what the stays that ended were worth, corrections among it
 * @param permits what the terms of permits that began cost
 * @param writtenOff given up by persons
 */
public record DaySheet(LocalDate day, List<Takings> takings, Money charged, Money permits, Money writtenOff) {

    public DaySheet {
        takings = List.copyOf(takings);
    }

    /** How much came in. */
    public Money in() {
        return sum(Takings::in);
    }

    /** How much was given back. */
    public Money back() {
        return sum(Takings::back);
    }

    public Money net() {
        return in().minus(back());
    }

    private Money sum(Function<Takings, Money> part) {
        return takings.stream().map(part).reduce(charged.times(0), Money::plus);
    }
}
