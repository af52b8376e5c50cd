package io.daozha.admin.lanes;

import io.daozha.billing.search.Search;
import io.daozha.billing.search.StayFilter;
import java.io.IOException;
import java.io.Writer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stays that a search finds, as CSV (RFC 4180), newest first, written as they are read, however many. */
public final class StaysCsv {
    private static final String HEAD =
            "stay,plate,colour,entered_at,left_at,entry_lane,exit_lane,state,charged,received,balance,currency,review";

    private StaysCsv() {}

    /** @param plain whole plates; without it they are masked: 湘A·1**45 */
    public static void write(Search search, StayFilter filter, boolean plain, Writer out) throws IOException {
        out.write(HEAD + "\r\n");
        search.<IOException>each(
                filter,
                stay -> LedgerCsv.line(
                        out,
                        Stream.of(
                                Long.toString(stay.id()),
                                plain ? stay.plate().text() : stay.plate().masked(),
                                stay.plate().colour().name(),
                                stay.enteredAt().toString(),
                                stay.leftAt().map(Object::toString).orElse(""),
                                stay.entryLane(),
                                stay.exitLane().orElse(""),
                                stay.state().name(),
                                Long.toString(stay.charged()),
                                Long.toString(stay.received()),
                                Long.toString(stay.balance()),
                                stay.currency(),
                                stay.review().stream().map(Enum::name).sorted().collect(Collectors.joining(" ")))));
    }
}
