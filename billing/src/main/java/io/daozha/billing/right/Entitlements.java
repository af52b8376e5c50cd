package io.daozha.billing.right;

import io.daozha.billing.EntryVerdict;
import io.daozha.billing.ParkingSession;
import io.daozha.billing.ParkingSession.State;
import io.daozha.billing.Plate;
import io.daozha.billing.right.PermitTerm.Presence;
import io.daozha.billing.right.PermitType.Overflow;
import io.daozha.billing.right.RightChange.Change;
import io.daozha.billing.right.Segments.Claim;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What rights mean for the cars in the street; inside a transaction of {@link io.daozha.billing.Parking}. */
public final class Entitlements {
    private Entitlements() {}

    /**
     * Under which right each part of a stay is, from its entry up to a moment. What has gone by changes only where a car of
     * the same permit leaves within the time to change places, and where days of grace run out.
     */
    public static List<Segment> segments(ParkingSession stay, Instant to) {
        ZoneId zone = stay.tariffVersion().tariff().zone();
        List<Claim> claims = new ArrayList<>();
        Exemption.of(stay.plate()).forEach(one -> claims.add(one.claim(zone)));
        Permit.of(stay.plate()).forEach(permit -> claims.addAll(claims(permit, stay, to, zone)));
        VisitorPass.usedBy(stay.id()).ifPresent(pass -> claims.add(pass.claim(stay.enteredAt())));
        return Segments.of(stay.enteredAt(), to, claims);
    }

    private static List<Claim> claims(Permit permit, ParkingSession stay, Instant to, ZoneId zone) {
        PermitTerm term = permit.term(zone);
        // A stay without length is asked of the moment after; see Segments.
        Instant end = Span.later(to, stay.enteredAt().plusNanos(1000));
        if (!term.begins().isBefore(end) || !term.graceEnds().isAfter(stay.enteredAt())) {
            return List.of();
        }
        List<Presence> others = cars(permit, stay.enteredAt(), end).stream()
                .filter(other -> other.id() != stay.id())
                .flatMap(other -> presences(permit, other, Instant.MAX).stream())
                .toList();
        return presences(permit, stay, end).stream()
                .flatMap(mine -> term.claims(mine, others).stream())
                .toList();
    }

    /** The stays of a permit's cars in a time. One whose exit nobody saw stands nowhere: nobody knows until when it did. */
    private static List<ParkingSession> cars(Permit permit, Instant from, Instant to) {
        List<Plate> plates =
                permit.allPlates().stream().map(PermitPlate::plate).distinct().toList();
        return ParkingSession.<ParkingSession>list(
                        "plate.text in ?1 and enteredAt < ?2 and (state = ?3 or leftAt > ?4)",
                        plates.stream().map(Plate::text).toList(),
                        to,
                        State.OPEN,
                        from)
                .stream()
                .filter(stay -> plates.contains(stay.plate()))
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

    /**
     * May this car come in, and as what. Vehicles that are always free come in whatever else holds, then the black list
     * counts, then permits, then visitor passes.
     *
     * @param inside how many cars are, besides an older stay of this same one
     */
    public static EntryVerdict mayEnter(Plate plate, Instant at, int capacity, int inside, ZoneId zone) {
        Optional<Exemption> exempt =
                Exemption.of(plate).stream().filter(one -> one.holds(at, zone)).findFirst();
        if (exempt.isPresent()) {
            return new EntryVerdict.Exempt(exempt.get().reason());
        }
        Optional<Ban> ban = Ban.on(plate);
        if (ban.isPresent()) {
            return new EntryVerdict.Banned(ban.get().reason());
        }
        Optional<Permit> permit = Permit.of(plate).stream()
                .filter(one -> one.holds(plate, at, zone))
                .findFirst();
        int unreserved = capacity - inside - 1 - keptFree(plate, at, zone);
        if (permit.isPresent()) {
            return underPermit(permit.get(), plate, at, unreserved, zone);
        }
        if (unreserved < 0) {
            return new EntryVerdict.Full();
        }
        return VisitorPass.admitting(plate, at)
                .<EntryVerdict>map(pass -> new EntryVerdict.Visitor(pass.host(), pass.validUntil(), unreserved))
                .orElseGet(() -> new EntryVerdict.Temporary(unreserved));
    }

    private static EntryVerdict underPermit(Permit permit, Plate plate, Instant at, int unreserved, ZoneId zone) {
        PermitType.Terms terms = permit.type().terms();
        if (taken(permit, plate, inside()) >= permit.spaces()) {
            if (terms.overflow() == Overflow.REFUSED) {
                return new EntryVerdict.SpacesTaken(permit.holder());
            }
            return unreserved < 0 ? new EntryVerdict.Full() : new EntryVerdict.Overflow(permit.holder(), unreserved);
        }
        if (unreserved < 0 && !terms.reserved()) {
            return new EntryVerdict.Full();
        }
        LocalDate lastDay = permit.lastDay();
        long daysLeft = ChronoUnit.DAYS.between(LocalDate.ofInstant(at, zone), lastDay);
        return new EntryVerdict.Permitted(permit.holder(), lastDay, daysLeft, Math.max(0, unreserved));
    }

    /** Spaces of a permit on which its other cars stand. */
    private static int taken(Permit permit, Plate besides, Set<Plate> inside) {
        return (int) permit.plates().stream()
                .filter(plate -> inside.contains(plate) && !plate.equals(besides))
                .count();
    }

    private static Set<Plate> inside() {
        return Set.copyOf(ParkingSession.getEntityManager()
                .createQuery("select stay.plate from ParkingSession stay where stay.state = OPEN", Plate.class)
                .getResultList());
    }

    /**
     * Spaces that are kept free at a moment for holders of permits who are not in.
     *
     * @param besides this one's own permits keep none from it; null for nobody
     */
    public static int keptFree(Plate besides, Instant at, ZoneId zone) {
        Set<Plate> inside = inside();
        return Permit.reserved(LocalDate.ofInstant(at, zone)).stream()
                .filter(permit ->
                        !permit.plates().contains(besides) && permit.term(zone).holds(at))
                .mapToInt(permit -> Math.max(0, permit.spaces() - taken(permit, besides, inside)))
                .sum();
    }

    /** Why a car must not leave: its owner locked it. */
    public static boolean isLocked(Plate plate) {
        return CarLock.on(plate).isPresent();
    }

    /** A car has come in: where nothing else covers it, an entry of its visitor pass is used up. */
    public static void entered(ParkingSession stay) {
        Instant at = stay.enteredAt();
        if (!segments(stay, at).get(0).covered()) {
            VisitorPass.admitting(stay.plate(), at).ifPresent(pass -> use(pass, stay, at));
        }
    }

    static void use(VisitorPass pass, ParkingSession stay, Instant at) {
        pass.use(stay.id(), stay.enteredAt());
        Act act = new Act(stay.entry().lane(), "", at);
        RightChange.keep(
                RightChange.Kind.VISITOR_PASS,
                pass.id(),
                Change.USED,
                stay.plate().toString(),
                act);
    }
}
