package io.daozha.gate;

import io.daozha.billing.Money;
import java.time.Duration;

/** What the sign has to say; {@link SignBook} finds the words. */
public sealed interface SignMessage {

    /** Nobody is there; the book adds the spaces left, where it knows them. */
    record Ready() implements SignMessage {}

    record Welcome(String plate, int spacesLeft) implements SignMessage {}

    /** @param daysLeft of the permit; negative in the days of grace after it */
    record WelcomePermit(String plate, String permit, long daysLeft) implements SignMessage {}

    /** The permit's spaces are taken by its other cars, so this one comes in as a temporary car. */
    record WelcomeOverflow(String plate, String permit, int spacesLeft) implements SignMessage {}

    /** The same, where it does not come in. */
    record SpacesTaken(String plate, String permit) implements SignMessage {}

    record WelcomeVisitor(String plate, String host) implements SignMessage {}

    /** Always free, and why. */
    record WelcomeExempt(String plate, String reason) implements SignMessage {}

    /** Comes in, and owes for earlier stays. */
    record WelcomeOwing(String plate, Money debt) implements SignMessage {}

    /** Owes for earlier stays, and pays first. */
    record PayDebt(String plate, Money debt) implements SignMessage {}

    /** On the black list. */
    record Banned(String plate) implements SignMessage {}

    /** Its owner locked it. */
    record Locked(String plate) implements SignMessage {}

    record Full(String plate) implements SignMessage {}

    record Pay(String plate, Duration stay, Money due) implements SignMessage {}

    record Farewell(String plate) implements SignMessage {}

    record FarewellFree(String plate, Duration stay) implements SignMessage {}

    /** No plate could be read: the driver's phone is asked. */
    record Unread() implements SignMessage {}

    /** Read, but no open stay stands under this plate. */
    record NotInside(String plate) implements SignMessage {}

    /** Let through, or held, without billing's word. */
    record BillingAway(boolean open) implements SignMessage {}

    /** Somebody comes from the other side of a lane that is used both ways. */
    record Wait() implements SignMessage {}
}
