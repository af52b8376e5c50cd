package io.daozha.billing.right;

import io.daozha.billing.right.Segment.Kind;
import io.daozha.billing.right.Segments.Claim;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a permit says of one stay; pure.
 *
 * <p>Its spaces go to its cars in the order in which they came in. A car that finds them taken is temporary until one of
 * them leaves, and under the permit from then on; where that was within the time to change places, the wait is covered
 * too.
 *
 * @param lastDay whole; the permit ends with it
 * @param graceDays a stay that ends within so many days more is covered; a longer one is not, from the moment of expiry on
 * @param frozen days on which it does not hold
 */
record PermitTerm(
        String holder,
        long number,
        LocalDate firstDay,
        LocalDate lastDay,
        int graceDays,
        List<Frozen> frozen,
        Hours hours,
        int spaces,
        Duration swap,
        ZoneId zone) {

    /** A car of the permit inside; {@code order} tells which of two came first at the same moment. */
    record Presence(Instant from, Instant to, long order) {
        private static final Comparator<Presence> FIRST_COME =
                Comparator.comparing(Presence::from).thenComparing(Presence::order);

        private boolean cameBefore(Presence other) {
            return FIRST_COME.compare(this, other) < 0;
        }
    }

    Instant begins() {
        return firstDay.atStartOfDay(zone).toInstant();
    }

    Instant ends() {
        return lastDay.plusDays(1).atStartOfDay(zone).toInstant();
    }

    Instant graceEnds() {
        return lastDay.plusDays(1L + graceDays).atStartOfDay(zone).toInstant();
    }

    /** When it holds within a time; after its end in the days of grace, too. */
    List<Span> holds(Span time) {
        List<Span> days = Span.both(List.of(time), Span.between(begins(), graceEnds()));
        List<Span> thawed = Span.without(
                days,
                frozen.stream().flatMap(freeze -> freeze.span(zone).stream()).toList());
        return Span.both(thawed, hours.within(time, zone));
    }

    boolean holds(Instant at) {
        return !holds(new Span(at, at.plusNanos(1000))).isEmpty();
    }

    /**
     * What it claims of a stay, surest first.
     *
     * @param mine the car's own presence under this permit: from its entry, or from when its plate was added
     * @param others the other cars of the permit that were inside meanwhile
     */
    List<Claim> claims(Presence mine, List<Presence> others) {
        Optional<Instant> got = spaceFrom(mine, others);
        if (got.isEmpty()) {
            return List.of();
        }
        List<Span> valid = holds(new Span(mine.from(), mine.to()));
        // In the days of grace everything is as before, as long as the stay is over by their end.
        Instant last = mine.to().isAfter(graceEnds()) ? ends() : graceEnds();
        List<Claim> claims = new ArrayList<>();
        claims.add(claim(Kind.PERMIT, valid, got.get(), ends()));
        claims.add(claim(Kind.GRACE, valid, Span.later(got.get(), ends()), last));
        if (Duration.between(mine.from(), got.get()).compareTo(swap) <= 0) {
            claims.add(claim(Kind.SWAP, valid, mine.from(), Span.earlier(got.get(), last)));
        }
        return claims;
    }

    private Claim claim(Kind kind, List<Span> valid, Instant from, Instant to) {
        return new Claim(kind, holder, number, Span.both(valid, Span.between(from, to)));
    }

    /** Who came before can only leave, so a space once got is kept. */
    private Optional<Instant> spaceFrom(Presence mine, List<Presence> others) {
        List<Instant> departures = others.stream()
                .filter(other -> other.cameBefore(mine) && other.to().isAfter(mine.from()))
                .map(Presence::to)
                .sorted()
                .toList();
        Instant got = departures.size() < spaces ? mine.from() : departures.get(departures.size() - spaces);
        return Optional.of(got).filter(moment -> moment.isBefore(mine.to()));
    }
}
