package io.daozha.hardware.serial;

import java.time.Duration;

/**
 * What a line, or one unit on it, has done since it was opened.
 *
 * @param requests frames sent
 * @param answers requests that were answered
 * @param timeouts requests that nothing at all came back for
 * @param crcErrors requests that only bytes without a right checksum, or of another unit, came back for
 * @param exceptions requests a device refused
 * @param reconnects times the line came back after it had been up before; 0 for a unit
 * @param lastRoundTrip from the first byte out to the last byte of the newest answer in; zero before the first
 * @param roundTrips all of them together
 */
public record BusStatistics(
        long requests,
        long answers,
        long timeouts,
        long crcErrors,
        long exceptions,
        long reconnects,
        Duration lastRoundTrip,
        Duration roundTrips) {
    public static final BusStatistics NONE = new BusStatistics(0, 0, 0, 0, 0, 0, Duration.ZERO, Duration.ZERO);

    BusStatistics sent() {
        return new BusStatistics(
                requests + 1, answers, timeouts, crcErrors, exceptions, reconnects, lastRoundTrip, roundTrips);
    }

    BusStatistics failed(UnitException.Fault fault) {
        int silent = fault == UnitException.Fault.SILENT ? 1 : 0;
        int garbled = fault == UnitException.Fault.GARBLED ? 1 : 0;
        int refused = fault == UnitException.Fault.REFUSED ? 1 : 0;
        return new BusStatistics(
                requests,
                answers,
                timeouts + silent,
                crcErrors + garbled,
                exceptions + refused,
                reconnects,
                lastRoundTrip,
                roundTrips);
    }

    BusStatistics reconnected() {
        return new BusStatistics(
                requests, answers, timeouts, crcErrors, exceptions, reconnects + 1, lastRoundTrip, roundTrips);
    }

    BusStatistics answered(Duration roundTrip) {
        return new BusStatistics(
                requests,
                answers + 1,
                timeouts,
                crcErrors,
                exceptions,
                reconnects,
                roundTrip,
                roundTrips.plus(roundTrip));
    }
}
