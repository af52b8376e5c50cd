package io.daozha.gate;

import io.daozha.billing.Quote;
import java.util.Optional;

/** What the vehicle before the arm may do. */
public sealed interface Decision {

    /** Which car it is taken for, if that is known. */
    Optional<Car> car();

    SignMessage sign();

    /** The arm goes up. */
    record Admit(Car known, Grounds grounds, SignMessage sign) implements Decision {
        @Override
        public Optional<Car> car() {
            return Optional.of(known);
        }
    }

    /** The arm stays down until the stay is paid. */
    record AskToPay(Car known, Quote quote, SignMessage sign) implements Decision {
        @Override
        public Optional<Car> car() {
            return Optional.of(known);
        }
    }

    /** The arm stays down. */
    record Refuse(Car known, SignMessage sign) implements Decision {
        @Override
        public Optional<Car> car() {
            return Optional.of(known);
        }
    }

    /** Nobody on site can decide: the driver's phone or the operator has to say which car this is. */
    record CallAttendant(Optional<Car> car, SignMessage sign) implements Decision {}

    /** Why a car was let through; the leakage sheet is made from it. */
    enum Grounds {
        TEMPORARY,
        PERMIT,
        NOTHING_DUE,
        PAID,
        /** The fail policy of the lane: billing could not be asked. */
        BILLING_AWAY
    }
}
