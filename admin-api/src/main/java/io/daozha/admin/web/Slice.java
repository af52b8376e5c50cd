package io.daozha.admin.web;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.ws.rs.core.Link;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;

/**
 * A part of a long list, newest first: {@code ?limit=50&before=123} gives up to fifty below id 123, and header
 * {@code Link: <…>; rel="next"} names the next part. It stays right while the list grows at its head.
 *
 * @param next what {@code before} has to be for the part after this; empty in the last
 */
public record Slice<T>(List<T> items, @JsonIgnore OptionalLong next) {
    public static final int MOST = 200;

    public Slice {
        items = List.copyOf(items);
    }

    /** @param found one more than asked for, if there is one more */
    public static <T> Slice<T> of(List<T> found, int limit, ToLongFunction<T> id) {
        if (found.size() <= limit) {
            return new Slice<>(found, OptionalLong.empty());
        }
        List<T> items = found.subList(0, limit);
        return new Slice<>(items, OptionalLong.of(id.applyAsLong(items.get(limit - 1))));
    }

    /** How many the caller may have, of what he asked for. */
    public static int limit(int asked) {
        return Math.max(1, Math.min(asked, MOST));
    }

    public Response answer(UriInfo uri) {
        Response.ResponseBuilder answer = Response.ok(this);
        next.ifPresent(id -> answer.links(Link.fromUri(uri.getRequestUriBuilder()
                        .replaceQueryParam("before", id)
                        .build())
                .rel("next")
                .build()));
        return answer.build();
    }
}
