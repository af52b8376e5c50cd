package io.daozha.admin.stays;

import io.daozha.admin.export.Export;
import io.daozha.admin.web.Language;
import io.daozha.billing.Money;
import io.daozha.billing.Passage;
import io.daozha.billing.search.Search;
import io.daozha.billing.search.StayFilter;
import io.daozha.billing.search.StayRow;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The stays that a search finds, as a table for people: headed and told in their language, in yuan and local time. */
final class StaysFile {
    private static final int PART = 1000;

    private StaysFile() {}

    /** @param plain whole plates; without it they are masked */
    static Export of(Search search, StayFilter filter, boolean plain, Language language) {
        StaysMsg words = language.words(StaysMsg.class);
        return Export.of(
                "stays",
                words.heads().lines().toList(),
                rows(search, filter)
                        .map(stay -> row(
                                stay.id(),
                                plain ? stay.plate().text() : stay.plate().masked(),
                                stay.plate().colour().words().in(language.locale()),
                                stay.enteredAt(),
                                stay.leftAt(),
                                lane(stay.entryLane(), words),
                                stay.exitLane().map(lane -> lane(lane, words)),
                                words.state(stay.state()),
                                new Money(stay.charged(), stay.currency()),
                                new Money(stay.received(), stay.currency()),
                                new Money(stay.balance(), stay.currency()),
                                stay.currency(),
                                stay.review().stream()
                                        .sorted()
                                        .map(words::review)
                                        .collect(Collectors.joining(" ")))));
    }

    /** Read part by part while they are written. */
    private static Stream<StayRow> rows(Search search, StayFilter filter) {
        return Stream.iterate(
                        search.find(filter, Optional.empty(), PART),
                        part -> !part.isEmpty(),
                        part -> part.size() < PART
                                ? List.<StayRow>of()
                                : search.find(
                                        filter, Optional.of(part.get(PART - 1).key()), PART))
                .flatMap(List::stream);
    }

    private static String lane(String lane, StaysMsg words) {
        return lane.equals(Passage.DESK) ? words.desk() : lane;
    }

    private static List<?> row(Object... cells) {
        return Collections.unmodifiableList(Arrays.asList(cells));
    }
}
