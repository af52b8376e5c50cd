package io.daozha.admin.household;

import io.daozha.admin.ParkingConfig;
import io.daozha.admin.access.Deed;
import io.daozha.admin.access.Residents;
import io.daozha.admin.keeping.PersonArchive;
import io.daozha.admin.rights.PassView;
import io.daozha.admin.rights.PermitView;
import io.daozha.admin.rights.Refusals;
import io.daozha.admin.rights.RequestView;
import io.daozha.admin.rights.RightsFields;
import io.daozha.admin.web.Shell;
import io.daozha.admin.web.Slice;
import io.daozha.admin.web.Trouble;
import io.daozha.billing.Parking;
import io.daozha.billing.ParkingSession;
import io.daozha.billing.People;
import io.daozha.billing.Plate;
import io.daozha.billing.right.CarLock;
import io.daozha.billing.right.Household;
import io.daozha.billing.right.HouseholdRights;
import io.daozha.billing.right.Rights;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the resident who is logged in may see and do: always of his own household, which nothing he sends can change. */
@ApplicationScoped
class MyCounter {
    private static final int MOST_ENTRIES = 100;

    private final ParkingConfig config;
    private final Residents residents;
    private final HouseholdRights household;
    private final Rights rights;
    private final Parking parking;
    private final PersonArchive archive;
    private final Shell shell;
    private final Deed deed;
    private final Clock clock;

    MyCounter(
            ParkingConfig config,
            Residents residents,
            HouseholdRights household,
            Rights rights,
            Parking parking,
            PersonArchive archive,
            Shell shell,
            Deed deed,
            Clock clock) {
        this.config = config;
        this.residents = residents;
        this.household = household;
        this.rights = rights;
        this.parking = parking;
        this.archive = archive;
        this.shell = shell;
        this.deed = deed;
        this.clock = clock;
    }

    boolean atHome() {
        return residents.household(shell.name()).isPresent();
    }

    /** @throws Trouble 409 for an account that has not shown a household's code yet */
    long home() {
        return residents
                .household(shell.name())
                .orElseThrow(() -> Trouble.of(
                        409,
                        "no-household",
                        language -> language.words(MyMsg.class).codeFirst()));
    }

    void join(Sent.Code given, String address) {
        Household shown = residents.shows(given.code(), address, Instant.now());
        deed.because(shown.name());
        residents.join(shell.name(), shown.id());
    }

    MyView view() {
        long home = home();
        Instant now = clock.instant();
        LocalDate today = rights.today(now);
        List<ParkingSession> inside = parking.inside();
        Household of = rights.household(home);
        List<CarLock> locks = household.locks(home, now);
        return new MyView(
                of.name(),
                of.quota(),
                household.plates(home, now).stream()
                        .map(plate -> new MyView.Car(
                                plate,
                                inside.stream().anyMatch(stay -> stay.plate().equals(plate)),
                                locks.stream()
                                        .filter(lock -> lock.plate().equals(plate))
                                        .findFirst()
                                        .map(lock -> view(home, lock))))
                        .toList(),
                household.permits(home).stream()
                        .map(permit -> PermitView.of(permit, inside, today))
                        .toList(),
                Stream.concat(
                                household.permitRequests(home).stream().map(RequestView::of),
                                household.plateRequests(home).stream().map(RequestView::of))
                        .toList(),
                household.passes(home).stream()
                        .map(pass -> PassView.of(pass, code -> code, now))
                        .toList(),
                household.fees(home).stream().map(FeeView::of).toList(),
                rights.typesOnOffer().stream()
                        .map(type -> new MyView.Offer(
                                type.id(), type.terms().name(), type.terms().price()))
                        .toList(),
                config.address() + "/visit?code=");
    }

    private MyView.Lock view(long home, CarLock lock) {
        boolean own = household.lockedBy(home, lock);
        return new MyView.Lock(lock.id(), own, own ? lock.code() : "", lock.since());
    }

    RequestView askForPlate(Sent.Car given) {
        RightsFields form = new RightsFields();
        Plate plate = form.plate(given.plate(), given.colour());
        form.check();
        return Refusals.asked(() -> RequestView.of(household.askForPlate(home(), plate, clock.instant())));
    }

    RequestView askForPermit(Sent.Wish given) {
        RightsFields form = new RightsFields();
        boolean renew = given.permit() != null && !given.permit().isBlank();
        long number = renew
                ? form.number("permit", given.permit(), 1, Long.MAX_VALUE)
                : form.number("type", given.type(), 1, Long.MAX_VALUE);
        form.check();
        return Refusals.asked(() -> RequestView.of(
                renew
                        ? household.askForRenewal(home(), number, clock.instant())
                        : household.askForPermit(home(), number, clock.instant())));
    }

    PassView givePass(Sent.Pass given) {
        Instant now = clock.instant();
        RightsFields form = new RightsFields();
        Optional<Plate> plate = form.anyPlateOrNone(given.plate(), given.colour());
        Instant from = given.from() == null || given.from().isBlank()
                ? now
                : form.moment("from", given.from(), rights.siteZone(now));
        Instant until = form.moment("until", given.until(), rights.siteZone(now));
        int entries = (int) form.number("entries", given.entries(), 1, MOST_ENTRIES);
        form.check();
        return Refusals.asked(
                () -> PassView.of(household.givePass(home(), plate, from, until, entries, now), code -> code, now));
    }

    void withdrawPass(long pass) {
        Refusals.done(() -> household.withdrawPass(home(), pass, clock.instant()));
    }

    void lock(Sent.Car given) {
        RightsFields form = new RightsFields();
        Optional<Plate> plate = form.anyPlateOrNone(given.plate(), given.colour());
        if (plate.isEmpty()) {
            form.plate("", "");
        }
        form.check();
        Refusals.done(() -> household.lock(home(), plate.orElseThrow(), clock.instant()));
    }

    void unlock(long lock) {
        Refusals.done(() -> household.unlock(home(), lock, clock.instant()));
    }

    /** @param before numbers below this, the newest first; 0 for the newest of all */
    Slice<StayView> stays(long before, int limit) {
        int most = Slice.limit(limit);
        List<StayView> found = household.stays(home(), before < 1 ? Long.MAX_VALUE : before, most + 1).stream()
                .map(StayView::of)
                .toList();
        return Slice.of(found, most, StayView::id);
    }

    /** Takes the household's cars out of stays that are over, as far as nothing remains to be decided or paid. */
    People.Forgotten forget(Sent.Sure given) {
        requireSure(given);
        deed.because("the household's stays");
        return archive.forget(household.plates(home(), clock.instant()));
    }

    /** The account is gone; what the household has stays with the household. */
    void leave(Sent.Sure given) {
        requireSure(given);
        home();
        deed.because("own account");
        residents.remove(shell.name());
    }

    private static void requireSure(Sent.Sure given) {
        if (!"true".equals(given.sure())) {
            throw Trouble.of(
                            400,
                            "not-sure",
                            language -> language.words(MyMsg.class).sureFirst())
                    .at("sure");
        }
    }
}
