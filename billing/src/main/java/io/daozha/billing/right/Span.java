package io.daozha.billing.right;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Time from a moment on up to, and not including, another. Lists of spans are in order and do not overlap. */
record Span(Instant from, Instant to) {

    Span {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("No time lies between " + from + " and " + to);
        }
    }

    /** As a list, since what is left of two moments in the wrong order is nothing. */
    static List<Span> between(Instant from, Instant to) {
        return from.isBefore(to) ? List.of(new Span(from, to)) : List.of();
    }

    static List<Span> both(List<Span> these, List<Span> those) {
        List<Span> common = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < these.size() && j < those.size()) {
            Span a = these.get(i);
            Span b = those.get(j);
            common.addAll(between(later(a.from, b.from), earlier(a.to, b.to)));
            if (a.to.isBefore(b.to)) {
                i++;
            } else {
                j++;
            }
        }
        return common;
    }

    static List<Span> without(List<Span> these, List<Span> those) {
        List<Span> gaps = new ArrayList<>();
        Instant end = Instant.MIN;
        for (Span span : those) {
            gaps.addAll(between(end, span.from));
            end = span.to;
        }
        gaps.addAll(between(end, Instant.MAX));
        return both(these, gaps);
    }

    static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
