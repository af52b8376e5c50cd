package io.daozha.billing.tariff;

import io.daozha.billing.Charge.Line;
import io.daozha.billing.Charge.Line.Kind;
import io.daozha.billing.Money;
import io.daozha.billing.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** In which order discounts count, and which minutes of a stay they take away. */
record Discounts(List<Kinds> order, End minutesFrom) {

    enum Kinds {
        MINUTES,
        PERCENT,
        AMOUNT,
        EVERYTHING;

        static Kinds of(Discount discount) {
            if (discount instanceof Discount.Minutes) {
                return MINUTES;
            }
            if (discount instanceof Discount.Percent) {
                return PERCENT;
            }
            return discount instanceof Discount.Amount ? AMOUNT : EVERYTHING;
        }
    }

    /** Of the stay. */
    enum End {
        START,
        END
    }

    static Discounts read(Section tariff) {
        List<Kinds> order = new ArrayList<>();
        End from = End.END;
        if (tariff.has("discounts")) {
            Section section = tariff.section("discounts", Keys.DISCOUNTS);
            for (String word : section.texts("order")) {
                order.add(section.choice("order", word, Kinds.class));
            }
            from = section.choice("minutesFrom", from);
        }
        for (Kinds kind : Kinds.values()) {
            if (!order.contains(kind)) {
                order.add(kind);
            }
        }
        return new Discounts(List.copyOf(order), from);
    }

    /**
     * @param total without discounts
     * @param withoutMinutes what the stay costs when so many minutes of it are taken away
     */
    List<Line> lines(Stay stay, long total, String currency, ToLongFunction<Long> withoutMinutes) {
        List<Line> lines = new ArrayList<>();
        long left = total;
        long minutes = 0;
        for (Kinds kind : order) {
            for (Discount discount : stay.discounts()) {
                if (Kinds.of(discount) != kind) {
                    continue;
                }
                long off = 0;
                if (discount instanceof Discount.Minutes some) {
                    long before = minutes == 0 ? total : withoutMinutes.applyAsLong(minutes);
                    minutes = Math.addExact(minutes, some.minutes().toMinutes());
                    off = before - withoutMinutes.applyAsLong(minutes);
                } else if (discount instanceof Discount.Percent some) {
                    // A half of the smallest unit stays with the driver.
                    off = (left * some.percent() + 50) / 100;
                } else if (discount instanceof Discount.Amount some) {
                    off = some.amount().minus(new Money(0, currency)).minor();
                } else {
                    off = left;
                }
                off = Math.max(0, Math.min(off, left));
                left -= off;
                lines.add(line(discount, stay.from(), stay.to(), new Money(-off, currency)));
            }
        }
        return lines;
    }

    private static Line line(Discount discount, Instant from, Instant to, Money amount) {
        Words name = Words.of(discount.label());
        return new Line(Kind.DISCOUNT, name, from, to, 1, 0, amount.times(-1), amount, Words.NONE);
    }
}
