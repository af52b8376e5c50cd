package io.daozha.billing;

import java.time.Instant;
import java.util.List;

/**
 * What a stay is worth, with the lines that explain it; the total is their sum.
 *
 * @param tariff the name of the tariff, or of the permit under which the stay was
 */
public record Charge(String tariff, List<Line> lines, String currency) {

    public Charge {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("A charge explains itself: even nothing to pay has a line saying why");
        }
    }

    public Money total() {
        return lines.stream().map(Line::amount).reduce(new Money(0, currency), Money::plus);
    }

    /**
     * @param kind what sort of line, for a translator: see {@link Kind}
     * @param count how many units, 1 where there are none
     * @param unitPrice of one unit
     * @param amount count × unitPrice, or the correction that a cap makes (negative)
     */
    public record Line(Kind kind, Instant from, Instant to, long count, Money unitPrice, Money amount) {
        public enum Kind {
            /** Within the free minutes. */
            FREE,
            UNITS,
            /** Brings 24 hours down to {@code unitPrice}; the amount is negative. */
            DAILY_CAP,
            /** Under a permit. */
            PERMIT,
            /** A sum that a person decided, or that is set for a car whose entry nobody saw. */
            FIXED
        }

        public Line {
            if (kind != Kind.DAILY_CAP && !amount.equals(unitPrice.times(count))) {
                throw new IllegalArgumentException(count + " × " + unitPrice.minor() + " is not " + amount.minor());
            }
        }
    }
}
