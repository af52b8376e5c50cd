package io.daozha.billing.right;

import io.daozha.billing.ParkingSession;
import io.daozha.billing.Plate;
import io.daozha.billing.Words;
import io.daozha.billing.right.NotGrantedException.Why;
import io.daozha.billing.right.RightChange.Change;
import io.daozha.billing.right.RightChange.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What households ask for, and their visitors; inside a transaction of {@link Rights}. */
record HouseholdDesk(ZoneId zone, Duration longestVisit) {
    private static final int MOST_ENTRIES = 100;

    Household open(String name, Household.Quota quota, Optional<String> contact, Act act) {
        if (name.isBlank()) {
            throw new NotGrantedException(Why.NAME_MISSING, "A household has a name, such as 3栋 402");
        }
        if (Household.byName(name).isPresent()) {
            throw new NotGrantedException(Why.NAME_TAKEN, "There is a household " + name + " already");
        }
        Household home = new Household(name, Codes.household(), quota, contact);
        home.persist();
        RightChange.keep(
                Kind.HOUSEHOLD,
                home.id(),
                Change.GRANTED,
                new Words(
                        name + "，" + quota.words().zh(),
                        name + ", " + quota.words().en()),
                act);
        return home;
    }

    void limit(Household home, Household.Quota quota, Act act) {
        home.limit(quota);
        RightChange.keep(Kind.HOUSEHOLD, home.id(), Change.QUOTA, quota.words(), act.reasoned());
    }

    static Household byCode(String code) {
        return Household.byCode(code)
                .orElseThrow(() -> new NotGrantedException(Why.NO_SUCH_HOUSEHOLD, "No household has this code"));
    }

    RegistrationRequest request(Household home, Plate plate, Instant at) {
        LocalDate today = LocalDate.ofInstant(at, zone);
        if (plate.colour() == Plate.Colour.TICKET) {
            throw new NotGrantedException(Why.TICKET, plate.text() + " is a lane ticket, no plate");
        }
        if (RegistrationRequest.open(plate).isPresent()) {
            throw new NotGrantedException(
                    Why.ASKED_ALREADY, plate + " was asked for already, and nobody has decided yet");
        }
        if (Permit.of(plate).stream()
                .anyMatch(permit -> permit.lives(today) && permit.plates().contains(plate))) {
            throw new NotGrantedException(Why.ON_A_PERMIT, plate + " is on a permit already");
        }
        long would = home.plates(today).size() + RegistrationRequest.open(home) + 1;
        if (would > home.quota().plates()) {
            throw new NotGrantedException(
                    Why.TOO_MANY_PLATES,
                    home.name() + " may have " + home.quota().plates() + " plates, those it has asked for among them: "
                            + plate + " would be one more");
        }
        RegistrationRequest request = new RegistrationRequest(home, plate, at);
        request.persist();
        RightChange.keep(Kind.REQUEST, request.id(), Change.REQUESTED, plate.words(), new Act(home.name(), "", at));
        return request;
    }

    /** The plate goes on the household's permit; of several, on the one that lasts longest. */
    void approve(RegistrationRequest request, PermitDesk permits, Act act) {
        request.decide(RegistrationRequest.State.APPROVED, act);
        Permit permit = request.household().permits(LocalDate.ofInstant(act.at(), zone)).stream()
                .max((a, b) -> a.lastDay().compareTo(b.lastDay()))
                .orElseThrow(() -> new NotGrantedException(
                        Why.NO_PERMIT,
                        request.household().name()
                                + " has no permit that the plate could go on: one is granted first"));
        permits.addPlate(permit, request.plate(), act);
        RightChange.keep(
                Kind.REQUEST,
                request.id(),
                Change.APPROVED,
                new Words(
                        request.plate().words().zh() + "，许可 " + permit.id(),
                        request.plate() + ", permit " + permit.id()),
                act);
    }

    void refuse(RegistrationRequest request, Act act) {
        request.decide(RegistrationRequest.State.REFUSED, act.reasoned());
        RightChange.keep(
                Kind.REQUEST, request.id(), Change.REFUSED, request.plate().words(), act);
    }

