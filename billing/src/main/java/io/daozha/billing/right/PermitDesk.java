package io.daozha.billing.right;

import io.daozha.billing.PermitFee;
import io.daozha.billing.Plate;
import io.daozha.billing.Words;
import io.daozha.billing.right.NotGrantedException.Why;
import io.daozha.billing.right.RightChange.Change;
import io.daozha.billing.right.RightChange.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Gives and changes permits; inside a transaction of {@link Rights}. */
record PermitDesk(ZoneId zone) {

    Permit grant(
            PermitType type,
            Optional<Household> household,
            String holder,
            List<Plate> plates,
            LocalDate firstDay,
            LocalDate lastDay,
            Act act) {
        if (type.retired()) {
            throw new NotGrantedException(Why.TYPE_RETIRED, "'" + type.terms().name() + "' is no longer on offer");
        }
        Permit permit = new Permit(type, household.orElse(null), holder, firstDay, lastDay);
        household.ifPresent(home -> requireSpaces(home, type.terms().spaces(), today(act)));
        permit.persist();
        RightChange.keep(
                Kind.PERMIT,
                permit.id(),
                Change.GRANTED,
                type.terms().name() + ", " + holder + ", " + firstDay + " – " + lastDay,
                act);
        PermitFee.owe(permit, firstDay, lastDay, act.by(), act.reason(), act.at());
        // A car that stands inside is covered from the first day on, not from the moment of the grant.
        Instant since = firstDay.atStartOfDay(zone).toInstant();
        plates.forEach(plate -> add(permit, plate, since, act));
        return permit;
    }

    private static void requireSpaces(Household home, int more, LocalDate today) {
        int has = home.permits(today).stream().mapToInt(Permit::spaces).sum();
        if (has + more > home.quota().spaces()) {
            throw new NotGrantedException(
                    Why.NO_SPACES,
                    home.name() + " has " + has + " spaces and may have "
                            + home.quota().spaces() + ": there is no room for " + more + " more");
        }
    }

    /** One term more, on the word of who does it: what it costs is owed. */
    void renew(Permit permit, Act act) {
        LocalDate firstDay = permit.lastDay().plusDays(1);
        lengthen(permit, act);
        PermitFee.owe(permit, firstDay, permit.lastDay(), act.by(), act.reason(), act.at());
    }

    void lengthen(Permit permit, Act act) {
        LocalDate lastDay = nextLastDay(permit, act);
        permit.extendTo(lastDay);
        RightChange.keep(Kind.PERMIT, permit.id(), Change.RENEWED, new Words("到 " + lastDay, "to " + lastDay), act);
    }

    /** @throws NotGrantedException where it cannot have one term more */
    LocalDate nextLastDay(Permit permit, Act act) {
        LocalDate today = today(act);
        PermitType.Terms terms = permit.type().terms();
        if (permit.ended()) {
            throw new NotGrantedException(Why.ENDED, "Permit " + permit.id() + " was ended: a new one is granted");
        }
        if (!permit.lives(today.minusDays(terms.graceDays()))) {
            throw new NotGrantedException(
                    Why.OVER,
                    "Permit " + permit.id() + " ended on " + permit.lastDay()
                            + ", and so did its days of grace: a new one is granted");
        }
        LocalDate lastDay = terms.lastDay(permit.lastDay().plusDays(1));
        requireAlone(permit, permit.plates(), permit.lastDay().plusDays(1), lastDay);
        return lastDay;
    }

    void freeze(Permit permit, LocalDate from, Act act) {
        act.reasoned();
        requireTomorrow(from, act, "rests");
        permit.freeze(from);
        RightChange.keep(Kind.PERMIT, permit.id(), Change.FROZEN, new Words("从 " + from + " 起", "from " + from), act);
    }

    void unfreeze(Permit permit, LocalDate until, Act act) {
        if (until.isBefore(today(act))) {
            throw new NotGrantedException(
                    Why.NOT_BEFORE_TODAY, "A permit holds again from today on at the earliest, not from " + until);
        }
        long rested = permit.unfreeze(until);
        requireAlone(permit, permit.plates(), until, permit.lastDay());
        RightChange.keep(
                Kind.PERMIT,
                permit.id(),
                Change.UNFROZEN,
                new Words(
                        "从 " + until + " 起，补 " + rested + " 天，到 " + permit.lastDay(),
                        "from " + until + ", " + rested + " days added: to " + permit.lastDay()),
                act);
    }

