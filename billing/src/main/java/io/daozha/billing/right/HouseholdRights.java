package io.daozha.billing.right;

import io.daozha.billing.Fees;
import io.daozha.billing.ParkingSession;
import io.daozha.billing.Pen;
import io.daozha.billing.PermitFee;
import io.daozha.billing.Plate;
import io.daozha.billing.right.NotGrantedException.Why;
import io.daozha.billing.right.RightChange.Change;
import io.daozha.billing.right.RightChange.Kind;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * The door for who lives here: a household asks, gives and sees through it what is its own and nothing else. A number of
 * somebody else's is an {@link UnknownNumberException}, like one that there is not. Each call is one transaction.
 */
@ApplicationScoped
@Transactional
public class HouseholdRights {
    private static final int MOST_OPEN_REQUESTS = 5;

    private final Rights rights;
    private final StreetLists lists;
    private final Fees fees;
    private final EntityManager database;

    HouseholdRights(Rights rights, StreetLists lists, Fees fees, EntityManager database) {
        this.rights = rights;
        this.lists = lists;
        this.fees = fees;
        this.database = database;
    }

    /** Whose code it is; written small or with blanks it is the same code. */
    public Optional<Household> byCode(String code) {
        return Household.byCode(code.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", ""));
    }

    /** Those that are not over first, then the newest. */
    public List<Permit> permits(long household) {
        return Permit.list("household.id", Sort.descending("lastDay", "id"), household);
    }

    public List<RegistrationRequest> plateRequests(long household) {
        return RegistrationRequest.list("household.id", Sort.descending("id"), household);
    }

    public List<PermitRequest> permitRequests(long household) {
        return PermitRequest.of(rights.household(household));
    }

    public RegistrationRequest askForPlate(long household, Plate plate, Instant at) {
        return rights.request(rights.household(household).code(), plate, at);
    }

    public PermitRequest askForPermit(long household, long type, Instant at) {
        Pen.take(database);
        PermitType wanted = PermitType.<PermitType>findByIdOptional(type)
                .orElseThrow(() -> new UnknownNumberException("permit type", type));
        if (wanted.retired()) {
            throw new NotGrantedException(Why.TYPE_RETIRED, "'" + wanted.terms().name() + "' is no longer on offer");
        }
        return ask(new PermitRequest(rights.household(household), wanted, null, Rights.micros(at)));
    }

    public PermitRequest askForRenewal(long household, long permit, Instant at) {
        Pen.take(database);
        Permit own = own(Permit.findByIdOptional(permit), Permit::household, "permit", household, permit);
        return ask(new PermitRequest(rights.household(household), own.type(), own, Rights.micros(at)));
    }

    /**
     * One more term of an own permit, without anybody's leave: it begins when its fee is paid.
     *
     * @throws NotGrantedException where it cannot be renewed
     * @throws io.daozha.billing.NothingDueException where a term costs nothing: that is asked for
     */
    public PermitFee renewByPaying(long household, long permit, Instant at) {
        Permit own = own(Permit.findByIdOptional(permit), Permit::household, "permit", household, permit);
        return fees.renewByPaying(own.id(), at);
    }

    /** What the household's permits cost, term by term, the newest first. */
    public List<PermitFee> fees(long household) {
        return fees.ofHousehold(household);
    }

    /** One of them; the order for it is asked for by {@link io.daozha.billing.payment.Checkout#askFee}. */
    public PermitFee fee(long household, long fee) {
        return own(fees.find(fee), found -> found.permit().household(), "permit fee", household, fee);
    }

    private static PermitRequest ask(PermitRequest wanted) {
        List<PermitRequest> open = PermitRequest.open(wanted.household());
        boolean same = open.stream()
                .anyMatch(other -> other.type().id() == wanted.type().id()
                        && other.permit().equals(wanted.permit()));
        if (same || open.size() >= MOST_OPEN_REQUESTS) {
            throw new NotGrantedException(Why.ASKED_ALREADY, "This was asked for already, and nobody has decided yet");
        }
        wanted.persist();
        String what = wanted.type().terms().name()
                + wanted.permit().map(one -> ", permit " + one.id()).orElse("");
        RightChange.keep(
                Kind.PERMIT_REQUEST,
                wanted.id(),
                Change.REQUESTED,
                what,
                new Act(wanted.household().name(), "", wanted.requestedAt()));
        return wanted;
    }

    public List<VisitorPass> passes(long household) {
        return rights.passesOf(household);
    }

    public VisitorPass givePass(
            long household, Optional<Plate> plate, Instant from, Instant until, int entries, Instant at) {
        return rights.givePass(rights.household(household).code(), plate, from, until, entries, at);
    }

    public void withdrawPass(long household, long pass, Instant at) {
        own(VisitorPass.findByIdOptional(pass), VisitorPass::household, "visitor pass", household, pass);
        rights.withdrawPass(pass, new Act(rights.household(household).name(), "", at));
    }

    /** Locks on its cars, whoever locked them. */
    public List<CarLock> locks(long household, Instant at) {
        List<Plate> plates = plates(household, at);
        return lists.locks().stream()
                .filter(lock -> plates.contains(lock.plate()))
                .toList();
    }

    /** Whether the household itself locked the car; only then its code is the household's to know. */
    public boolean lockedBy(long household, CarLock lock) {
        String name = rights.household(household).name();
        return RightChange.of(Kind.LOCK, lock.id()).stream()
                .anyMatch(change ->
                        change.change() == Change.GRANTED && change.by().equals(name));
    }

    public CarLock lock(long household, Plate plate, Instant at) {
        return lists.lock(rights.household(household).code(), plate, at);
    }

    /** Opens what the household has locked; what an operator locked an operator opens. */
    public void unlock(long household, long lock, Instant at) {
        CarLock own = locks(household, at).stream()
                .filter(one -> one.id() == lock && lockedBy(household, one))
                .findFirst()
                .orElseThrow(() -> new UnknownNumberException("lock", lock));
        lists.unlock(own.plate(), own.code(), at);
    }

    /** On its permits that are not over. */
    public List<Plate> plates(long household, Instant at) {
        return rights.household(household).plates(rights.today(at));
    }

    /**
     * Stays of its cars, the newest first: those that fell at least in part into the time that the plate was on one of its
     * permits, so that who buys a car does not read where it was before.
     *
     * @param before numbers below this
     */
    public List<ParkingSession> stays(long household, long before, int limit) {
        return ParkingSession.<ParkingSession>find(
                        "from ParkingSession s where s.id < ?2 and exists"
                                + " (select 1 from Permit p join p.plates named where p.household.id = ?1"
                                + " and named.plate.text = s.plate.text and named.plate.colour = s.plate.colour"
                                + " and (s.leftAt is null or s.leftAt > named.since)"
                                + " and (named.until is null or s.enteredAt < named.until)) order by s.id desc",
                        household,
                        before)
                .page(Page.ofSize(limit))
                .list();
    }

    private static <T extends PanacheEntityBase> T own(
            Optional<T> found, Function<T, Optional<Household>> of, String what, long household, long number) {
        return found.filter(one ->
                        of.apply(one).filter(home -> home.id() == household).isPresent())
                .orElseThrow(() -> new UnknownNumberException(what, number));
    }
}
