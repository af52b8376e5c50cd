package io.daozha.admin.stays;

import io.daozha.admin.web.Slice;
import io.daozha.billing.Money;
import io.daozha.billing.search.Search;
import io.daozha.billing.search.StayRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A page of the list of stays.
 *
 * @param totals over all that is found; empty where they were not added up
 * @param lanes that can be asked for
 */
public record StayList(
        Question question, Slice<StayRow> stays, Optional<Search.Totals> totals, List<String> lanes, Instant now) {

    public Money sum(long minor) {
        return Money.fen(minor);
    }
}
