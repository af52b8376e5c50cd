package io.daozha.billing.right;

import io.daozha.billing.ParkingSession;
import io.daozha.billing.Plate;
import io.daozha.billing.Reach;
import io.daozha.billing.right.PermitTerm.Presence;
import io.daozha.billing.right.Segments.Claim;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * The rights that some stays were under, read for all of them in as many questions as for one; inside a transaction of
 * {@link io.daozha.billing.Parking}.
 */
public final class StayRights {
    private final Map<ParkingSession, Instant> ends;
    private final List<Exemption> exemptions;
    private final List<Permit> permits;
    private final List<VisitorPass> passes;
    private final List<ParkingSession> standing;

    private StayRights(Map<ParkingSession, Instant> ends) {
        this.ends = ends;
        Set<Plate> plates = ends.keySet().stream().map(ParkingSession::plate).collect(Collectors.toSet());
        this.exemptions = Exemption.of(plates);
        this.permits = Permit.of(plates);
        this.passes = VisitorPass.usedBy(
                ends.keySet().stream().map(ParkingSession::id).toList());
        List<Reach> reaches = new ArrayList<>();
        ends.keySet().forEach(stay -> eachHolding(stay, (permit, reach) -> reaches.addAll(reach.values())));
        this.standing = Reach.stays(reaches);
    }

    /** @param ends up to which moment each of the stays is looked at */
    public static StayRights of(Map<ParkingSession, Instant> ends) {
        return new StayRights(ends);
    }

    /**
     * Under which right each part of one of the stays is, from its entry on. What has gone by changes only where a car of the
     * same permit leaves within the time to change places, and where days of grace run out.
     */
    public List<Segment> segments(ParkingSession stay) {
        ZoneId zone = zone(stay);
        List<Claim> claims = new ArrayList<>();
        exemptions.stream().filter(one -> one.names(stay.plate())).forEach(one -> claims.add(one.claim(zone)));
        eachHolding(stay, (permit, reach) -> claims.addAll(claims(permit, stay, reach)));
        passes.stream()
                .filter(pass -> pass.wasUsedBy(stay.id()))
                .findFirst()
                .ifPresent(pass -> claims.add(pass.claim(stay.enteredAt())));
        return Segments.of(stay.enteredAt(), ends.get(stay), claims);
    }

    /** Each permit that holds at some time of the stay, with where its cars are looked for meanwhile. */
    private void eachHolding(ParkingSession stay, BiConsumer<Permit, Map<Plate, Reach>> take) {
        for (Permit permit : permits) {
            PermitTerm term = permit.term(zone(stay));
            if (permit.names(stay.plate())
                    && term.begins().isBefore(end(stay))
                    && term.graceEnds().isAfter(stay.enteredAt())) {
                Map<Plate, Reach> reaches = new LinkedHashMap<>();
                for (PermitPlate named : permit.allPlates()) {
                    reaches.put(named.plate(), new Reach(named.plate().text(), stay.enteredAt(), end(stay)));
                }
                take.accept(permit, reaches);
            }
        }
    }

    private static ZoneId zone(ParkingSession stay) {
        return stay.tariffVersion().tariff().zone();
    }

    /** A stay without length is asked of the moment after; see Segments. */
    private Instant end(ParkingSession stay) {
        return Span.later(ends.get(stay), stay.enteredAt().plusNanos(1000));
    }

    private List<Claim> claims(Permit permit, ParkingSession stay, Map<Plate, Reach> reaches) {
        List<Presence> others = standing.stream()
                .filter(other -> other.id() != stay.id())
                .filter(other -> reaches.containsKey(other.plate())
                        && reaches.get(other.plate()).covers(other))
                .flatMap(other -> presences(permit, other, Instant.MAX).stream())
                .toList();
        PermitTerm term = permit.term(zone(stay));
        return presences(permit, stay, end(stay)).stream()
                .flatMap(mine -> term.claims(mine, others).stream())
                .toList();
    }

    private static List<Presence> presences(Permit permit, ParkingSession stay, Instant end) {
        List<Presence> presences = new ArrayList<>();
        for (PermitPlate named : permit.allPlates()) {
            if (named.plate().equals(stay.plate())) {
                Instant to = Span.earlier(stay.leftAt().orElse(end), named.until() == null ? end : named.until());
                Span.between(Span.later(stay.enteredAt(), named.since()), to)
                        .forEach(span -> presences.add(new Presence(span.from(), span.to(), stay.id())));
            }
        }
        return presences;
    }
}
