package io.daozha.admin.stays;

import io.daozha.admin.web.Slice;
import io.daozha.billing.Desk;
import io.daozha.billing.search.Search;
import io.daozha.billing.search.StayFilter;
import io.daozha.billing.search.StayRow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Pages of the list of stays. They go on below a stay, whose place in the list is found by its number. */
@ApplicationScoped
class StayFinder {
    private final Search search;
    private final Desk desk;

    StayFinder(Search search, Desk desk) {
        this.search = search;
        this.desk = desk;
    }

    /** @param before the last stay of the page before; a number that no stay has gives the first page */
    @Transactional
    Slice<StayRow> find(StayFilter filter, long before, int limit) {
        Optional<StayRow.Key> after = desk.find(before).map(last -> new StayRow.Key(last.enteredAt(), last.id()));
        return Slice.of(search.find(filter, after, limit + 1), limit, StayRow::id);
    }

    Optional<Search.Totals> totals(StayFilter filter) {
        return search.totals(filter);
    }
}
