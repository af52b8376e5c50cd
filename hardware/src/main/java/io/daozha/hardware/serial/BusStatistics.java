package io.daozha.hardware.serial;

import java.time.Duration;

/**
 * What a line has done since it was opened.
 *
 * @param requests frames sent
 * @param timeouts requests that nothing at all came back for
 * @param crcErrors requests that only bytes without a right checksum, or of another unit, came back for
 * @param exceptions requests a device refused
 * @param reconnects times the line came back after it had been up before
 * @param lastRoundTrip from the first byte out to the last byte of the newest answer in; zero before the first
 */
public record BusStatistics(
        long requests, long timeouts, long crcErrors, long exceptions, long reconnects, Duration lastRoundTrip) {
    static final BusStatistics NONE = new BusStatistics(0, 0, 0, 0, 0, Duration.ZERO);

    BusStatistics sent() {
        return new BusStatistics(requests + 1, timeouts, crcErrors, exceptions, reconnects, lastRoundTrip);
    }

    BusStatistics failed(UnitException.Fault fault) {
        return switch (fault) {
            case SILENT -> new BusStatistics(requests, timeouts + 1, crcErrors, exceptions, reconnects, lastRoundTrip);
            case GARBLED -> new BusStatistics(requests, timeouts, crcErrors + 1, exceptions, reconnects, lastRoundTrip);
            case REFUSED -> new BusStatistics(requests, timeouts, crcErrors, exceptions + 1, reconnects, lastRoundTrip);
        };
    }

    BusStatistics reconnected() {
        return new BusStatistics(requests, timeouts, crcErrors, exceptions, reconnects + 1, lastRoundTrip);
    }

    BusStatistics answered(Duration roundTrip) {
        return new BusStatistics(requests, timeouts, crcErrors, exceptions, reconnects, roundTrip);
    }
}
