package io.daozha.billing.right;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Days on which a permit rests; they are added at its end.
 *
 * @param until the first day on which it holds again; null as long as nobody knows
 */
@Embeddable
record Frozen(
        @Column(name = "from_day") LocalDate from,
        @Column(name = "until_day") LocalDate until) {

    List<Span> span(ZoneId zone) {
        Instant end = Optional.ofNullable(until)
                .map(day -> day.atStartOfDay(zone).toInstant())
                .orElse(Instant.MAX);
        return Span.between(from.atStartOfDay(zone).toInstant(), end);
    }
}
