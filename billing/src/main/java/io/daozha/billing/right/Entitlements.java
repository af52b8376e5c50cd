package io.daozha.billing.right;

import io.daozha.billing.EntryVerdict;
import io.daozha.billing.ParkingSession;
import io.daozha.billing.Plate;
import io.daozha.billing.right.PermitType.Overflow;
import io.daozha.billing.right.RightChange.Change;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What rights mean for the cars in the street; inside a transaction of {@link io.daozha.billing.Parking}. */
public final class Entitlements {
    private Entitlements() {}

    /** See {@link StayRights#segments}. */
    static List<Segment> segments(ParkingSession stay, Instant to) {
        return StayRights.of(Map.of(stay, to)).segments(stay);
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
                stay.plate().words(),
                act);
    }
}
