package io.daozha.admin.rights;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.daozha.billing.right.Listing;
import jakarta.ws.rs.core.Link;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * One page of a list that is in order of names: {@code ?page=1&rows=50}, and header {@code Link: <…>; rel="next"}.
 *
 * @param page counted from 0
 * @param total rows on all pages together
 */
public record PageOf<T>(List<T> items, int page, @JsonIgnore int rows, long total) {
    private static final int MOST_ROWS = 200;
    private static final int LAST_PAGE = 1_000_000;

    public PageOf {
        items = List.copyOf(items);
    }

    /** Whatever page was asked for, one that there may be is looked for. */
    static <E, T> PageOf<T> of(BiFunction<Integer, Integer, Listing<E>> list, int page, int rows, Function<E, T> view) {
        return together(list, page, rows, found -> found.stream().map(view).toList());
    }

    /** As {@link #of}, for rows whose views are made with one another. */
    static <E, T> PageOf<T> together(
            BiFunction<Integer, Integer, Listing<E>> list, int page, int rows, Function<List<E>, List<T>> views) {
        int at = Math.max(0, Math.min(page, LAST_PAGE));
        int size = Math.max(1, Math.min(rows, MOST_ROWS));
        Listing<E> found = list.apply(at, size);
        return new PageOf<>(views.apply(found.rows()), at, size, found.total());
    }

    @JsonIgnore
    public boolean more() {
        return (page + 1L) * rows < total;
    }

    Response answer(UriInfo uri) {
        Response.ResponseBuilder answer = Response.ok(this);
        if (more()) {
            answer.links(Link.fromUri(uri.getRequestUriBuilder()
                            .replaceQueryParam("page", page + 1)
                            .build())
                    .rel("next")
                    .build());
        }
        return answer.build();
    }
}
