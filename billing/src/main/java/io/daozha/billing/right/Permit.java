package io.daozha.billing.right;

import io.daozha.billing.ParkingSession;
import io.daozha.billing.Plate;
import io.daozha.billing.TariffVersion;
import io.daozha.billing.right.NotGrantedException.Why;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;

/** The right of a holder's cars to stand on so many spaces, from its first day to its last, both whole. */
@Entity
@BatchSize(size = ParkingSession.TOGETHER)
public class Permit extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @ManyToOne
    @JoinColumn(name = "type")
    private PermitType type;

    @ManyToOne
    @JoinColumn(name = "household")
    private Household household;

    private String holder;

    private int spaces;

    @Column(name = "first_day")
    private LocalDate firstDay;

    @Column(name = "last_day")
    private LocalDate lastDay;

    @Column(name = "ended_after")
    private LocalDate endedAfter;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "permit_plate", joinColumns = @JoinColumn(name = "permit"))
    @OrderColumn(name = "position")
    @Fetch(FetchMode.SELECT)
    @BatchSize(size = ParkingSession.TOGETHER)
    private List<PermitPlate> plates = new ArrayList<>();

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "permit_freeze", joinColumns = @JoinColumn(name = "permit"))
    @OrderColumn(name = "position")
    @Fetch(FetchMode.SELECT)
    @BatchSize(size = ParkingSession.TOGETHER)
    private List<Frozen> freezes = new ArrayList<>();

    Permit() {}

    /**
     * @param household null for a holder who belongs to none
     * @param holder how the sign and the bill name it, such as 3栋 402
     */
    Permit(PermitType type, Household household, String holder, LocalDate firstDay, LocalDate lastDay) {
        if (holder.isBlank()) {
            throw new NotGrantedException(Why.HOLDER_MISSING, "A permit names its holder");
        }
        this.type = type;
        this.household = household;
        this.holder = holder;
        this.spaces = type.terms().spaces();
        this.firstDay = firstDay;
        extendTo(lastDay);
    }

    final void extendTo(LocalDate newLastDay) {
        if (newLastDay.isBefore(firstDay)) {
            throw new NotGrantedException(
                    Why.ENDS_BEFORE_START, "A permit from " + firstDay + " cannot end before, on " + newLastDay);
        }
        lastDay = newLastDay;
    }

    /** Its fee has come, and so it has one term more. @throws NotGrantedException where it cannot have it any more */
    public void lengthen(String by, String reason, Instant at) {
        desk(at).lengthen(this, new Act(by, reason, at));
    }

    /** @throws NotGrantedException where its holder cannot have one term more by himself */
    public void requireRenewable(Instant at) {
        if (isFrozen()) {
            throw new NotGrantedException(
                    Why.THAW_FIRST, "Permit " + id + " is frozen: nobody knows yet to which day it would be renewed");
        }
        LocalDate unused = desk(at).nextLastDay(this, new Act(holder, "", at));
    }

    private static PermitDesk desk(Instant at) {
        return new PermitDesk(TariffVersion.inForce(at).tariff().zone());
    }

    void heldBy(String newHolder) {
        holder = newHolder;
    }

    /** Counts from the start where that is still to come. */
    void add(Plate plate, Instant since) {
        plates.add(new PermitPlate(plate, since, null));
    }

    void remove(Plate plate, Instant until) {
        plates.replaceAll(known -> known.plate().equals(plate) && known.until() == null
                ? new PermitPlate(plate, known.since(), Span.later(known.since(), until))
                : known);
    }

    void freeze(LocalDate from) {
        if (isFrozen()) {
            throw new NotGrantedException(
                    Why.FROZEN,
                    "Permit " + id + " is frozen already, since " + openFreeze().from());
        }
        if (endedAfter != null || from.isBefore(firstDay) || from.isAfter(lastDay)) {
            throw new NotGrantedException(
                    Why.CANNOT_REST,
                    "Permit " + id + " holds from " + firstDay + " to " + lastDay() + ": it cannot rest from " + from);
        }
        freezes.add(new Frozen(from, null));
    }

    /** @return how many days were added at its end */
    long unfreeze(LocalDate until) {
        if (!isFrozen()) {
            throw new NotGrantedException(Why.NOT_FROZEN, "Permit " + id + " is not frozen");
        }
        Frozen open = openFreeze();
        if (until.isBefore(open.from())) {
            throw new NotGrantedException(
                    Why.CANNOT_REST, "Permit " + id + " rests from " + open.from() + ", not before " + until);
        }
        freezes.remove(freezes.size() - 1);
        if (until.isAfter(open.from())) {
            freezes.add(new Frozen(open.from(), until));
        }
        long rested = ChronoUnit.DAYS.between(open.from(), until);
        lastDay = lastDay.plusDays(rested);
        return rested;
    }

    /** @return how many paid days are given back */
    long endAfter(LocalDate day) {
        if (endedAfter != null) {
            throw new NotGrantedException(Why.ENDED, "Permit " + id + " was ended before, after " + endedAfter);
        }
        if (isFrozen()) {
            throw new NotGrantedException(
                    Why.THAW_FIRST, "Permit " + id + " is frozen: it is thawed before it is ended");
        }
        if (day.isAfter(lastDay)) {
            throw new NotGrantedException(
                    Why.ENDS_EARLIER, "Permit " + id + " ends by itself before " + day + ", after " + lastDay);
        }
        // One that never began is ended the day before it would have.
        endedAfter = day.isBefore(firstDay) ? firstDay.minusDays(1) : day;
        return ChronoUnit.DAYS.between(endedAfter, lastDay);
    }

    private boolean isFrozen() {
        return !freezes.isEmpty() && openFreeze().until() == null;
    }

    private Frozen openFreeze() {
        return freezes.get(freezes.size() - 1);
    }

    PermitTerm term(ZoneId zone) {
        PermitType.Terms terms = type.terms();
        return new PermitTerm(
                holder,
                id,
                firstDay,
                lastDay(),
                endedAfter == null ? terms.graceDays() : 0,
                List.copyOf(freezes),
                terms.hours(),
                spaces,
                Duration.ofMinutes(terms.swapMinutes()),
                zone);
    }

    /** Would hold at the same time as another whose days and hours these are. */
    boolean collides(LocalDate from, LocalDate to, Hours hours) {
        boolean ever = !lastDay().isBefore(firstDay);
        boolean days =
                ever && !firstDay.isAfter(to) && (isFrozen() || !lastDay().isBefore(from));
        return days && type.terms().hours().overlap(hours);
    }

    /** Not over by that day; one that rests is not. */
    boolean lives(LocalDate day) {
        return isFrozen() || !lastDay().isBefore(day);
    }

    /** Of this car, whether it still holds or not, the oldest first. */
    static List<Permit> of(Plate plate) {
        return of(Set.of(plate)).stream().filter(permit -> permit.names(plate)).toList();
    }

    /** Of any of these cars, or of one whose plate has the same text. */
    static List<Permit> of(Set<Plate> plates) {
        return list(
                "select distinct p from Permit p join p.plates named where named.plate.text in ?1 order by p.id",
                plates.stream().map(Plate::text).toList());
    }

    /** Now or ever. */
    boolean names(Plate plate) {
        return plates.stream().anyMatch(named -> named.plate().equals(plate));
    }

    /** Those whose spaces are kept free and that may hold on a day. */
    static List<Permit> reserved(LocalDate day) {
        return list(
                "from Permit p where p.type.terms.reserved and p.firstDay <= ?1 and p.lastDay >= ?1"
                        + " and (p.endedAfter is null or p.endedAfter >= ?1)",
                day);
    }

    static List<Permit> of(Household household) {
        return list("household", Sort.by("id"), household);
    }

    static Map<Long, List<Permit>> of(Collection<Household> households) {
        return Permit.<Permit>list("household in ?1", Sort.by("id"), households).stream()
                .collect(Collectors.groupingBy(permit -> permit.household.id()));
    }

    static List<Permit> all() {
        return listAll(Sort.by("holder").and("lastDay"));
    }

    public long id() {
        return id;
    }

    public PermitType type() {
        return type;
    }

    public Optional<Household> household() {
        return Optional.ofNullable(household);
    }

    public String holder() {
        return holder;
    }

    public int spaces() {
        return spaces;
    }

    /** On it now; who was taken off it is told by its trail. */
    public List<Plate> plates() {
        return plates.stream()
                .filter(on -> on.until() == null)
                .map(PermitPlate::plate)
                .toList();
    }

    /** Every plate it ever had, with its time. */
    List<PermitPlate> allPlates() {
        return List.copyOf(plates);
    }

    public LocalDate firstDay() {
        return firstDay;
    }

    /** The last day on which it holds, as far as that is known: days frozen are added when it holds again. */
    public LocalDate lastDay() {
        return endedAfter == null ? lastDay : endedAfter;
    }

    /** Since when it rests; empty when it does not. */
    public Optional<LocalDate> frozenFrom() {
        return isFrozen() ? Optional.of(openFreeze().from()) : Optional.empty();
    }

    public boolean ended() {
        return endedAfter != null;
    }

    /** Whether a car stands under it at a moment, in its days of grace too; its spaces are not asked. */
    public boolean holds(Plate plate, Instant at, ZoneId zone) {
        return plates.stream().anyMatch(on -> on.plate().equals(plate) && on.on(at))
                && term(zone).holds(at);
    }
}
