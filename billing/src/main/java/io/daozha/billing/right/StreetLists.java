package io.daozha.billing.right;

import io.daozha.billing.Plate;
import io.daozha.billing.Words;
import io.daozha.billing.right.NotGrantedException.Why;
import io.daozha.billing.right.RightChange.Change;
import io.daozha.billing.right.RightChange.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** Cars that are always free, those that do not come in, and those that do not leave; inside a transaction of {@link Rights}. */
record StreetLists(ZoneId zone) {

    Exemption exempt(Exemption exemption, Act act) {
        exemption.persist();
        String whom = exemption.plate().map(Plate::toString).or(exemption::form).orElseThrow();
        RightChange.keep(
                Kind.EXEMPTION, exemption.id(), Change.GRANTED, whom + ", " + exemption.reason(), act.reasoned());
        return exemption;
    }

    void endExemption(Exemption exemption, LocalDate lastDay, Act act) {
        exemption.endAfter(lastDay);
        RightChange.keep(
                Kind.EXEMPTION,
                exemption.id(),
                Change.ENDED,
                new Words(
                        "到 " + exemption.lastDay().orElseThrow() + " 为止",
                        "after " + exemption.lastDay().orElseThrow()),
                act.reasoned());
    }

    Ban ban(Plate plate, Act act) {
        Optional<Ban> known = Ban.on(plate);
        if (known.isPresent()) {
            return known.get();
        }
        Ban ban = new Ban(plate, act.reasoned().reason(), act.at());
        ban.persist();
        RightChange.keep(Kind.BAN, ban.id(), Change.GRANTED, plate.words(), act);
        return ban;
    }

    void unban(Plate plate, Act act) {
        Ban ban = Ban.on(plate)
                .orElseThrow(() -> new NotGrantedException(Why.NOT_BANNED, plate + " is not on the black list"));
        ban.lift(act.at());
        RightChange.keep(Kind.BAN, ban.id(), Change.ENDED, plate.words(), act.reasoned());
    }

    CarLock lock(Plate plate, Act act) {
        if (CarLock.on(plate).isPresent()) {
            throw new NotGrantedException(Why.LOCKED, plate + " is locked already");
        }
        CarLock lock = new CarLock(plate, Codes.lock(), act.at());
        lock.persist();
        RightChange.keep(Kind.LOCK, lock.id(), Change.GRANTED, plate.words(), act);
        return lock;
    }

    /** Whose car it is locks it: his household has it on a permit. */
    CarLock lock(Household home, Plate plate, Instant at) {
        if (!home.plates(LocalDate.ofInstant(at, zone)).contains(plate)) {
            throw new NotGrantedException(Why.NOT_OF_HOUSEHOLD, plate + " is on no permit of " + home.name());
        }
        return lock(plate, new Act(home.name(), "", at));
    }

    boolean unlock(Plate plate, String code, Instant at) {
        CarLock lock = locked(plate);
        boolean opens = lock.opensBy(code);
        if (opens) {
            lock.open(at);
            RightChange.keep(Kind.LOCK, lock.id(), Change.ENDED, plate.words(), new Act("code", "", at));
        }
        return opens;
    }

    void unlock(Plate plate, Act act) {
        CarLock lock = locked(plate);
        lock.open(act.at());
        RightChange.keep(Kind.LOCK, lock.id(), Change.ENDED, plate.words(), act.reasoned());
    }

    private static CarLock locked(Plate plate) {
        return CarLock.on(plate).orElseThrow(() -> new NotGrantedException(Why.NOT_LOCKED, plate + " is not locked"));
    }
}
