package io.daozha.gate;

import io.daozha.billing.EntryVerdict;
import io.daozha.billing.ExitVerdict;
import io.daozha.billing.Parking;
import io.daozha.billing.Passage.Direction;
import io.daozha.billing.Quote;
import io.daozha.gate.Decision.Admit;
import io.daozha.gate.Decision.AskToPay;
import io.daozha.gate.Decision.CallAttendant;
import io.daozha.gate.Decision.Grounds;
import io.daozha.gate.Decision.Refuse;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Turns billing's verdict on a car into what the lane does about it, and decides alone when billing cannot be asked. */
public final class Gatekeeper {
    private static final Logger LOG = Logger.getLogger(Gatekeeper.class);

    /** What a lane does when billing cannot be asked, or has no answer. */
    public enum WhenBillingIsAway {
        /** Let through; the journal posts the passage later, and the stay is settled then. */
        OPEN,
        /** Keep waiting; it is asked again every few seconds. */
        HOLD
    }

    private final Parking parking;
    private final Direction direction;
    private final WhenBillingIsAway policy;

    public Gatekeeper(Parking parking, Direction direction, WhenBillingIsAway policy) {
        this.parking = parking;
        this.direction = direction;
        this.policy = policy;
    }

    Decision decide(Car car, Instant at) {
        try {
            return direction == Direction.IN
                    ? entry(parking.mayEnter(car.plate(), at), car)
                    : exit(parking.mayLeave(car.plate(), at), car);
        } catch (RuntimeException e) {
            LOG.errorf(e, "Billing cannot be asked about %s; the lane's policy is %s", car.plate(), policy);
            return alone(car);
        }
    }

    private Decision alone(Car car) {
        return policy == WhenBillingIsAway.OPEN
                ? new Admit(car, Grounds.BILLING_AWAY, new SignMessage.BillingAway(true))
                : new CallAttendant(Optional.of(car), new SignMessage.BillingAway(false));
    }

    private static Decision entry(EntryVerdict verdict, Car car) {
        String plate = car.plate().text();
        if (verdict instanceof EntryVerdict.Permitted permit) {
            return new Admit(
                    car, Grounds.PERMIT, new SignMessage.WelcomePermit(plate, permit.permit(), permit.daysLeft()));
        }
        if (verdict instanceof EntryVerdict.Temporary temporary) {
            return new Admit(car, Grounds.TEMPORARY, new SignMessage.Welcome(plate, temporary.spacesLeft()));
        }
        if (verdict instanceof EntryVerdict.Full) {
            return new Refuse(car, new SignMessage.Full(plate));
        }
        throw new IllegalStateException("No rule for " + verdict);
    }

    private Decision exit(ExitVerdict verdict, Car car) {
        String plate = car.plate().text();
        if (verdict instanceof ExitVerdict.Covered) {
            return new Admit(car, Grounds.PERMIT, new SignMessage.Farewell(plate));
        }
        if (verdict instanceof ExitVerdict.NothingDue free) {
            return new Admit(car, Grounds.NOTHING_DUE, new SignMessage.FarewellFree(plate, free.stay()));
        }
        if (verdict instanceof ExitVerdict.Settled) {
            return new Admit(car, Grounds.PAID, new SignMessage.Farewell(plate));
        }
        if (verdict instanceof ExitVerdict.Due due) {
            Quote quote = due.quote();
            return new AskToPay(car, quote, new SignMessage.Pay(plate, quote.stay(), quote.due()));
        }
        if (verdict instanceof ExitVerdict.Unpriced unpriced) {
            LOG.warnf("%s has no price: %s; the lane's policy is %s", car.plate(), unpriced.why(), policy);
            return alone(car);
        }
        if (verdict instanceof ExitVerdict.NotInside) {
            return new CallAttendant(Optional.of(car), new SignMessage.NotInside(plate));
        }
        throw new IllegalStateException("No rule for " + verdict);
    }
}
