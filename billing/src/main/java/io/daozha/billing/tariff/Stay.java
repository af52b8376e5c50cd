package io.daozha.billing.tariff;

import io.daozha.billing.Charge;
import io.daozha.billing.Money;
import java.time.Instant;
import java.util.List;

/**
 * What a tariff prices: the time that a car stood under it.
 *
 * @param vehicle for tariffs that price classes differently
 * @param continued it began in the middle of a visit, after time under another right, so that neither free minutes nor a
 *     first period are given again
 * @param discounts in the order in which they were given
 * @param earlier what this plate was charged before, for caps that reach across visits; may be empty where the tariff
 *     has none
 */
public record Stay(
        Instant from,
        Instant to,
        VehicleClass vehicle,
        boolean continued,
        List<Discount> discounts,
        List<Earlier> earlier) {

    public Stay {
        discounts = List.copyOf(discounts);
        earlier = List.copyOf(earlier);
    }

    public Stay(Instant from, Instant to, VehicleClass vehicle, boolean continued, List<Discount> discounts) {
        this(from, to, vehicle, continued, discounts, List.of());
    }

    /** A small car's whole visit without discounts. */
    public static Stay of(Instant from, Instant to) {
        return new Stay(from, to, VehicleClass.SMALL, false, List.of());
    }

    /** The same stay, knowing what earlier visits were charged. */
    public Stay after(List<Earlier> visits) {
        return new Stay(from, to, vehicle, continued, discounts, visits);
    }

    /**
     * A line that this plate was charged before; it counts for the calendar day of {@code at}.
     *
     * @param amount negative for what a cap took off
     */
    public record Earlier(Instant at, Money amount) {

        public static List<Earlier> of(Charge charge) {
            return charge.lines().stream()
                    .map(line -> new Earlier(line.from(), line.amount()))
                    .toList();
        }
    }
}