    Cancellation cancel(Permit permit, LocalDate lastDay, Act act) {
        act.reasoned();
        boolean begun = !permit.firstDay().isAfter(today(act));
        if (begun && lastDay.isBefore(today(act))) {
            throw new NotGrantedException(
                    Why.NOT_BEFORE_TODAY, "A permit ends today at the earliest, not on " + lastDay);
        }
        long unused = permit.endAfter(lastDay);
        RightChange.keep(
                Kind.PERMIT,
                permit.id(),
                Change.ENDED,
                new Words(
                        "到 " + permit.lastDay() + " 为止，剩 " + unused + " 天没有用",
                        "after " + permit.lastDay() + ", " + unused + " days unused"),
                act);
        return new Cancellation(permit.id(), permit.lastDay(), unused);
    }

    void addPlate(Permit permit, Plate plate, Act act) {
        if (!permit.lives(today(act))) {
            throw new NotGrantedException(Why.OVER, "Permit " + permit.id() + " is over since " + permit.lastDay());
        }
        add(permit, plate, act.at(), act);
    }

    private void add(Permit permit, Plate plate, Instant since, Act act) {
        if (plate.colour() == Plate.Colour.TICKET) {
            throw new NotGrantedException(Why.TICKET, plate.text() + " is a lane ticket, no plate");
        }
        if (permit.plates().contains(plate)) {
            throw new NotGrantedException(Why.ON_THIS_PERMIT, plate + " is on permit " + permit.id() + " already");
        }
        requireAlone(permit, List.of(plate), permit.firstDay(), permit.lastDay());
        permit.household().ifPresent(home -> requirePlates(home, permit, plate, today(act)));
        permit.add(plate, since);
        RightChange.keep(Kind.PERMIT, permit.id(), Change.PLATE_ADDED, plate.words(), act);
    }

    private static void requirePlates(Household home, Permit permit, Plate plate, LocalDate today) {
        long plates = Stream.of(home.plates(today), permit.plates(), List.of(plate))
                .flatMap(List::stream)
                .distinct()
                .count();
        if (plates > home.quota().plates()) {
            throw new NotGrantedException(
                    Why.TOO_MANY_PLATES,
                    home.name() + " may have " + home.quota().plates() + " plates: " + plate + " would be one more");
        }
    }

    /** A car under two permits at once would take a space from both. */
    private static void requireAlone(Permit permit, List<Plate> plates, LocalDate from, LocalDate to) {
        Hours hours = permit.type().terms().hours();
        for (Plate plate : plates) {
            Permit.of(plate).stream()
                    .filter(other -> other.id() != permit.id())
                    .filter(other -> other.plates().contains(plate) && other.collides(from, to, hours))
                    .findFirst()
                    .ifPresent(other -> {
                        throw new NotGrantedException(
                                Why.ON_ANOTHER_PERMIT,
                                plate + " is on permit " + other.id() + " of " + other.holder() + " at the same time");
                    });
        }
    }

    void removePlate(Permit permit, Plate plate, Act act) {
        if (!permit.plates().contains(plate)) {
            throw new NotGrantedException(Why.NOT_ON_PERMIT, plate + " is not on permit " + permit.id());
        }
        permit.remove(plate, act.at());
        RightChange.keep(Kind.PERMIT, permit.id(), Change.PLATE_REMOVED, plate.words(), act);
    }

    private void requireTomorrow(LocalDate day, Act act, String what) {
        if (!day.isAfter(today(act))) {
            throw new NotGrantedException(
                    Why.NOT_BEFORE_TOMORROW,
                    "A permit " + what + " from tomorrow on at the earliest, not from " + day + ": today has begun");
        }
    }

    private LocalDate today(Act act) {
        return LocalDate.ofInstant(act.at(), zone);
    }
}
