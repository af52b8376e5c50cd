package io.daozha.billing;

import io.daozha.billing.right.Entitlements;
import io.daozha.billing.right.Permit;
import io.daozha.billing.right.Rights;
import io.daozha.billing.tariff.CannotPriceException;
import io.daozha.billing.tariff.Tariff;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The one door to stays, rights and money. Each call is one transaction and returns when the database has it on disk.
 *
 * <p>Whatever it is told of a passage it keeps, and judges afterwards. Instants are kept to the microsecond.
 */
@ApplicationScoped
@Transactional
public class Parking {
    private final int capacity;
    private final SiteRules rules;
    private final Rights rights;
    private final EntityManager database;
    private final SecureRandom random = new SecureRandom();

    Parking(
            @ConfigProperty(name = "daozha.capacity", defaultValue = "30") int capacity,
            SiteRules rules,
            Rights rights,
            EntityManager database) {
        if (capacity < 1) {
            throw new IllegalArgumentException("daozha.capacity must be at least 1, not " + capacity);
        }
        this.capacity = capacity;
        this.rules = rules;
        this.rights = rights;
        this.database = database;
    }

    void startWithATariff(@Observes StartupEvent start) {
        takeThePen();
        if (TariffVersion.count() == 0) {
            new TariffVersion(Instant.EPOCH, Tariff.defaultText()).persist();
        }
    }

    /**
     * Publishes a tariff for all who enter from then on; whoever is inside keeps the one of his entry.
     *
     * @throws io.daozha.billing.tariff.TariffTextException when the text is no tariff, or fails its own examples
     * @throws IllegalArgumentException when another tariff holds from the same moment on
     */
    public void publish(String tariff, Instant validFrom) {
        takeThePen();
        TariffVersion.refuseAnotherFrom(validFrom);
        new TariffVersion(validFrom, tariff).persist();
    }

    /** A car asks for entry. */
    public EntryVerdict mayEnter(Plate plate, Instant at) {
        return Admission.judge(plate, at, capacity, rules.debtAtEntry());
    }

    /** A car asks for exit. */
    public ExitVerdict mayLeave(Plate plate, Instant at) {
        Optional<ParkingSession> open = Stays.open(plate);
        if (open.isEmpty()) {
            return new ExitVerdict.NotInside();
        }
        ParkingSession stay = open.get();
        if (Entitlements.isLocked(plate)) {
            return new ExitVerdict.Locked(stay.id());
        }
        try {
            return judge(stay, Cashier.quote(stay, at), at);
        } catch (CannotPriceException e) {
            return new ExitVerdict.Unpriced(stay.id(), e.getMessage());
        }
    }

    private static ExitVerdict judge(ParkingSession stay, Quote quote, Instant at) {
        if (quote.due().minor() > 0) {
            return stay.mayLeaveOwing(quote.due()) ? new ExitVerdict.UnderDispute(quote) : new ExitVerdict.Due(quote);
        }
        if (quote.charge().lines().stream().allMatch(line -> line.kind() == Charge.Line.Kind.PERMIT)) {
            return new ExitVerdict.Covered(stay.id(), quote.charge().tariff());
        }
        Duration stayed = quote.stay();
        return quote.charge().total().minor() == 0
                ? new ExitVerdict.NothingDue(stay.id(), stayed)
                : new ExitVerdict.Settled(stay.id(), stayed, stay.leaveBy().orElse(at));
    }

    /** Takes a passage, once by its id however often it is posted; a repeated one changes nothing. */
    public void record(Passage passage) {
        takeThePen();
        PassageBook.record(passage);
    }

    /**
     * The clock of the site was set. Stays that began before and end after have no price from then on (X16).
     *
     * @param expected what it should have shown
     * @param shown what it shows
     */
    public void clockJumped(Instant expected, Instant shown) {
        takeThePen();
        ClockJump.take(expected, shown);
    }

    /** Takes an opening by hand or by a fail policy, once by its id however often it is posted. */
    public void record(Opening opening) {
        takeThePen();
        RecordedOpening.take(opening);
    }

    /** The leakage sheet: what was opened by hand or by a fail policy from a moment on, oldest first. */
    public List<Opening> openings(Instant from) {
        return RecordedOpening.from(from);
    }

