package io.daozha.admin.lanes;

import io.daozha.billing.Opening;
import io.daozha.billing.Parking;
import io.daozha.billing.ParkingSession;
import io.daozha.billing.Plate;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** The leakage sheet as CSV (RFC 4180): what was opened by hand or by policy, why, and what the stay still owes. */
final class LeakageCsv {
    private static final String HEAD =
            "at,lane,direction,grounds,by,reason,plate,colour,picture,opening,passage,stay,owed,currency";

    private LeakageCsv() {}

    static void write(Parking parking, Instant from, Writer out) throws IOException {
        out.write(HEAD + "\r\n");
        for (Opening opening : parking.openings(from)) {
            Optional<ParkingSession> stay = opening.visit().flatMap(parking::stayOf);
            LedgerCsv.line(
                    out,
                    Stream.of(
                            opening.at().toString(),
                            opening.lane(),
                            opening.direction().name(),
                            opening.grounds().name(),
                            opening.by(),
                            opening.reason(),
                            opening.plate().map(Plate::text).orElse(""),
                            opening.plate().map(plate -> plate.colour().name()).orElse(""),
                            opening.picture().orElse(""),
                            opening.id(),
                            opening.visit().orElse(""),
                            stay.map(found -> Long.toString(found.id())).orElse(""),
                            stay.map(found -> Long.toString(found.balance().minor()))
                                    .orElse(""),
                            stay.map(found -> found.balance().currency()).orElse("")));
        }
    }
}
