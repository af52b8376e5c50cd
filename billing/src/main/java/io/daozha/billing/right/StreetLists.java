package io.daozha.billing.right;

import io.daozha.billing.Pen;
import io.daozha.billing.Plate;
import io.daozha.billing.Words;
import io.daozha.billing.right.NotGrantedException.Why;
import io.daozha.billing.right.RightChange.Change;
import io.daozha.billing.right.RightChange.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The door to the lists of the street: cars that are always free, those that do not come in, and those that do not leave. What
 * is said of {@link Rights} holds for it.
 */
@ApplicationScoped
@Transactional
public class StreetLists {
    private final EntityManager database;

    StreetLists(EntityManager database) {
        this.database = database;
    }

    public List<Exemption> exemptions() {
        return Exemption.all();
    }

    /** {@code reason} is what sign and bill show, {@code lastDay} until when the papers hold. */
    public Exemption exempt(Plate plate, String reason, LocalDate firstDay, Optional<LocalDate> lastDay, Act act) {
        Pen.take(database);
        return exempt(Exemption.of(plate, reason, firstDay, lastDay), act);
    }

    /** {@code form} is a regular expression of the whole text of a plate, {@code colour} empty for any. */
    public Exemption exemptForm(
            String form,
            Optional<Plate.Colour> colour,
            String reason,
            LocalDate firstDay,
            Optional<LocalDate> lastDay,
            Act act) {
        Pen.take(database);
        return exempt(Exemption.ofForm(form, colour.orElse(null), reason, firstDay, lastDay), act);
    }

    private static Exemption exempt(Exemption exemption, Act act) {
        exemption.persist();
        String whom = exemption.plate().map(Plate::toString).or(exemption::form).orElseThrow();
        RightChange.keep(
                Kind.EXEMPTION, exemption.id(), Change.GRANTED, whom + ", " + exemption.reason(), act.reasoned());
        return exemption;
    }

    public void endExemption(long exemption, LocalDate lastDay, Act act) {
        Pen.take(database);
        Exemption ended = Rights.get(Exemption.findByIdOptional(exemption), "exemption", exemption);
        ended.endAfter(lastDay);
        RightChange.keep(
                Kind.EXEMPTION,
                ended.id(),
                Change.ENDED,
                new Words(
                        "到 " + ended.lastDay().orElseThrow() + " 为止",
                        "after " + ended.lastDay().orElseThrow()),
                act.reasoned());
    }

    public List<Ban> bans() {
        return Ban.all();
    }

    /** A car that is on the list already stays there as it was. */
    public Ban ban(Plate plate, Act act) {
        Pen.take(database);
        Optional<Ban> known = Ban.on(plate);
        if (known.isPresent()) {
            return known.get();
        }
        Ban ban = new Ban(plate, act.reasoned().reason(), act.at());
        ban.persist();
        RightChange.keep(Kind.BAN, ban.id(), Change.GRANTED, plate.words(), act);
        return ban;
    }

    public void unban(Plate plate, Act act) {
        Pen.take(database);
        Ban ban = Ban.on(plate)
                .orElseThrow(() -> new NotGrantedException(Why.NOT_BANNED, plate + " is not on the black list"));
        ban.lift(act.at());
        RightChange.keep(Kind.BAN, ban.id(), Change.ENDED, plate.words(), act.reasoned());
    }

    public List<CarLock> locks() {
        return CarLock.all();
    }

    /** An operator locks a car; whoever has the code of the lock opens it. */
    public CarLock lock(Plate plate, Act act) {
        Pen.take(database);
        return closed(plate, act.reasoned());
    }

    /** A resident locks a car of his household's permit. */
    public CarLock lock(String householdCode, Plate plate, Instant at) {
        Pen.take(database);
        Instant kept = Rights.micros(at);
        Household home = HouseholdDesk.byCode(householdCode);
        if (!home.plates(LocalDate.ofInstant(kept, Rights.zone(at))).contains(plate)) {
            throw new NotGrantedException(Why.NOT_OF_HOUSEHOLD, plate + " is on no permit of " + home.name());
        }
        return closed(plate, new Act(home.name(), "", kept));
    }

    private static CarLock closed(Plate plate, Act act) {
        if (CarLock.on(plate).isPresent()) {
            throw new NotGrantedException(Why.LOCKED, plate + " is locked already");
        }
        CarLock lock = new CarLock(plate, Codes.lock(), act.at());
        lock.persist();
        RightChange.keep(Kind.LOCK, lock.id(), Change.GRANTED, plate.words(), act);
        return lock;
    }

    /** @return false for a wrong code; each counts, and after five only an operator opens it */
    public boolean unlock(Plate plate, String code, Instant at) {
        Pen.take(database);
        CarLock lock = locked(plate);
        boolean opens = lock.opensBy(code);
        if (opens) {
            lock.open(Rights.micros(at));
            RightChange.keep(Kind.LOCK, lock.id(), Change.ENDED, plate.words(), new Act("code", "", Rights.micros(at)));
        }
        return opens;
    }

    public void unlock(Plate plate, Act act) {
        Pen.take(database);
        CarLock lock = locked(plate);
        lock.open(act.at());
        RightChange.keep(Kind.LOCK, lock.id(), Change.ENDED, plate.words(), act.reasoned());
    }

    private static CarLock locked(Plate plate) {
        return CarLock.on(plate).orElseThrow(() -> new NotGrantedException(Why.NOT_LOCKED, plate + " is not locked"));
    }
}
