package io.daozha.billing.tariff;

import io.daozha.billing.Words;

/**
 * The most that a stretch of time may cost.
 *
 * @param cycle the stretches; of no use where it is per window
 * @param perWindow each window of its periods is a stretch
 * @param periods bits of the periods whose charges count
 * @param acrossVisits what this plate paid earlier on the same day counts as well
 */
record Cap(String key, Words name, long amount, Cycle cycle, boolean perWindow, long periods, boolean acrossVisits) {

    boolean counts(int period) {
        return (periods & (1L << period)) != 0;
    }

    boolean perStay() {
        return !perWindow && cycle == Cycle.NEVER;
    }
}
