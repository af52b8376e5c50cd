package io.daozha.billing;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

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
        long sum = 0;
        for (Line line : lines) {
            sum = Math.addExact(sum, line.amount().minor());
        }
        return new Money(sum, currency);
    }

    /**
     * @param kind what sort of line: see {@link Kind}
     * @param name of the period, cap or discount, as the tariff has it; may be empty
     * @param count how many of {@code unitPrice}, 1 where nothing is counted
     * @param unitMinutes what one {@code unitPrice} buys; 0 where it buys no stretch of time
     * @param unitPrice of one unit; for a cap, what it leaves; for a discount, what it takes off
     * @param amount may be negative: caps and discounts
     * @param told the sentence that a bill was given when it was closed; empty where it is yet to be made
     */
    public record Line(
            Kind kind,
            Words name,
            Instant from,
            Instant to,
            long count,
            long unitMinutes,
            Money unitPrice,
            Money amount,
            Words told) {

        public enum Kind {
            /** Free minutes, or a period without a price. */
            FREE,
            /** So many units of time, a part of one counted whole. */
            UNITS,
            /** Once: per entry, or for a stretch of time at the beginning. */
            FLAT,
            /** What a stay of up to {@code unitMinutes} costs altogether. */
            STEP,
            /** {@code count} minutes at {@code unitPrice} for {@code unitMinutes}, by their share. */
            SHARE,
            /** Takes off what lies above a cap. */
            CAP,
            DISCOUNT,
            /** Brings the total to the tariff's coins. */
            ROUNDING,
            /** Under a permit. */
            PERMIT,
            /** A sum that a person decided, or that is set for a car whose entry nobody saw. */
            FIXED;

            /** Whether the amount is count × unitPrice and nothing else. */
            boolean multiplies() {
                return switch (this) {
                    case FREE, UNITS, FLAT, STEP, PERMIT, FIXED -> true;
                    case SHARE, CAP, DISCOUNT, ROUNDING -> false;
                };
            }
        }

        public Line {
            if (kind.multiplies() && amount.minor() != Math.multiplyExact(unitPrice.minor(), count)) {
                throw new IllegalArgumentException(count + " × " + unitPrice.minor() + " is not " + amount.minor());
            }
            if ((kind == Kind.CAP || kind == Kind.DISCOUNT) && amount.minor() > 0) {
                throw new IllegalArgumentException("A " + kind + " takes off, it does not add " + amount.minor());
            }
        }

        /** A line without a name, of nothing that is counted in minutes. */
        public Line(Kind kind, Instant from, Instant to, long count, Money unitPrice, Money amount) {
            this(kind, Words.NONE, from, to, count, 0, unitPrice, amount, Words.NONE);
        }

        /** The line in a sentence; that of a closed bill is the one it was given then. */
        public String sentence(Locale language) {
            return (told.isEmpty() ? LineSentence.of(this) : told).in(language);
        }
    }
}
