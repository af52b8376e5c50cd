package io.daozha.billing.right;

import io.daozha.billing.ParkingSession;
import io.daozha.billing.ParkingSession.State;
import io.daozha.billing.Pen;
import io.daozha.billing.Plate;
import io.daozha.billing.SiteRules;
import io.daozha.billing.TariffVersion;
import io.daozha.billing.Words;
import io.daozha.billing.right.NotGrantedException.Why;
import io.daozha.billing.right.RightChange.Change;
import io.daozha.billing.right.RightChange.Kind;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The door to permits, households and visitor passes; that to free cars, bans and locks is {@link StreetLists}. Each call is one transaction; each
 * change is kept with who made it, when and why, and told to head office.
 *
 * <p>What cannot be granted is refused by a {@link NotGrantedException} whose sentence is for the person who asked. A
 * number that there is not is an {@link IllegalArgumentException}. Days are the site's, whole, and begin at midnight.
 */
@ApplicationScoped
@Transactional
public class Rights {
    private static final String SITE = "site";

    private final SiteRules rules;
    private final EntityManager database;

    Rights(SiteRules rules, EntityManager database) {
        this.rules = rules;
        this.database = database;
    }

    // ---- permits

    public List<PermitType> typesOnOffer() {
        return PermitType.onOffer();
    }

    public PermitType offer(PermitType.Terms terms, Act act) {
        Pen.take(database);
        if (PermitType.count("terms.name", terms.name()) > 0) {
            throw new NotGrantedException(Why.TYPE_TAKEN, "There is, or was, a permit type '" + terms.name() + "'");
        }
        PermitType type = new PermitType(terms);
        type.persist();
        RightChange.keep(Kind.PERMIT_TYPE, type.id(), Change.GRANTED, terms.name(), act);
        return type;
    }

    /** Those on offer first, then the retired ones. */
    public List<PermitType> allTypes() {
        return PermitType.list("order by case when retiredAt is null then 0 else 1 end, id");
    }

    /** Permits of it go on to their end; no more are granted. */
    public void retire(long type, Act act) {
        Pen.take(database);
        PermitType retired = get(PermitType.findByIdOptional(type), "permit type", type);
        retired.retire(act.at());
        RightChange.keep(Kind.PERMIT_TYPE, type, Change.ENDED, retired.terms().name(), act.reasoned());
    }

    public Permit permit(long permit) {
        return get(Permit.findByIdOptional(permit), "permit", permit);
    }

    /** By holder; {@code part} of a holder's name or of a plate, empty for all. */
    public Listing<Permit> permits(String part, int page, int rows) {
        return Listing.of(
                Permit.find(
                        "from Permit p where p.holder like ?1 or exists"
                                + " (select 1 from Permit q join q.plates named where q = p and named.plate.text like ?1)"
                                + " order by p.holder, p.id",
                        "%" + part + "%"),
                page,
                rows);
    }

    public List<Permit> allPermits() {
        return Permit.all();
    }

    /** Those of a car, whether they still hold or not. */
    public List<Permit> permitsOf(Plate plate) {
        return Permit.of(plate);
    }

    /** One term of a type on offer, from its first day on. */
    public Permit grant(
            long type, Optional<Long> household, String holder, List<Plate> plates, LocalDate firstDay, Act act) {
        Pen.take(database);
        PermitType offered = get(PermitType.findByIdOptional(type), "permit type", type);
        return permitDesk(act.at())
                .grant(
                        offered,
                        household.map(this::household),
                        holder,
                        plates,
                        firstDay,
                        offered.terms().lastDay(firstDay),
                        act);
    }