    /** The stay that a passage began or ended. */
    public Optional<ParkingSession> stayOf(String passage) {
        return Stays.of(passage);
    }

    /**
     * What a stay owes: while open as of {@code at}, after its exit what is left of its charge.
     *
     * @throws CannotPriceException when it is held for review
     */
    public Quote quote(long session, Instant at) {
        return Cashier.quote(get(session), at);
    }

    /**
     * What these stays owe, by their numbers, in as many questions to the database as for one; those that have no price are
     * left out.
     */
    public Map<Long, Quote> quotes(Collection<Long> sessions, Instant at) {
        List<ParkingSession> stays = ParkingSession.list("id in ?1", sessions);
        Quotes quotes = new Quotes(stays, at);
        Map<Long, Quote> priced = new HashMap<>();
        for (ParkingSession stay : stays) {
            try {
                priced.put(stay.id(), quotes.of(stay));
            } catch (CannotPriceException e) {
                // A person decides about this one.
            }
        }
        return priced;
    }

    /**
     * Asks for what is due. As long as an order is valid it is the same one, even if the fee has risen since.
     *
     * @throws NothingDueException when nothing is
     * @throws CannotPriceException when the stay is held for review
     */
    public PaymentOrder order(long session, Instant at) {
        takeThePen();
        return Cashier.order(get(session), at.truncatedTo(ChronoUnit.MICROS));
    }

    /** As {@link #order(long, Instant)}, of a car that stands before this lane's arm: the order is followed until it rises. */
    public PaymentOrder order(long session, String lane, Instant at) {
        PaymentOrder order = order(session, at);
        order.askedAt(lane);
        return order;
    }

    /** Every payment comes through here, whether the channel called or was asked; the same one twice changes nothing. */
    public Settlement settle(PaymentNotice notice, Instant at) {
        takeThePen();
        return Cashier.settle(notice, at.truncatedTo(ChronoUnit.MICROS));
    }

    /** A number for a car that shows no plate, unlike that of any stay. */
    public Plate issueTicket() {
        Plate ticket = Plate.ticket(random);
        while (ParkingSession.count("plate.text", ticket.text()) > 0) {
            ticket = Plate.ticket(random);
        }
        return ticket;
    }

    /** Grants one car a space of its own, all day; see {@link Rights} for everything else. */
    public Permit grant(Plate plate, String holder, LocalDate firstDay, LocalDate lastDay) {
        return rights.grantPlain(plate, holder, firstDay, lastDay);
    }

    public List<Permit> permits() {
        return rights.allPermits();
    }

    /** Cars inside, the longest stay first. */
    public List<ParkingSession> inside() {
        return Stays.inside();
    }

    /** Stays by when they last had a passage, newest first. */
    public List<ParkingSession> recent(int limit) {
        return Stays.recent(limit);
    }

    /** Exits that belong to no stay, newest first. */
    public List<Passage> unmatchedExits(int limit) {
        return RecordedPassage.unmatchedExits(limit).stream()
                .map(RecordedPassage::passage)
                .toList();
    }

    public Optional<ParkingSession> findOpen(Plate plate) {
        return Stays.open(plate);
    }

    public Optional<PaymentOrder> findOrder(String number) {
        return PaymentOrder.byNumber(number);
    }

    public int capacity() {
        return capacity;
    }

    /** Spaces left for temporary cars: those kept for permits are not. */
    public int spacesLeft(Instant at) {
        return Admission.unreserved(at, capacity);
    }

    public int occupied() {
        return Stays.countInside();
    }

    /** The whole ledger, oldest entry first. */
    public List<LedgerEntry> ledger() {
        return LedgerEntry.inOrder();
    }

    /** Checks the books; a sentence for each thing that does not add up, none when all is well. */
    public List<String> audit() {
        return Audit.of(database);
    }

    private ParkingSession get(long session) {
        return ParkingSession.<ParkingSession>findByIdOptional(session)
                .orElseThrow(() -> new IllegalArgumentException("There is no stay " + session));
    }

    private void takeThePen() {
        Pen.take(database);
    }
}
