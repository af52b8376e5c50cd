package io.daozha.billing.right;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Parts a stay by the rights that hold in it. */
final class Segments {
    private Segments() {}

    /** What one right says: in these spans it covers the car. */
    record Claim(Segment.Kind kind, String name, long number, List<Span> spans) {}

    /**
     * The segments of a stay; where several rights claim the same time, the first of the list has it.
     *
     * @param to at {@code from} or before it, there is one segment without length
     */
    static List<Segment> of(Instant from, Instant to, List<Claim> claims) {
        if (!from.isBefore(to)) {
            // Asked of the moment after, since a right holds up to its end and not at it.
            return List.of(of(from, from.plusNanos(1000), claims).get(0).endingAt(from));
        }
        List<Segment> segments = new ArrayList<>();
        List<Span> left = List.of(new Span(from, to));
        for (Claim claim : claims) {
            for (Span span : Span.both(left, claim.spans())) {
                segments.add(new Segment(span.from(), span.to(), claim.kind(), claim.name(), claim.number()));
            }
            left = Span.without(left, claim.spans());
        }
        left.forEach(span -> segments.add(Segment.temporary(span.from(), span.to())));
        segments.sort(Comparator.comparing(Segment::from));
        return segments;
    }
}
