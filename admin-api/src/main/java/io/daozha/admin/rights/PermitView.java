package io.daozha.admin.rights;

import io.daozha.billing.Money;
import io.daozha.billing.ParkingSession;
import io.daozha.billing.Plate;
import io.daozha.billing.right.Permit;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * A permit as pages and programs are told of it.
 *
 * @param household number of the holder's, empty for a holder who belongs to none
 * @param inside those of its cars that stand inside; more than it has spaces where some are there as temporary cars
 * @param daysLeft today among them; 0 when it is over
 * @param frozenFrom since when it rests, or from when on it will
 * @param price of one term more
 * @param renewedTo its last day with one term more, as far as that is known
 */
public record PermitView(
        long id,
        String type,
        String holder,
        Optional<Long> household,
        List<Plate> plates,
        List<Plate> inside,
        int spaces,
        LocalDate firstDay,
        LocalDate lastDay,
        long daysLeft,
        State state,
        Optional<LocalDate> frozenFrom,
        Money price,
        LocalDate renewedTo) {
    private static final long SOON_DAYS = 7;

    public enum State {
        /** Its first day is still to come. */
        COMING,
        VALID,
        FROZEN,
        /** Ended, and its days of grace have not. */
        GRACE,
        OVER,
        /** Ended by somebody before its time. */
        ENDED
    }

    /** @param inside all stays that are open */
    public static PermitView of(Permit permit, List<ParkingSession> inside, LocalDate today) {
        List<Plate> in = inside.stream()
                .map(ParkingSession::plate)
                .filter(permit.plates()::contains)
                .toList();
        long left = ChronoUnit.DAYS.between(today, permit.lastDay()) + 1;
        return new PermitView(
                permit.id(),
                permit.type().terms().name(),
                permit.holder(),
                permit.household().map(home -> home.id()),
                permit.plates(),
                in,
                permit.spaces(),
                permit.firstDay(),
                permit.lastDay(),
                Math.max(0, left),
                state(permit, today),
                permit.frozenFrom(),
                permit.type().terms().price(),
                permit.type().terms().lastDay(permit.lastDay().plusDays(1)));
    }

    private static State state(Permit permit, LocalDate today) {
        if (permit.frozenFrom().filter(day -> !day.isAfter(today)).isPresent()) {
            return State.FROZEN;
        }
        if (permit.lastDay().isBefore(today)) {
            boolean grace = !permit.lastDay()
                    .plusDays(permit.type().terms().graceDays())
                    .isBefore(today);
            return permit.ended() ? State.ENDED : grace ? State.GRACE : State.OVER;
        }
        return permit.firstDay().isAfter(today) ? State.COMING : State.VALID;
    }

    /** It can be renewed, frozen, ended. */
    public boolean lives() {
        return state == State.COMING || state == State.VALID || state == State.FROZEN || state == State.GRACE;
    }

    /** Somebody should think of renewing it. */
    public boolean soonOver() {
        return (state == State.VALID && daysLeft <= SOON_DAYS) || state == State.GRACE;
    }

    public boolean stands(Plate plate) {
        return inside.contains(plate);
    }
}