    Permit approve(PermitRequest request, PermitDesk permits, Act act) {
        request.decide(RegistrationRequest.State.APPROVED, act);
        Act because = act.orBecause("request " + request.id());
        Permit permit = request.permit()
                .map(known -> renewed(known, permits, because))
                .orElseGet(() -> granted(request, permits, because));
        request.brought(permit);
        RightChange.keep(
                Kind.PERMIT_REQUEST,
                request.id(),
                Change.APPROVED,
                new Words("许可 " + permit.id(), "permit " + permit.id()),
                act);
        return permit;
    }

    private static Permit renewed(Permit permit, PermitDesk permits, Act act) {
        permits.renew(permit, act);
        return permit;
    }

    private Permit granted(PermitRequest request, PermitDesk permits, Act act) {
        LocalDate today = LocalDate.ofInstant(act.at(), zone);
        return permits.grant(
                request.type(),
                Optional.of(request.household()),
                request.household().name(),
                List.of(),
                today,
                request.type().terms().lastDay(today),
                act);
    }

    void refuse(PermitRequest request, Act act) {
        request.decide(RegistrationRequest.State.REFUSED, act.reasoned());
        RightChange.keep(
                Kind.PERMIT_REQUEST,
                request.id(),
                Change.REFUSED,
                request.type().terms().name(),
                act);
    }

    VisitorPass give(
            Optional<Household> home, Optional<Plate> plate, Instant from, Instant until, int entries, Act act) {
        if (!until.isAfter(from) || !until.isAfter(act.at())) {
            throw new NotGrantedException(Why.PASS_TIMES, "A visitor pass ends after it begins, and not in the past");
        }
        if (Duration.between(from, until).compareTo(longestVisit) > 0) {
            throw new NotGrantedException(
                    Why.PASS_TOO_LONG, "A visitor pass may last " + longestVisit + " (daozha.longest-visit)");
        }
        if (entries < 1 || entries > MOST_ENTRIES) {
            throw new NotGrantedException(
                    Why.PASS_ENTRIES, "A visitor comes 1 to " + MOST_ENTRIES + " times, not " + entries);
        }
        if (home.filter(host -> VisitorPass.open(host, act.at()) >= host.quota().passes())
                .isPresent()) {
            throw new NotGrantedException(
                    Why.TOO_MANY_PASSES,
                    home.get().name() + " may have " + home.get().quota().passes()
                            + " visitor passes at a time, and has them");
        }
        VisitorPass pass = new VisitorPass(Codes.pass(), home, plate, from, until, entries);
        pass.persist();
        RightChange.keep(
                Kind.VISITOR_PASS,
                pass.id(),
                Change.GRANTED,
                pass.host() + plate.map(known -> ", " + known).orElse("") + ", " + from + " – " + until + ", " + entries
                        + "×",
                act);
        return pass;
    }

    /**
     * The visitor says which car is his. Where it stands inside already and came in within the window, this very stay is
     * covered.
     */
    VisitorPass claim(String code, Plate plate, Optional<ParkingSession> inside, Instant at) {
        VisitorPass pass = VisitorPass.byCode(code)
                .orElseThrow(() -> new NotGrantedException(Why.NO_SUCH_PASS, "No pass has this code"));
        if (pass.withdrawn() || !pass.validUntil().isAfter(at) || pass.left() == 0) {
            throw new NotGrantedException(Why.PASS_OVER, "The pass is over");
        }
        if (pass.plate().filter(known -> !known.equals(plate)).isPresent()) {
            throw new NotGrantedException(Why.PASS_OF_ANOTHER, "The pass is for another car");
        }
        if (pass.plate().isEmpty()) {
            pass.claim(plate);
            RightChange.keep(
                    Kind.VISITOR_PASS, pass.id(), Change.CLAIMED, plate.words(), new Act(plate.text(), "", at));
        }
        inside.filter(stay -> pass.admits(stay.enteredAt()))
                .filter(stay -> VisitorPass.usedBy(List.of(stay.id())).isEmpty())
                .filter(stay -> !Entitlements.segments(stay, at).get(0).covered())
                .ifPresent(stay -> Entitlements.use(pass, stay, at));
        return pass;
    }

    void withdraw(VisitorPass pass, Act act) {
        pass.withdraw(act.at());
        RightChange.keep(Kind.VISITOR_PASS, pass.id(), Change.ENDED, pass.host(), act);
    }
}
