package io.daozha.gate;

import io.daozha.billing.Money;
import java.time.Duration;

/** What the sign has to say; {@link SignBook} finds the words. */
public sealed interface SignMessage {

    /** Nobody is there; the book adds the spaces left, where it knows them. */
    record Ready() implements SignMessage {}

    record Welcome(String plate, int spacesLeft) implements SignMessage {}

    record WelcomePermit(String plate, String permit, long daysLeft) implements SignMessage {}

    /** Admitted, and reminded of what it owes for earlier stays. */
    record WelcomeOwing(String plate, Money owes) implements SignMessage {}

    /** An earlier stay is to be paid before it comes in. */
    record PayDebt(String plate, Money owes) implements SignMessage {}

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