    /**
     * One car, one space, all day, for a site that brings its permits along: dated with their first day. The permit of this
     * car with the same first day is renewed.
     */
    public Permit grantPlain(Plate plate, String holder, LocalDate firstDay, LocalDate lastDay) {
        Pen.take(database);
        Act act = new Act(SITE, "", firstDay.atStartOfDay(ZoneOffset.UTC).toInstant());
        Optional<Permit> known = Permit.of(plate).stream()
                .filter(permit ->
                        permit.firstDay().equals(firstDay) && permit.plates().equals(List.of(plate)))
                .findFirst();
        if (known.isEmpty()) {
            return permitDesk(act.at())
                    .grant(PermitType.plain(), Optional.empty(), holder, List.of(plate), firstDay, lastDay, act);
        }
        known.get().heldBy(holder);
        known.get().extendTo(lastDay);
        RightChange.keep(
                Kind.PERMIT,
                known.get().id(),
                Change.RENEWED,
                new Words(holder + "，到 " + lastDay, holder + ", to " + lastDay),
                act);
        return known.get();
    }

    /** One term more, from the day after its last on; until its days of grace are over. */
    public Permit renew(long permit, Act act) {
        Pen.take(database);
        Permit renewed = permit(permit);
        permitDesk(act.at()).renew(renewed, act);
        return renewed;
    }

    /** It rests from a day on, tomorrow at the earliest, until it is {@link #unfreeze thawed}. */
    public void freeze(long permit, LocalDate from, Act act) {
        Pen.take(database);
        permitDesk(act.at()).freeze(permit(permit), from, act);
    }

    /** It holds again from a day on, today at the earliest; the days it rested are added at its end. */
    public void unfreeze(long permit, LocalDate from, Act act) {
        Pen.take(database);
        permitDesk(act.at()).unfreeze(permit(permit), from, act);
    }

    /** Ends it with a day, today at the earliest; without days of grace. */
    public Cancellation cancel(long permit, LocalDate lastDay, Act act) {
        Pen.take(database);
        return permitDesk(act.at()).cancel(permit(permit), lastDay, act);
    }

    /** From now on. */
    public void addPlate(long permit, Plate plate, Act act) {
        Pen.take(database);
        permitDesk(act.at()).addPlate(permit(permit), plate, act);
    }

    /** From now on: who is inside is a temporary car for the rest of his stay. */
    public void removePlate(long permit, Plate plate, Act act) {
        Pen.take(database);
        permitDesk(act.at()).removePlate(permit(permit), plate, act);
    }

    // ---- households and their visitors

    public Household household(long household) {
        return get(Household.findByIdOptional(household), "household", household);
    }

    /** By name; {@code part} of it, empty for all. */
    public Listing<Household> households(String part, int page, int rows) {
        return Listing.of(Household.find("name like ?1", Sort.by("name"), "%" + part + "%"), page, rows);
    }

    public Household openHousehold(String name, Household.Quota quota, Optional<String> contact, Act act) {
        Pen.take(database);
        return householdDesk(act.at()).open(name, quota, contact, act);
    }

    public void limit(long household, Household.Quota quota, Act act) {
        Pen.take(database);
        householdDesk(act.at()).limit(household(household), quota, act);
    }

    /** Somebody who knows a household's code asks for a plate. */
    public RegistrationRequest request(String householdCode, Plate plate, Instant at) {
        Pen.take(database);
        return householdDesk(at).request(HouseholdDesk.byCode(householdCode), plate, micros(at));
    }

    /** The oldest first. */
    public Listing<RegistrationRequest> requests(RegistrationRequest.State state, int page, int rows) {
        return Listing.of(RegistrationRequest.find("state", Sort.by("id"), state), page, rows);
    }

    /** The plate goes on the household's permit. */
    public void approve(long request, Act act) {
        Pen.take(database);
        householdDesk(act.at()).approve(request(request), permitDesk(act.at()), act);
    }

    public void refuse(long request, Act act) {
        Pen.take(database);
        householdDesk(act.at()).refuse(request(request), act);
    }

    /** The oldest first. */
    public Listing<PermitRequest> permitRequests(RegistrationRequest.State state, int page, int rows) {
        return Listing.of(PermitRequest.find("state", Sort.by("id"), state), page, rows);
    }

