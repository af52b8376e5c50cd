package io.daozha.gate;

import io.daozha.billing.EntryVerdict;
import io.daozha.billing.ExitVerdict;
import io.daozha.billing.Grounds;
import io.daozha.billing.Parking;
import io.daozha.billing.ParkingSession;
import io.daozha.billing.Passage;
import io.daozha.billing.Passage.Direction;
import io.daozha.billing.Quote;
import io.daozha.gate.Decision.Admit;
import io.daozha.gate.Decision.AskToPay;
import io.daozha.gate.Decision.CallAttendant;
import io.daozha.gate.Decision.LetThrough;
import io.daozha.gate.Decision.Refuse;
import io.daozha.gate.FailPolicy.Answer;
import io.daozha.gate.FailPolicy.Cause;
import io.daozha.plate.CameraState;
import io.daozha.plate.CameraState.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Turns billing's verdict on a car into what the lane does about it, and answers by the lane's {@link FailPolicy} where
 * there is no verdict to be had. Not thread-safe: its lane's watch asks it.
 */
final class Gatekeeper {
    private static final Logger LOG = Logger.getLogger(Gatekeeper.class);

    private final Parking parking;
    private final Direction direction;
    private final FailPolicy policy;
    private final Outages site;
    private final OpeningBook openings;
    private final Consumer<String> trouble;
    private final Map<Cause, Instant> since = new EnumMap<>(Cause.class);
    private final Map<Cause, Answer> said = new EnumMap<>(Cause.class);
    private boolean cameraSeen;

    /**
     * @param trouble told cause and answer as constants, and LIMIT where a limit is reached, with blanks between them; an
     *     empty text when all is well again
     */
    Gatekeeper(
            Parking parking,
            Direction direction,
            FailPolicy policy,
            Outages site,
            OpeningBook openings,
            Consumer<String> trouble) {
        this.parking = parking;
        this.direction = direction;
        this.policy = policy;
        this.site = site;
        this.openings = openings;
        this.trouble = trouble;
    }

    Decision decide(Car car, Instant at) {
        EntryVerdict entry;
        ExitVerdict exit;
        try {
            entry = direction == Direction.IN ? parking.mayEnter(car.plate(), at) : null;
            exit = direction == Direction.OUT ? parking.mayLeave(car.plate(), at) : null;
        } catch (RuntimeException e) {
            if (!since.containsKey(Cause.DATABASE)) {
                LOG.errorf(e, "Billing cannot be asked about %s; the lane answers by its policy", car.plate());
            }
            return byPolicy(Cause.DATABASE, at, car, attendant(car));
        }
        well(Cause.DATABASE);
        return direction == Direction.IN ? entry(entry, car) : exit(exit, car, at);
    }

    /** Whose exit it may be; none at an entry, and none while billing cannot be asked. */
    List<CarInside> inside() {
        if (direction == Direction.IN) {
            return List.of();
        }
        try {
            return parking.inside().stream().map(Gatekeeper::carInside).toList();
        } catch (RuntimeException e) {
            LOG.warnf("Billing cannot be asked who is inside: %s; plates are taken as they are read", e);
            return List.of();
        }
    }

    /** Its plate may have been too dirty at the entry, and washed since (X08, X09). */
    private List<CarInside> cameUnread() {
        return inside().stream()
                .filter(CarInside::cameUnread)
                .limit(CarInside.MOST_SHOWN)
                .toList();
    }

    private static CarInside carInside(ParkingSession stay) {
        return new CarInside(
                stay.plate(),
                stay.entry().reading().map(Passage.Reading::confidence).orElse(1.0),
                stay.enteredAt(),
                stay.entry().picture());
    }

