package io.daozha.billing;

import java.time.Instant;
import java.util.List;

/** What a stay is worth, with the lines that explain it; the total is their sum. */
public record Charge(String tariff, List<Line> lines, String currency) {

    public Charge {
        lines = List.copyOf(lines);
    }

    public Money total() {
        return lines.stream().map(Line::amount).reduce(new Money(0, currency), Money::plus);
    }

    /**
     * @param kind what sort of line, for a translator: free, unit, cap …
     * @param count how many units, 1 where there are none
     * @param unitPrice of one unit
     * @param amount count × unitPrice, or the correction that a cap makes (negative)
     */
    public record Line(Kind kind, Instant from, Instant to, long count, Money unitPrice, Money amount) {
        public enum Kind {
            FREE,
            UNITS,
            DAILY_CAP
        }
    }
}
