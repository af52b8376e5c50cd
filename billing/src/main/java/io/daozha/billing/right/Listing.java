package io.daozha.billing.right;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import java.util.List;

/**
 * One page of a list.
 *
 * @param total rows on all pages together
 */
public record Listing<T>(List<T> rows, long total) {
    private static final int MOST_ROWS = 500;

    public Listing {
        rows = List.copyOf(rows);
    }

    /** @param page counted from 0 */
    static <T> Listing<T> of(PanacheQuery<T> query, int page, int rows) {
        if (page < 0 || rows < 1 || rows > MOST_ROWS) {
            throw new IllegalArgumentException("A page is counted from 0 and has 1 to " + MOST_ROWS + " rows");
        }
        return new Listing<>(query.page(page, rows).list(), query.count());
    }
}