    /**
     * Nobody could read who stands there: is it the plate, or the camera?
     *
     * @param possible whom the driver may say he is
     */
    Decision unread(CameraState camera, List<CarInside> possible, Instant at) {
        CallAttendant scan = new CallAttendant(Optional.empty(), possible, new SignMessage.Unread());
        cameraSeen |= camera.health() == Health.LIVE;
        if (camera.health() == Health.LIVE) {
            well(Cause.POWER_BACK);
            well(Cause.CAMERA);
            return scan;
        }
        Cause cause = camera.health() == Health.STARTING && !cameraSeen ? Cause.POWER_BACK : Cause.CAMERA;
        well(cause == Cause.CAMERA ? Cause.POWER_BACK : Cause.CAMERA);
        return switch (answer(cause, at)) {
            case OPEN -> new LetThrough(cause.grounds(), new SignMessage.BillingAway(true));
            case HOLD -> new CallAttendant(Optional.empty(), possible, new SignMessage.BillingAway(false));
            case ASK -> scan;
        };
    }

    /** The contacts cannot be read. @return whether the arm is to be told to rise all the same */
    boolean opensBlindly(Instant at) {
        return answer(Cause.BUS, at) == Answer.OPEN;
    }

    /** The contacts can be read. */
    void sees() {
        well(Cause.BUS);
    }

    /** Something began or ended for the whole site. */
    void siteChanged() {
        for (Cause cause : List.of(Cause.PAYMENT, Cause.CLOCK)) {
            if (site.lasting(cause).isEmpty()) {
                well(cause);
            }
        }
    }

    /** Something is out of order, so that even a car that was told to pay may be let go later on. */
    boolean mayThinkAgain() {
        return !since.isEmpty();
    }

    private Decision entry(EntryVerdict verdict, Car car) {
        String plate = car.plate().text();
        if (verdict instanceof EntryVerdict.Permitted permit) {
            return new Admit(
                    car, Grounds.PERMIT, new SignMessage.WelcomePermit(plate, permit.permit(), permit.daysLeft()));
        }
        if (verdict instanceof EntryVerdict.Temporary temporary) {
            return new Admit(car, Grounds.TEMPORARY, new SignMessage.Welcome(plate, temporary.spacesLeft()));
        }
        if (verdict instanceof EntryVerdict.Overflow over) {
            return new Admit(
                    car, Grounds.TEMPORARY, new SignMessage.WelcomeOverflow(plate, over.permit(), over.spacesLeft()));
        }
        if (verdict instanceof EntryVerdict.Visitor visitor) {
            return new Admit(car, Grounds.VISITOR, new SignMessage.WelcomeVisitor(plate, visitor.host()));
        }
        if (verdict instanceof EntryVerdict.Exempt exempt) {
            return new Admit(car, Grounds.EXEMPT, new SignMessage.WelcomeExempt(plate, exempt.reason()));
        }
        if (verdict instanceof EntryVerdict.Reminded reminded && entry(reminded.as(), car) instanceof Admit admit) {
            return new Admit(car, admit.grounds(), new SignMessage.WelcomeOwing(plate, reminded.debt()));
        }
        return refusal(verdict, car);
    }

    /** Refused for good, or until something is done about it: what a person may have to do goes to the attendant. */
    private static Decision refusal(EntryVerdict verdict, Car car) {
        String plate = car.plate().text();
        if (verdict instanceof EntryVerdict.Full) {
            return new Refuse(car, new SignMessage.Full(plate));
        }
        if (verdict instanceof EntryVerdict.SpacesTaken taken) {
            return new Refuse(car, new SignMessage.SpacesTaken(plate, taken.permit()));
        }
        if (verdict instanceof EntryVerdict.PayFirst owes) {
            return new AskToPay(
                    car, owes.debt(), new SignMessage.PayDebt(plate, owes.debt().due()));
        }
        if (verdict instanceof EntryVerdict.Banned) {
            return new CallAttendant(Optional.of(car), List.of(), new SignMessage.Banned(plate));
        }
        throw new IllegalStateException("No rule for " + verdict);
    }

