package io.daozha.admin.lanes;

import io.daozha.billing.Charge;
import io.daozha.billing.LedgerEntry;
import io.daozha.billing.Parking;
import io.daozha.billing.ParkingSession;
import io.daozha.billing.Passage;
import java.io.IOException;
import java.io.Writer;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stays with what they were charged and paid, and exits that belong to none, as CSV (RFC 4180), oldest first. */
public final class LedgerCsv {
    private static final String HEAD =
            "stay,plate,colour,entered_at,entry_reading,entry_confidence,entry_picture,left_at,exit_reading,"
                    + "exit_confidence,exit_picture,entry_grounds,exit_grounds,state,tariff,charged,paid,balance,currency,review";

    private LedgerCsv() {}

    public static void write(Parking parking, int stays, Writer out) throws IOException {
        out.write(HEAD + "\r\n");
        List<ParkingSession> oldestFirst = parking.recent(stays).stream()
                .sorted(Comparator.comparingLong(ParkingSession::id))
                .toList();
        for (ParkingSession stay : oldestFirst) {
            line(
                    out,
                    Stream.of(
                            Long.toString(stay.id()),
                            stay.plate().text(),
                            stay.plate().colour().name(),
                            stay.enteredAt().toString(),
                            text(stay.entry()),
                            confidence(stay.entry()),
                            stay.entry().picture().orElse(""),
                            stay.leftAt().map(Object::toString).orElse(""),
                            stay.exit().map(LedgerCsv::text).orElse(""),
                            stay.exit().map(LedgerCsv::confidence).orElse(""),
                            stay.exit().flatMap(Passage::picture).orElse(""),
                            grounds(stay.entry()),
                            stay.exit().map(LedgerCsv::grounds).orElse(""),
                            stay.state().name(),
                            stay.charge().map(Charge::tariff).orElse(""),
                            stay.charge()
                                    .map(charge -> charge.total().minor())
                                    .map(String::valueOf)
                                    .orElse(""),
                            Long.toString(stay.paid().minor()),
                            Long.toString(stay.balance().minor()),
                            stay.paid().currency(),
                            stay.review().stream().map(Enum::name).sorted().collect(Collectors.joining(" "))));
        }
        for (Passage exit : parking.unmatchedExits(stays)) {
            line(
                    out,
                    Stream.of(
                            "",
                            exit.plate().text(),
                            exit.plate().colour().name(),
                            "",
                            "",
                            "",
                            "",
                            exit.passedAt().toString(),
                            text(exit),
                            confidence(exit),
                            exit.picture().orElse(""),
                            "",
                            grounds(exit),
                            "EXIT_ONLY",
                            "",
                            "",
                            "",
                            "",
                            "",
                            ""));
        }
    }

    /** The ledger itself, entry by entry, in its order. */
    public static void writeEntries(Parking parking, Writer out) throws IOException {
        out.write("at,entry,stay,kind,amount,currency,order,channel,serial,permit_fee\r\n");
        for (LedgerEntry entry : parking.ledger()) {
            line(
                    out,
                    Stream.of(
                            entry.at().toString(),
                            Long.toString(entry.id()),
                            entry.session().map(Object::toString).orElse(""),
                            entry.kind().name(),
                            Long.toString(entry.amount().minor()),
                            entry.amount().currency(),
                            entry.orderNumber().orElse(""),
                            entry.channel().orElse(""),
                            entry.channelSerial().orElse(""),
                            entry.fee().map(Object::toString).orElse("")));
        }
    }

    private static String grounds(Passage passage) {
        return passage.grounds().map(Enum::name).orElse("");
    }

    private static String text(Passage passage) {
        return passage.reading().map(Passage.Reading::text).orElse("");
    }

    private static String confidence(Passage passage) {
        return passage.reading()
                .map(reading -> "%.4f".formatted(reading.confidence()))
                .orElse("");
    }

    /** One line, quoted where it has to be, and never a formula. */
    public static void line(Writer out, Stream<String> fields) throws IOException {
        out.write(fields.map(LedgerCsv::quoted).collect(Collectors.joining(",")) + "\r\n");
    }

    /** A field that begins like a formula is not one: spreadsheets must not run what a plate says. */
    private static String quoted(String field) {
        String safe = Optional.of(field)
                .filter(text -> text.matches("[=+@].*"))
                .map(text -> "'" + text)
                .orElse(field);
        return safe.matches("(?s).*[,\"\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
