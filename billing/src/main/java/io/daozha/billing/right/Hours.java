package io.daozha.billing.right;

import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of each day in which a permit holds, on the wall of the site.
 *
 * @param opens the first moment of it
 * @param closes the first moment after it: on the next day where it is not after {@code opens}; the same: all day
 */
@Embeddable
public record Hours(LocalTime opens, LocalTime closes) {
    public static final Hours ALL_DAY = new Hours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

    public boolean allDay() {
        return opens.equals(closes);
    }

    boolean overlap(Hours other) {
        return has(other.opens) || other.has(opens);
    }

    private boolean has(LocalTime time) {
        if (allDay()) {
            return true;
        }
        return opens.isBefore(closes)
                ? !time.isBefore(opens) && time.isBefore(closes)
                : !time.isBefore(opens) || time.isBefore(closes);
    }

    /** When they hold within a time, day by day. */
    List<Span> within(Span time, ZoneId zone) {
        if (allDay()) {
            return List.of(time);
        }
        List<Span> spans = new ArrayList<>();
        LocalDate last = LocalDate.ofInstant(time.to(), zone);
        // Of a night that reaches into the first day, the day before tells.
        LocalDate first = LocalDate.ofInstant(time.from(), zone).minusDays(1);
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            LocalDate end = closes.isAfter(opens) ? day : day.plusDays(1);
            spans.addAll(Span.between(
                    day.atTime(opens).atZone(zone).toInstant(),
                    end.atTime(closes).atZone(zone).toInstant()));
        }
        return Span.both(List.of(time), spans);
    }
}