    private Decision exit(ExitVerdict verdict, Car car, Instant at) {
        String plate = car.plate().text();
        if (verdict instanceof ExitVerdict.Covered) {
            return new Admit(car, Grounds.PERMIT, new SignMessage.Farewell(plate));
        }
        if (verdict instanceof ExitVerdict.NothingDue free) {
            if (doubtful(at.minus(free.stay()))) {
                return byPolicy(Cause.CLOCK, at, car, attendant(car));
            }
            well(Cause.CLOCK);
            return new Admit(car, Grounds.NOTHING_DUE, new SignMessage.FarewellFree(plate, free.stay()));
        }
        if (verdict instanceof ExitVerdict.Settled) {
            return new Admit(car, Grounds.PAID, new SignMessage.Farewell(plate));
        }
        if (verdict instanceof ExitVerdict.UnderDispute) {
            return new Admit(car, Grounds.DISPUTED, new SignMessage.Farewell(plate));
        }
        if (verdict instanceof ExitVerdict.Due due) {
            return owing(due.quote(), car, at);
        }
        if (verdict instanceof ExitVerdict.Unpriced unpriced) {
            LOG.warnf("%s has no price: %s; the lane answers by its policy", car.plate(), unpriced.why());
            return byPolicy(Cause.CLOCK, at, car, attendant(car));
        }
        if (verdict instanceof ExitVerdict.Locked) {
            return new CallAttendant(Optional.of(car), List.of(), new SignMessage.Locked(plate));
        }
        if (verdict instanceof ExitVerdict.NotInside) {
            return new CallAttendant(Optional.of(car), cameUnread(), new SignMessage.NotInside(plate));
        }
        throw new IllegalStateException("No rule for " + verdict);
    }

    /** What is owed can be asked for only while the sum is to be trusted and there is a way to pay it (X10, X16). */
    private Decision owing(Quote quote, Car car, Instant at) {
        if (doubtful(quote.enteredAt())) {
            return byPolicy(Cause.CLOCK, at, car, attendant(car));
        }
        well(Cause.CLOCK);
        AskToPay pay = new AskToPay(car, quote, new SignMessage.Pay(car.plate().text(), quote.stay(), quote.due()));
        if (site.lasting(Cause.PAYMENT).isEmpty()) {
            well(Cause.PAYMENT);
            return pay;
        }
        return byPolicy(Cause.PAYMENT, at, car, pay);
    }

    /** Came in by the time of before a clock was set. */
    private boolean doubtful(Instant enteredAt) {
        return site.lasting(Cause.CLOCK)
                .filter(jump -> enteredAt.isBefore(jump.since()))
                .isPresent();
    }

    private static CallAttendant attendant(Car car) {
        return new CallAttendant(Optional.of(car), List.of(), new SignMessage.BillingAway(false));
    }

    private Decision byPolicy(Cause cause, Instant at, Car car, Decision wait) {
        return answer(cause, at) == Answer.OPEN
                ? new Admit(car, cause.grounds(), new SignMessage.BillingAway(true))
                : wait;
    }

    private Answer answer(Cause cause, Instant at) {
        Instant began = since.computeIfAbsent(
                cause,
                now -> site.lasting(cause)
                        .map(Outages.Outage::since)
                        .filter(moment -> moment.isBefore(at))
                        .orElse(at));
        int used = openings.used(cause.grounds(), at);
        FailPolicy.Rule rule = policy.rule(cause);
        Duration lasted = Duration.between(began, at);
        Answer answer = rule.answer(lasted, used);
        if (said.put(cause, answer) != answer) {
            boolean within = rule.within(lasted, used);
            LOG.warnf(
                    "Lane policy: %s since %s: %s%s", cause, began, answer, within ? "" : ", its limit being reached");
            trouble.accept(cause + " " + answer + (within ? "" : " LIMIT"));
        }
        return answer;
    }

    private void well(Cause cause) {
        said.remove(cause);
        if (since.remove(cause) != null && since.isEmpty()) {
            trouble.accept("");
        }
    }
}
