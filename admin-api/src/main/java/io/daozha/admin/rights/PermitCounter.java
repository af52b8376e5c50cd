package io.daozha.admin.rights;

import io.daozha.billing.Money;
import io.daozha.billing.Parking;
import io.daozha.billing.ParkingSession;
import io.daozha.billing.Plate;
import io.daozha.billing.right.Cancellation;
import io.daozha.billing.right.Hours;
import io.daozha.billing.right.Household;
import io.daozha.billing.right.Permit;
import io.daozha.billing.right.PermitType;
import io.daozha.billing.right.Rights;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/** Permits and their types. */
@ApplicationScoped
class PermitCounter {
    private static final int MOST_SPACES = 100;
    private static final int MOST_DAYS = 3_660;

    private final Rights rights;
    private final Parking parking;
    private final Homes homes;
    private final Hand hand;

    PermitCounter(Rights rights, Parking parking, Homes homes, Hand hand) {
        this.rights = rights;
        this.parking = parking;
        this.homes = homes;
        this.hand = hand;
    }

    /** @param part of a holder's name or of a plate */
    PageOf<PermitView> list(String part, int page, int rows) {
        List<ParkingSession> inside = parking.inside();
        LocalDate today = hand.today();
        return PageOf.of(
                (at, size) -> rights.permits(part, at, size), page, rows, one -> PermitView.of(one, inside, today));
    }

    PermitView get(long permit) {
        return view(Refusals.asked(() -> rights.permit(permit)));
    }

    List<PermitView> views(List<Permit> of) {
        List<ParkingSession> inside = parking.inside();
        LocalDate today = hand.today();
        return of.stream().map(permit -> PermitView.of(permit, inside, today)).toList();
    }

    private PermitView view(Permit permit) {
        return PermitView.of(permit, parking.inside(), hand.today());
    }

    List<PermitType> types() {
        return rights.allTypes();
    }

    PermitView grant(Given.Grant given) {
        RightsFields form = new RightsFields();
        long type = form.number("type", given.type(), 1, Long.MAX_VALUE);
        Optional<Household> home = homes.named(form, given.household());
        String holder = form.text("holder", given.holder(), home.isPresent() ? 0 : 1, 40);
        Optional<Plate> plate = form.anyPlateOrNone(given.plate(), given.colour());
        LocalDate firstDay = form.day("firstDay", given.firstDay(), hand.today());
        String reason = form.reason(given.reason());
        form.check();
        return view(Refusals.asked(() -> rights.grant(
                type,
                home.map(Household::id),
                holder.isEmpty() ? home.orElseThrow().name() : holder,
                plate.stream().toList(),
                firstDay,
                hand.because(reason))));
    }

    PermitView renew(long permit, Given.Why given) {
        String reason = reason(given);
        return view(Refusals.asked(() -> rights.renew(permit, hand.because(reason))));
    }

    void freeze(long permit, Given.Day given) {
        RightsFields form = new RightsFields();
        LocalDate from = form.day("day", given.day(), hand.today().plusDays(1));
        String reason = form.reason(given.reason());
        form.check();
        Refusals.done(() -> rights.freeze(permit, from, hand.because(reason)));
    }

    void thaw(long permit, Given.Day given) {
        RightsFields form = new RightsFields();
        LocalDate from = form.day("day", given.day(), hand.today());
        String reason = form.reason(given.reason());
        form.check();
        Refusals.done(() -> rights.unfreeze(permit, from, hand.because(reason)));
    }

    Cancellation cancel(long permit, Given.Day given) {
        RightsFields form = new RightsFields();
        LocalDate last = form.day("day", given.day(), hand.today());
        String reason = form.reason(given.reason());
        form.check();
        return Refusals.asked(() -> rights.cancel(permit, last, hand.because(reason)));
    }

    void addPlate(long permit, Given.Car given) {
        RightsFields form = new RightsFields();
        Plate plate = form.anyPlate(given.plate(), given.colour());
        String reason = form.reason(given.reason());
        form.check();
        Refusals.done(() -> rights.addPlate(permit, plate, hand.because(reason)));
    }

    void removePlate(long permit, Given.Car given) {
        RightsFields form = new RightsFields();
        Plate plate = form.anyPlate(given.plate(), given.colour());
        String reason = form.reason(given.reason());
        form.check();
        Refusals.done(() -> rights.removePlate(permit, plate, hand.because(reason)));
    }

    PermitType offer(Given.Type given) {
        RightsFields form = new RightsFields();
        String name = form.text("name", given.name(), 1, 40);
        int months = (int) form.number("months", orZero(given.months()), 0, 120);
        int days = (int) form.number("days", orZero(given.days()), 0, MOST_DAYS);
        Money price = form.yuan("price", given.price());
        LocalTime opens = form.time("opens", given.opens());
        LocalTime closes = form.time("closes", given.closes());
        int spaces = (int) form.number("spaces", given.spaces(), 1, MOST_SPACES);
        int grace = (int) form.number("graceDays", orZero(given.graceDays()), 0, 365);
        int swap = (int) form.number("swapMinutes", orZero(given.swapMinutes()), 0, 1440);
        PermitType.Overflow overflow = form.one("overflow", given.overflow(), PermitType.Overflow.class);
        String reason = form.reason(given.reason());
        if ((months > 0) == (days > 0)) {
            form.flaw("months", RuleMsg::monthsOrDays);
        }
        form.check();
        PermitType.Terms terms = new PermitType.Terms(
                name,
                months,
                days,
                price,
                new Hours(opens, closes),
                spaces,
                grace,
                swap,
                overflow,
                "true".equals(given.reserved()));
        return Refusals.asked(() -> rights.offer(terms, hand.because(reason)));
    }

    private static String orZero(String number) {
        return number == null || number.isBlank() ? "0" : number;
    }

    void retire(long type, Given.Why given) {
        String reason = reason(given);
        Refusals.done(() -> rights.retire(type, hand.because(reason)));
    }

    private static String reason(Given.Why given) {
        RightsFields form = new RightsFields();
        String reason = form.reason(given.reason());
        form.check();
        return reason;
    }
}