    /** The permit is granted from today on, or renewed by one term. */
    public Permit approvePermit(long request, Act act) {
        Pen.take(database);
        PermitRequest wanted = get(PermitRequest.findByIdOptional(request), "permit request", request);
        return householdDesk(act.at()).approve(wanted, permitDesk(act.at()), act);
    }

    public void refusePermit(long request, Act act) {
        Pen.take(database);
        PermitRequest wanted = get(PermitRequest.findByIdOptional(request), "permit request", request);
        householdDesk(act.at()).refuse(wanted, act);
    }

    private static RegistrationRequest request(long request) {
        return get(RegistrationRequest.findByIdOptional(request), "request", request);
    }

    /** The operator gives a pass; in a household's name it counts to that one's quota. */
    public VisitorPass givePass(
            Optional<Long> household, Optional<Plate> plate, Instant from, Instant until, int entries, Act act) {
        Pen.take(database);
        return householdDesk(act.at())
                .give(household.map(this::household), plate, micros(from), micros(until), entries, act);
    }

    /** A resident gives a pass. */
    public VisitorPass givePass(
            String householdCode, Optional<Plate> plate, Instant from, Instant until, int entries, Instant at) {
        Pen.take(database);
        Household home = HouseholdDesk.byCode(householdCode);
        Act act = new Act(home.name(), "", at);
        return householdDesk(at).give(Optional.of(home), plate, micros(from), micros(until), entries, act);
    }

    /** The pass that has this code; written small or with blanks it is the same code. */
    public Optional<VisitorPass> findPass(String code) {
        return VisitorPass.byCode(code.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", ""));
    }

    /** A visitor who was told a code puts his plate on the pass; a car that stands inside uses it at once. */
    public VisitorPass claimPass(String code, Plate plate, Instant at) {
        Pen.take(database);
        Optional<ParkingSession> inside = ParkingSession.<ParkingSession>find(
                        "plate.text = ?1 and plate.colour = ?2 and state = ?3",
                        plate.text(),
                        plate.colour(),
                        State.OPEN)
                .firstResultOptional();
        return householdDesk(at).claim(code, plate, inside, micros(at));
    }

    /** Nobody comes in on it any more; who is in stays covered. */
    public void withdrawPass(long pass, Act act) {
        Pen.take(database);
        householdDesk(act.at()).withdraw(get(VisitorPass.findByIdOptional(pass), "visitor pass", pass), act);
    }

    /** The newest first. */
    public Listing<VisitorPass> passes(int page, int rows) {
        return Listing.of(VisitorPass.findAll(Sort.descending("id")), page, rows);
    }

    public List<VisitorPass> passesOf(long household) {
        return VisitorPass.list("household", Sort.descending("id"), household(household));
    }

    /** Permits of these households, by their numbers, whether they still hold or not; one without any is left out. */
    public Map<Long, List<Permit>> permitsOf(Collection<Household> households) {
        return Permit.of(households);
    }

    /** How many passes of each of these households are not over and not withdrawn, by its number; none are left out. */
    public Map<Long, Long> openPasses(Collection<Household> households, Instant at) {
        return VisitorPass.open(households, at);
    }

    /** What was done to a right, the oldest first. */
    public List<RightChange> trail(Kind kind, long number) {
        return RightChange.of(kind, number);
    }

    /** The day on the wall of the site. */
    public LocalDate today(Instant at) {
        return LocalDate.ofInstant(at, zone(at));
    }

    /** Of the site: in it days begin and hours are meant. */
    public ZoneId siteZone(Instant at) {
        return zone(at);
    }

    private static PermitDesk permitDesk(Instant at) {
        return new PermitDesk(zone(at));
    }

    private HouseholdDesk householdDesk(Instant at) {
        return new HouseholdDesk(zone(at), rules.longestVisit());
    }

    static ZoneId zone(Instant at) {
        return TariffVersion.inForce(at).tariff().zone();
    }

    static Instant micros(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }

    static <T extends PanacheEntityBase> T get(Optional<T> found, String what, long number) {
        return found.orElseThrow(() -> new UnknownNumberException(what, number));
    }
}
