package io.daozha.billing.tariff;

import java.time.Instant;
import java.util.List;

/**
 * What a tariff prices: the time that a car stood under it.
 *
 * @param vehicle for tariffs that price classes differently
 * @param continued it began in the middle of a visit, after time under another right, so that neither free minutes nor a
 *     first period are given again
 * @param discounts in the order in which they were given
 */
public record Stay(Instant from, Instant to, VehicleClass vehicle, boolean continued, List<Discount> discounts) {

    public Stay {
        discounts = List.copyOf(discounts);
    }

    /** A small car's whole visit without discounts. */
    public static Stay of(Instant from, Instant to) {
        return new Stay(from, to, VehicleClass.SMALL, false, List.of());
    }
}
