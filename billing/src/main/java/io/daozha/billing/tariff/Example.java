package io.daozha.billing.tariff;

import java.time.LocalDateTime;

/**
 * What a stay must cost under the tariff that tells of it.
 *
 * @param line of the text
 * @param total in the currency's smallest unit
 */
record Example(int line, LocalDateTime entry, LocalDateTime exit, VehicleClass vehicle, long total) {}
